import type { Origin } from "../diagnostics/diagnostic.js";
import { markItems, markMember, markNode, originOfChild, setOwn } from "./marks.js";
import { escapeKey, followPointer } from "./pointer.js";

/** Where in the docs each part of a document comes from. */
export interface DocumentOrigins {
  /**
   * The origin of the node at a JSON Pointer in a URI fragment (`#/components/schemas/X/properties/y`), or
   * of the nearest node above it that has one.
   */
  originOf(pointer: string): Origin | undefined;
  /** All nodes that have an origin of their own, in the document's order. */
  entries(): Iterable<readonly [pointer: string, origin: Origin]>;
}

/** The origins of no document at all. */
export const noOrigins: DocumentOrigins = { originOf: () => undefined, entries: () => [] };

/** The origins that the nodes of a document are marked with. */
export function originsIn(marked: object): DocumentOrigins {
  return {
    originOf(pointer) {
      let node: unknown = marked;
      let nearest: Origin | undefined;
      for (const key of followPointer(marked, pointer).keys) {
        nearest = originOfChild(node as object, key) ?? nearest;
        node = (node as Record<string, unknown>)[key];
      }
      return nearest;
    },
    entries: () => entriesBelow(marked, "#"),
  };
}

/** A copy of a document in which the nodes are marked with their origins. */
export function markedCopy<Tree extends object>(tree: Tree, origins: DocumentOrigins): Tree {
  return copyMarked(tree, "#", new Map(origins.entries())) as Tree;
}

function copyMarked(node: object, pointer: string, origins: ReadonlyMap<string, Origin>): object {
  const copy: object = Array.isArray(node) ? [] : {};
  const items = new Map<unknown, Origin>();
  for (const [key, value] of Object.entries(node) as [string, unknown][]) {
    const below = `${pointer}/${escapeKey(key)}`;
    const isNode = typeof value === "object" && value !== null;
    const child = isNode ? copyMarked(value, below, origins) : value;
    setOwn(copy, key, child);
    const origin = origins.get(below);
    if (!origin) continue;
    if (isNode) markNode(child as object, origin);
    else if (Array.isArray(copy)) items.set(value, origin);
    else markMember(copy, key, origin);
  }
  return Array.isArray(copy) ? markItems(copy, items) : copy;
}

/** The same origins, each told otherwise. */
export function mapOrigins(
  origins: DocumentOrigins,
  map: (origin: Origin) => Origin,
): DocumentOrigins {
  return {
    originOf(pointer) {
      const origin = origins.originOf(pointer);
      return origin && map(origin);
    },
    *entries() {
      for (const [pointer, origin] of origins.entries()) yield [pointer, map(origin)] as const;
    },
  };
}

function* entriesBelow(
  node: object,
  pointer: string,
): Generator<readonly [pointer: string, origin: Origin]> {
  for (const [key, child] of Object.entries(node)) {
    const below = `${pointer}/${escapeKey(key)}`;
    const origin = originOfChild(node, key);
    if (origin) yield [below, origin];
    if (typeof child === "object" && child !== null) yield* entriesBelow(child as object, below);
  }
}
