// Part of the client that specback generates, and the same for every API.
// Do not edit: the next run overwrites this file.

import type { QuerySerializerOptions } from "openapi-fetch";
import type { Api, Target } from "./api.js";
import type { CallOptions } from "./operation.js";

/** Writes queries whose parameters hold objects or lists within one another, and leaves the rest to `unusual`. */
export const nesting =
  (unusual: NonNullable<Api["unusual"]>): NonNullable<Api["unusual"]> =>
  (options, call) => {
    const told: CallOptions & { querySerializer?: (query: object) => string } = unusual(
      options,
      call,
    );
    const { querySerializer: plain } = told;
    if (!plain) return told;
    const written = (query: object) =>
      Object.entries(query).map(
        ([name, value]) =>
          nestedPairs(name, value, call.target.query?.[name], call)?.join("&") ??
          plain({ [name]: value }),
      );
    return {
      ...told,
      ...{ querySerializer: (query: object) => written(query).filter(Boolean).join("&") },
    };
  };

/**
 * The pairs of a query parameter that holds objects or lists within an object or a list; undefined where it
 * does not. OpenAPI 3.1.1 section 4.8.12.3 leaves them undefined, so that they are written as most servers
 * read them: `deepObject` goes on (`a[b][c]=1`), and a list in it is `a[b][]=1&a[b][]=2`, which is a list with
 * one item too. A list in an object that is spread (`form`) is a pair for each item.
 *
 * @throws {TypeError} where the parameter's style has no such form.
 */
function nestedPairs(
  name: string,
  value: unknown,
  styles: QuerySerializerOptions | undefined,
  { method, path }: Target,
): string[] | undefined {
  const members = isHolder(value) ? Object.entries(value) : [];
  if (!members.some(([, member]) => isHolder(member))) return undefined;
  const told = Array.isArray(value) ? styles?.array : styles?.object;
  const { style, explode } = { style: "deepObject", explode: true, ...told };
  if (style === "deepObject") return pairs(name, value);
  const isSpread = explode && !Array.isArray(value);
  if (isSpread && members.every(([, member]) => !isHolder(member) || isPlain(member))) {
    return members.flatMap(([key, member]) =>
      [member].flat().flatMap((item) => pairs(encodeURIComponent(key), item)),
    );
  }
  throw new TypeError(
    `${method} ${path} cannot be called with this: the query parameter ${name} holds objects or lists ` +
      `that its style, ${style}, has no form for. Documented with style deepObject, it is sent as ${name}[…][…].`,
  );
}

function pairs(name: string, value: unknown): string[] {
  if (value === undefined || value === null) return [];
  if (!isHolder(value)) return [`${name}=${encodeURIComponent(String(value))}`];
  if (isPlain(value)) return value.flatMap((item) => pairs(`${name}[]`, item));
  return Object.entries(value).flatMap(([key, member]) =>
    pairs(`${name}[${encodeURIComponent(key)}]`, member),
  );
}

const isHolder = (value: unknown): value is object => typeof value === "object" && value !== null;

/** A list of values that hold no others. */
const isPlain = (value: object): value is unknown[] =>
  Array.isArray(value) && !value.some(isHolder);
