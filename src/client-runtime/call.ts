import type { HeadersOptions, Middleware } from "openapi-fetch";
import type { RetryOptions } from "./retry.js";
import type { DataOf, ParseAs, ResultOf } from "./result.js";

/** What can be said for one call as for all. */
export interface Settings {
  /**
   * Attempts after 408, 429, 5xx and broken connections: for methods that are safe to repeat, and for
   * requests with an `Idempotency-Key`. `false` sends each request once.
   */
  retry?: RetryOptions | false | undefined;
  /** Milliseconds for the whole call: attempts, waits, and reading the body. None when absent. */
  timeout?: number | undefined;
}

type RequestSettings = Pick<
  RequestInit,
  "cache" | "credentials" | "integrity" | "keepalive" | "mode"
>;

/** What a call takes beside what its operation documents. */
export interface CallSettings extends Settings, RequestSettings {
  /** Sent with the request; a name with `null` is not sent. */
  headers?: HeadersOptions | undefined;
  /** Ends the call at once when it is aborted. */
  signal?: AbortSignal | undefined;
  /** Sent as `Idempotency-Key`: the API does a thing once however often it is asked, so that the call is retried. */
  idempotencyKey?: string | undefined;
  /** openapi-fetch's, for this call alone: after those of the client. */
  middleware?: Middleware[] | undefined;
}

/** What a call of the operation takes: its `path`, `query`, `header` and `cookie` parameters, and its `body`. */
export type OptionsOf<Operation> = Parameters<Operation> & Body<Operation> & CallSettings;

type Groups<Operation> = Operation extends { parameters: infer Groups } ? Groups : unknown;

/** The groups of parameters that the operation has; `schema.d.ts` gives `never` to the others. */
type Parameters<Operation> = {
  [
    Group in keyof Groups<Operation> as Group extends "path" | "query" | "header" | "cookie"
      ? [NonNullable<Groups<Operation>[Group]>] extends [never]
        ? never
        : Group
      : never
  ]: Groups<Operation>[Group];
};

type Body<Operation> = Operation extends { requestBody?: never }
  ? unknown
  : Operation extends { requestBody: { content: infer Content } }
    ? { body: BodyOf<Content> }
    : Operation extends { requestBody?: { content: infer Content } }
      ? { body?: BodyOf<Content> | undefined }
      : unknown;

type BodyOf<Content> = {
  [Media in keyof Content]: ByContentType<Media, Content[Media]>;
}[keyof Content];

/** JSON and forms are given as their schema says, or as what the platform has for them. */
type ByContentType<Media, Type> = Media extends
  `${string}${"/" | "+"}json${"" | `;${string}`}` | `${string}/*`
  ? Type
  : Media extends `multipart/${string}`
    ? Type | FormData
    : Media extends `application/x-www-form-urlencoded${string}`
      ? Type | URLSearchParams
      : Media extends `text/${string}`
        ? Type
        : Blob | Uint8Array | ArrayBuffer | ReadableStream<Uint8Array> | string;

/** How the call ends, which its types follow. */
interface Modes<As, Throws> {
  /** Reads a successful body in this way, whatever its Content-Type; "stream" leaves it to be read. */
  parseAs?: As | undefined;
  /** Gives the data alone, and throws the error of any other end. */
  orThrow?: Throws | undefined;
}

/** One operation as a function. `Throws` is what the client says of `orThrow`. */
export type Call<Operation, Throws extends boolean> = Of<Operation> &
  (object extends OptionsOf<Operation>
    ? <As extends ParseAs | undefined = undefined, Or extends boolean = Throws>(
        options?: OptionsOf<Operation> & Modes<As, Or>,
      ) => Promise<Outcome<Operation, As, Or>>
    : <As extends ParseAs | undefined = undefined, Or extends boolean = Throws>(
        options: OptionsOf<Operation> & Modes<As, Or>,
      ) => Promise<Outcome<Operation, As, Or>>);

declare const operation: unique symbol;

/** Tells the types of other modules which operation a function calls; nothing is there at run time. */
export interface Of<Operation> {
  readonly [operation]?: Operation;
}

type Outcome<Operation, As extends ParseAs | undefined, Throws> = Throws extends true
  ? DataOf<Operation, As>
  : ResultOf<Operation, As>;
