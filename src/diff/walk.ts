import type { ChangeKind } from "./kinds.js";
import { step, type JsonObject } from "./json.js";
import { resolve, type Resolved } from "./references.js";

/** Whether a side of the API sees a node; unknown where no operation leads to it. */
export type Reach = boolean | "unknown";

/** Where a walk stands in both documents at once. */
export interface Place {
  /** The operation that the walk came through; absent above the operations. */
  readonly operation?: string;
  /** The component that the walk is in, such as `schemas/User`; absent outside of components. */
  readonly component?: string;
  /** Where in the operation, component or document, in words. */
  readonly field: string;
  readonly base: string;
  readonly head: string;
  readonly request: Reach;
  readonly response: Reach;
  /** A webhook's request is read, and its response written, by those who use the API. */
  readonly flipped?: boolean;
}

/** A difference as it is found, before it is known what it does. */
export interface Finding {
  readonly kind: ChangeKind;
  readonly place: Place;
  /** The document in which the node stands; both when absent. */
  readonly only?: "base" | "head";
  readonly old?: unknown;
  readonly new?: unknown;
}

/** Pairs component schemas of two documents, and has each pair compared once. */
export interface SchemaPairs {
  /** Says whether the two are one schema, perhaps renamed; then they are compared as a component. */
  areOne(base: string, head: string): boolean;
}

/** What a comparison carries along. */
export interface Walk {
  readonly base: JsonObject;
  readonly head: JsonObject;
  readonly schemas: SchemaPairs;
  /** Pairs of schemas that have been compared in place, within the operation or component at hand. */
  readonly compared: Set<string>;
  found(finding: Finding): void;
}

/** A place one or more steps further down, by the same keys in both documents. */
export function below(place: Place, field: string, ...keys: readonly (string | number)[]): Place {
  return {
    ...place,
    field,
    base: step(place.base, ...keys),
    head: step(place.head, ...keys),
  };
}

/** Both sides of a pair, followed to what they stand for. */
export interface ResolvedPair {
  readonly base: Resolved;
  readonly head: Resolved;
  readonly place: Place;
}

/**
 * Follows references of two nodes that are no schemas. Where both lead to a shared component, the place
 * becomes that component's, so that what has changed there is told there.
 */
export function follow(base: unknown, head: unknown, place: Place, walk: Walk): ResolvedPair {
  const b = resolve(walk.base, base, place.base);
  const h = resolve(walk.head, head, place.head);
  const component = /^#\/components\/([^/]+\/[^/]+)$/.exec(h.pointer)?.[1];
  const shared = component !== undefined && b.pointer.startsWith("#/components/");
  const resolved = { ...place, base: b.pointer, head: h.pointer };
  return {
    base: b,
    head: h,
    place: shared ? { ...resolved, component, field: "" } : resolved,
  };
}
