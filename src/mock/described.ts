import { escapeKey, followPointer } from "../document/pointer.js";

/**
 * What a mock reads of an OpenAPI document, 3.0 or 3.1, ours or another's. Nothing of it is sure to be
 * there: each part is asked for where it is needed.
 */
export interface MockableDocument {
  readonly openapi: string;
  readonly paths?: object;
  readonly components?: object;
  readonly security?: readonly object[];
}

export type JsonObject = Readonly<Record<string, unknown>>;

/** A node of the document, and the JSON Pointer to it as a URI fragment. */
export interface Node {
  readonly value: JsonObject;
  readonly pointer: string;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export const stringOf = (value: unknown) => (typeof value === "string" ? value : undefined);

/** The node under a key, or under keys one below the other; an empty one where there is none. */
export function child(node: Node, ...keys: readonly (string | number)[]): Node {
  let value: unknown = node.value;
  let { pointer } = node;
  for (const key of keys) {
    value =
      typeof value === "object" && value !== null && Object.hasOwn(value, key)
        ? (value as JsonObject)[key]
        : undefined;
    pointer = `${pointer}/${escapeKey(String(key))}`;
  }
  return { value: isObject(value) ? value : {}, pointer };
}

/** The nodes under the keys of an object, in its order. */
export function children(node: Node): [key: string, child: Node][] {
  return Object.keys(node.value).map((key) => [key, child(node, key)]);
}

/** The nodes of a list under a key. */
export function items(node: Node, key: string): Node[] {
  return listOf(node.value[key]).map((_, at) => child(node, key, at));
}

/** Header parameters of these names say nothing (OpenAPI 3.1.1 section 4.8.12.2.1). */
export const isIgnoredHeader = (name: string, place: string) =>
  place === "header" && /^(?:accept|content-type|authorization)$/i.test(name);

const longestChain = 100;

/** What a node stands for where it is a Reference Object (OpenAPI 3.1.1 section 4.8.23), within the document. */
export function follow(document: MockableDocument, node: Node): Node {
  let here = node;
  for (let hops = 0; hops < longestChain; hops++) {
    const { $ref } = here.value;
    if (typeof $ref !== "string" || !$ref.startsWith("#/")) return here;
    const { keys, value } = followPointer(document, $ref);
    here = {
      value: isObject(value) ? value : {},
      pointer: ["#", ...keys.map(escapeKey)].join("/"),
    };
  }
  return here;
}
