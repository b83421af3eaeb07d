import type { Descend } from "./compare-schemas.js";
import { get, listOf, objectOf, step, without, type JsonObject } from "./json.js";
import { pairAlike, type Part } from "./pair-alike.js";
import { labelOf } from "./schema-type.js";
import { nameOf, shapeOf, viewOf, type SchemaView } from "./schema-view.js";
import type { Place, Walk } from "./walk.js";

/**
 * Deals with `allOf` of two shapes, and returns what is left to compare of them.
 *
 * Where all that stands in it are the same components on both sides, those are compared by themselves.
 * Else both are merged into one object each, so that moving properties into a shared schema, or out of
 * it, is no change. What cannot be merged is paired by its reference, and the rest is told.
 */
export function compareAllOf(
  b: SchemaView,
  h: SchemaView,
  place: Place,
  walk: Walk,
  descend: Descend,
): { readonly base: JsonObject; readonly head: JsonObject } {
  if (!("allOf" in b.schema) && !("allOf" in h.schema)) {
    return { base: b.schema, head: h.schema };
  }
  const [bases, heads] = [partsOf(b), partsOf(h)];
  const rest = { base: without(b.schema, "allOf"), head: without(h.schema, "allOf") };
  const compare = (base: Part, head: Part) =>
    descend(base.schema, head.schema, { ...place, base: base.pointer, head: head.pointer });
  const sameComponents = pairAlike(bases.filter(hasName), heads.filter(hasName), walk);
  if (sameComponents.length === bases.length && sameComponents.length === heads.length) {
    for (const [base, head] of sameComponents) compare(base, head);
    return rest;
  }
  const [base, head] = [merged(b, walk.base), merged(h, walk.head)];
  if (base && head) return { base, head };
  const pairs = pairAlike(bases, heads, walk);
  for (const [one, other] of pairs) compare(one, other);
  for (const { schema, pointer } of bases.filter((part) => !pairs.some(([one]) => one === part))) {
    const at = { ...place, base: pointer };
    walk.found({ kind: "all-of-removed", place: at, only: "base", old: labelOf(schema) });
  }
  for (const { schema, pointer } of heads.filter(
    (part) => !pairs.some(([, one]) => one === part),
  )) {
    const at = { ...place, head: pointer };
    walk.found({ kind: "all-of-added", place: at, only: "head", new: labelOf(schema) });
  }
  return rest;
}

const hasName = ({ schema, pointer }: Part) => nameOf(viewOf(schema, pointer)) !== undefined;

function partsOf({ schema, pointer }: SchemaView): Part[] {
  return listOf(get(schema, "allOf")).map((part, position) => ({
    schema: part,
    pointer: step(pointer, "allOf", position),
  }));
}

/** One object with the properties of all; undefined where a part is no plain object, or holds itself. */
function merged(
  view: SchemaView,
  document: JsonObject,
  inside: readonly string[] = [],
): JsonObject | undefined {
  if (inside.includes(view.pointer) || inside.length > 50) return undefined;
  let whole = without(view.schema, "allOf");
  for (const part of partsOf(view)) {
    const shape = shapeOf(viewOf(part.schema, part.pointer), document);
    const one = merged(shape, document, [...inside, view.pointer]);
    if (one === undefined || !isPlainObject(one)) return undefined;
    whole = {
      ...one,
      ...whole,
      type: "object",
      properties: { ...objectOf(get(one, "properties")), ...objectOf(get(whole, "properties")) },
      required: [...new Set([...listOf(get(whole, "required")), ...listOf(get(one, "required"))])],
    };
  }
  return isPlainObject(whole) ? whole : undefined;
}

const isPlainObject = (schema: JsonObject) =>
  !("oneOf" in schema || "anyOf" in schema || "$ref" in schema) &&
  (get(schema, "type") ?? "object") === "object";
