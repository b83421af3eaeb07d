import type { Of } from "./call.js";
import type { CallOptions } from "./operation.js";
import { type CallArguments, callOf } from "./part.js";
import type { DataOf } from "./result.js";

/** Keys from a value to one within it; a negative one counts from the end of a list. */
export type Keys = readonly (string | number)[];

/** A place in a request: `["query", "page"]`. */
export type Place = readonly [group: "query" | "path" | "header" | "body", name: string];

/** How an operation is paged through. */
export interface Paging {
  /** What chooses the page. The URL of the next page gives its query. */
  readonly by: "offset" | "page" | "cursor" | "url";
  /** Where the request says which page; nowhere for a URL. */
  readonly input?: Place;
  /** What `input` is for the first page, where the caller leaves it out. */
  readonly first?: number;
  /** Where the request says how many items a page holds. */
  readonly limit?: Place;
  /** How many it holds where the caller leaves it out … */
  readonly size?: number;
  /** … and how many at most, whatever the caller asks for. */
  readonly most?: number;
  /** In a response: the items, the cursor or URL of the next page, and how many pages there are. */
  readonly results?: Keys;
  readonly next?: Keys;
  readonly count?: Keys;
}

/** By method and path: `GET /things`. */
export type Pagings = Readonly<Record<string, Paging>>;

declare const results: unique symbol;

/** Tells types alone that an operation is paged, and by which keys its items are reached; `false` where that is unknown. */
export interface Paged<Results extends Keys | false> {
  readonly [results]: Results;
}

/**
 * Goes through the pages of a list, each as a call gives it with `orThrow`: `for await (const page of …)`.
 * The first request is the one that the options say.
 *
 * It ends where the response names no next page or one that has been read, where it says that there are
 * no more, or, for lists that are paged by number, at a page that is empty or holds fewer items than a page
 * does. Throws what a call throws.
 */
export type Pages = <Operation>(
  call: Of<Operation> & Paged<Keys | false>,
  ...options: CallArguments<Operation>
) => AsyncGenerator<DataOf<Operation>, void, undefined>;

/** Goes through the items of a list, over all of its pages: `for await (const item of …)`. */
export type Items = <Operation, Results extends Keys>(
  call: Of<Operation> & Paged<Results>,
  ...options: CallArguments<Operation>
) => AsyncGenerator<ItemAt<DataOf<Operation>, Results>, void, undefined>;

/** The items of the list that the keys lead to. */
export type ItemAt<Data, Path extends Keys> = unknown extends Data
  ? unknown
  : Path extends readonly [infer Key, ...infer Rest extends Keys]
    ? Data extends object
      ? Key extends keyof Data
        ? ItemAt<Data[Key], Rest>
        : unknown
      : never
    : Data extends readonly (infer Item)[]
      ? Item
      : never;

export const pagesOf =
  (pagings: Pagings): Pages =>
  (call, options?: object) =>
    walk(callOf(call), pagings, options as CallOptions) as AsyncGenerator<never>;

export const itemsOf = (pagings: Pagings): Items =>
  async function* (call, options?: object) {
    const method = callOf(call);
    const { signal } = (options ?? {}) as CallOptions;
    for await (const page of walk(method, pagings, options as CallOptions)) {
      for (const item of listAt(page, pagingOf(method, pagings).results)) {
        // A call that is aborted says so itself.
        if (signal?.aborted) await resultOf(method, { ...options, signal });
        yield item as never;
      }
    }
  };

async function* walk(
  call: ReturnType<typeof callOf>,
  pagings: Pagings,
  options: CallOptions = {},
): AsyncGenerator<unknown, void, undefined> {
  const paging = pagingOf(call, pagings);
  const { by, input, results, next: link } = paging;
  const isNumbered = by === "offset" || by === "page";
  const seen = new Set<unknown>(input && [given(options, input)]);
  let next: CallOptions | undefined = options;
  for (let isFirst = true; next; isFirst = false) {
    const { data: page, revive } = await resultOf(call, next);
    // A page by number is asked for without knowing whether it is there.
    if (!isFirst && isNumbered && results && listAt(page, results).length === 0) return;
    // A cursor that is a date is sent back as the text that it came as.
    next = isNumbered
      ? byNumber(next, paging, page)
      : byLink(next, paging, valueAt(page, link!), seen);
    yield revive ? revive(page) : page;
  }
}

async function resultOf(call: ReturnType<typeof callOf>, options: CallOptions) {
  const result = await call({ ...options, orThrow: false, later: true });
  if (result.error) throw result.error;
  return result;
}

function pagingOf({ target }: ReturnType<typeof callOf>, pagings: Pagings): Paging {
  const key = `${target.method} ${target.path}`;
  const paging = pagings[key];
  if (!paging) throw new TypeError(`The document does not say how ${key} is paged.`);
  return paging;
}

/** The options for the next page of a list whose pages, or items, are counted; undefined at its end. */
function byNumber(options: CallOptions, paging: Paging, page: unknown): CallOptions | undefined {
  const { by, input, first = 0, limit, size = 0, most = Infinity, results, count } = paging;
  const now = Number(given(options, input!) ?? first);
  const pages = count && valueAt(page, count);
  const { length } = listAt(page, results);
  const full = Math.min(Number((limit && given(options, limit)) ?? size), most);
  const isLast =
    typeof pages === "number" ? now - first >= pages - 1 : length === 0 || length < full;
  return isLast ? undefined : withGiven(options, input!, now + (by === "page" ? 1 : length));
}

/** The options for the page that the response names; undefined where it names none, or one again. */
function byLink(
  options: CallOptions,
  { by, input }: Paging,
  link: unknown,
  seen: Set<unknown>,
): CallOptions | undefined {
  if (link === undefined || link === null || link === "" || seen.has(link)) return undefined;
  seen.add(link);
  if (by === "cursor") return withGiven(options, input!, link);
  // Of the URL only the query is taken: the rest is the operation's, and no credentials go elsewhere.
  const query: Record<string, unknown> = {};
  for (const [name, value] of new URL(String(link), "http://localhost").searchParams) {
    query[name] = name in query ? [query[name], value].flat() : value;
  }
  return { ...options, query: { ...options.query, ...query } };
}

type Group = Readonly<Record<string, unknown>> | undefined;

const given = (options: CallOptions, [group, name]: Place): unknown =>
  (options[group] as Group)?.[name];

const withGiven = (options: CallOptions, [group, name]: Place, value: unknown): CallOptions => ({
  ...options,
  [group]: { ...(options[group] as Group), [name]: value },
});

function valueAt(data: unknown, keys: Keys): unknown {
  let value = data;
  for (const key of keys) {
    const at = typeof key === "number" && key < 0 ? key + listAt(value, []).length : key;
    value = (Object(value) as Record<string, unknown>)[at];
  }
  return value;
}

function listAt(data: unknown, keys: Keys = []): readonly unknown[] {
  const value = valueAt(data, keys);
  return Array.isArray(value) ? value : [];
}
