type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/** The status codes of a class: `StatusIn<4>` is `400 | 401 | … | 499`. RFC 9110 section 15. */
export type StatusIn<Class extends number> = `${Class}${Digit}${Digit}` extends infer Text
  ? Text extends `${infer Status extends number}`
    ? Status
    : never
  : never;

export type SuccessStatus = StatusIn<2>;

/** What is no success; nobody sees the 1xx that may precede a response. */
export type ErrorStatus = StatusIn<3 | 4 | 5>;

/**
 * The status codes that one key of `responses` stands for: a number wins over the range that it lies in,
 * and `default` stands for those that no other key names. OpenAPI 3.1.1 section 4.8.16.
 */
export type StatusOf<Responses, Key> = Key extends number
  ? Key
  : Key extends `${infer Class extends 1 | 2 | 3 | 4 | 5}${"XX" | "xx"}`
    ? Exclude<StatusIn<Class>, keyof Responses>
    : never;

/** All status codes that the keys of `responses` stand for, but for `default`. */
export type Documented<Responses> = {
  [Key in keyof Responses]: StatusOf<Responses, Key>;
}[keyof Responses];
