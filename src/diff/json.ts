import { isDeepStrictEqual } from "node:util";

/** A node of a document that has keys. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value as an object; an empty one where it is none. */
export function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value under an object's own key: a document may name its fields `constructor` or `toString`. */
export function get(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** Same data, whatever the order of keys. */
export const same: (a: unknown, b: unknown) => boolean = isDeepStrictEqual;

/** A JSON Pointer in a URI fragment, further down; keys are not percent-encoded, which most tools leave out. */
export function step(pointer: string, ...keys: readonly (string | number)[]): string {
  return keys.reduce<string>(
    (whole, key) => `${whole}/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`,
    pointer,
  );
}

/** The keys of both objects, those of the first in their order and then what the second adds. */
export function keysOfBoth(a: JsonObject, b: JsonObject): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])];
}

/** The object without one of its keys. */
export function without(object: JsonObject, key: string): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
}
