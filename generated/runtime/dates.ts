// Part of the client that specback generates, and the same for every API.
// Do not edit: the next run overwrites this file.

import type { Api, Target } from "./api.js";
import type { Of } from "./call.js";
import type { CallOptions, Result } from "./operation.js";
import { callOf, type Later, type LaterOption } from "./part.js";
import type { Ongoing } from "./send.js";

/**
 * Where a value holds date-times, in the words of JSON Schema: it is one (`true`), or as the shape of that
 * name, or as each of several, or it holds others.
 */
export type Shape = boolean | string | readonly Shape[] | Within;

export interface Within {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly patternProperties?: Readonly<Record<string, Shape>>;
  readonly additionalProperties?: Shape;
  readonly prefixItems?: readonly Shape[];
  readonly items?: Shape;
}

/** By name. */
export type Shapes = Readonly<Record<string, Shape>>;

/**
 * The shapes of an operation's answers by status or range; `success` and `default` for statuses that are
 * not documented, and `stream` for each value of one.
 */
export type DatesByStatus = Readonly<Record<string, Shape>>;

/** A type as JSON has it: its dates are texts. */
export type OnTheWire<Type> = Type extends Date
  ? string
  : Type extends Blob | Uint8Array | ArrayBuffer
    ? Type
    : Type extends object
      ? { [Key in keyof Type]: OnTheWire<Type[Key]> }
      : Type;

/** Where the answers of operations hold dates: by `GET /things`, and the shapes that others refer to. */
export interface DatesOfAnswers {
  readonly dates: Readonly<Record<string, DatesByStatus>>;
  readonly shapes: Shapes;
}

/** The client with dates in what its methods give. `throws` is what the client says of `orThrow`. */
export function reviving(client: object, of: DatesOfAnswers, throws: boolean | undefined): object {
  const methods = Object.entries(client).map(([name, method]) => {
    const { target } = Object(method) as { readonly target?: Target };
    const dates = target && of.dates[`${target.method} ${target.path}`];
    if (!dates) return [name, method] as const;
    const call = async ({ orThrow = throws, ...options }: CallOptions & LaterOption = {}) => {
      const result = await callOf(method as Of<unknown>)({ ...options, orThrow: false });
      revive(result as Answer, dates, of.shapes, options);
      if (!orThrow) return result;
      if (result.error) throw result.error;
      return result.data;
    };
    return [name, Object.assign(call, { target })] as const;
  });
  return Object.fromEntries(methods);
}

/** A result before anyone has it. */
type Answer = Later & { -readonly [Name in keyof Result]: Result[Name] } & {
  error: { body?: unknown } | undefined;
};

function revive(
  answer: Answer,
  dates: DatesByStatus,
  shapes: Shapes,
  { parseAs, later }: CallOptions & LaterOption,
): void {
  const { status, error, response } = answer;
  if (typeof status !== "number") return;
  const other = response?.ok ? "success" : "default";
  const shape = dates[status] ?? dates[`${Math.floor(status / 100)}XX`] ?? dates[other] ?? false;
  if (error) error.body = revived(error.body, shape, shapes);
  else if (later) {
    const of = parseAs === "stream" ? (dates["stream"] ?? false) : shape;
    answer.revive = (value) => revived(value, of, shapes);
  } else if (!parseAs || parseAs === "json") answer.data = revived(answer.data, shape, shapes);
}

/** The value with dates where its shape says so; changes it. It goes as deep as values do. */
function revived(value: unknown, shape: Shape, shapes: Shapes): unknown {
  const root: Record<string, unknown> = { value };
  const todo: [Record<string, unknown>, string, Shape | undefined][] = [[root, "value", shape]];
  for (let next; (next = todo.pop());) {
    const [holder, key, given] = next;
    const at = holder[key];
    const is = typeof given === "string" ? shapes[given] : given;
    if (is === true) {
      if (typeof at === "string") holder[key] = dateOf(at);
    } else if (isList(is)) {
      for (const one of is) todo.push([holder, key, one]);
    } else if (typeof is === "object" && isHolder(at)) {
      for (const name of Object.keys(at))
        todo.push([at, name, shapeAt(is, name, Array.isArray(at))]);
    }
  }
  return root["value"];
}

function shapeAt(shape: Within, name: string, isItem: boolean): Shape | undefined {
  if (isItem) return shape.prefixItems?.[Number(name)] ?? shape.items;
  // Setting it would set something else.
  if (name === "__proto__") return undefined;
  const { properties = {}, patternProperties = {}, additionalProperties } = shape;
  const known = [
    ...(Object.hasOwn(properties, name) ? [properties[name]!] : []),
    ...Object.entries(patternProperties).flatMap(([pattern, one]) =>
      new RegExp(pattern, "u").test(name) ? [one] : [],
    ),
  ];
  return known.length > 0 ? known : additionalProperties;
}

const isList = (shape: Shape | undefined): shape is readonly Shape[] => Array.isArray(shape);

/** Objects and lists of JSON. */
const isHolder = (value: unknown): value is Record<string, unknown> =>
  Array.isArray(value) ||
  (typeof value === "object" &&
    value !== null &&
    Object.getPrototypeOf(value) === Object.prototype);

const dateTime =
  /^(\d{4}-\d\d-(\d\d))T([01]\d|2[0-3])(:[0-5]\d:[0-5]\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$/i;

/** A date-time as a Date; another text, or one that Date cannot hold (a leap second), as it is. RFC 3339 section 5.6. */
function dateOf(text: string): Date | string {
  const [, day, ofMonth, hour, rest, fraction = "", zone] = dateTime.exec(text) ?? [];
  // Engines differ in what they make of other fractions.
  const date = new Date(
    `${day}T${hour}${rest}.${`${fraction}000`.slice(0, 3)}${zone}`.toUpperCase(),
  );
  // Some take the 30th of February for the 1st of March.
  const isDay = new Date(`${day}T00:00:00Z`).getUTCDate() === Number(ofMonth);
  return isDay && !Number.isNaN(date.getTime()) ? date : text;
}

/** Writes dates in ISO 8601 where JSON is not what writes them: in parameters, forms, and plain texts. */
export const writing =
  (unusual?: Api["unusual"]): NonNullable<Api["unusual"]> =>
  (options: CallOptions, call: Ongoing) => {
    const { path, query, header, cookie, body } = options;
    const told = {
      ...options,
      ...(written({ path, query, header, cookie }) as CallOptions),
      ...(call.target.type && { body: written(body) }),
    };
    return unusual?.(told, call) ?? told;
  };

function written(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(written);
  if (!isHolder(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, written(one)]));
}
