import { compareAllOf } from "./compare-all-of.js";
import { compareAnnotations } from "./compare-annotations.js";
import { compareConstraints } from "./compare-constraints.js";
import { compareProperties } from "./compare-properties.js";
import { compareUnions, isUnion } from "./compare-unions.js";
import { get, same, without, type JsonObject } from "./json.js";
import { compareTypes, labelOf, typesOf } from "./schema-type.js";
import { nameOf, shapeOf, viewOf, type SchemaView } from "./schema-view.js";
import { below, type Place, type Walk } from "./walk.js";

/** How deep schemas may nest in place before they are only told apart; references start anew. */
const deepest = 200;

/**
 * Compares two schemas at one place. What they say in different words is no difference; two references
 * to one component are not followed, because components are compared once, by themselves.
 */
export function compareSchemas(
  base: unknown,
  head: unknown,
  place: Place,
  walk: Walk,
  depth = 0,
): void {
  const b = viewOf(base, place.base);
  const h = viewOf(head, place.head);
  const [baseName, headName] = [nameOf(b), nameOf(h)];
  if (baseName !== undefined && headName !== undefined && walk.schemas.areOne(baseName, headName)) {
    compareNullability(b, h, place, walk);
    compareAnnotations(beside(b), beside(h), place, walk);
    return;
  }
  if (same(base, head) && baseName === undefined) return;
  if (depth > deepest) {
    if (!same(base, head)) walk.found({ kind: "schema-changed", place });
    return;
  }
  compareShapes(shapeOf(b, walk.base), shapeOf(h, walk.head), place, walk, depth);
}

/** Compares two schemas key by key, as at the top of a component. */
function compareShapes(b: SchemaView, h: SchemaView, place: Place, walk: Walk, depth = 0): void {
  // A schema that contains itself comes back to a pair that has been compared here.
  const pair = `${b.pointer} ${h.pointer}`;
  if (walk.compared.has(pair)) return;
  walk.compared.add(pair);

  compareNullability(b, h, place, walk);
  compareAnnotations(b.schema, h.schema, place, walk);
  if ("$ref" in b.schema || "$ref" in h.schema) {
    // What cannot be followed can only be told apart by its name.
    const [old, now] = [labelOf(b.schema), labelOf(h.schema)];
    if (!same(b.schema["$ref"], h.schema["$ref"])) {
      walk.found({ kind: "reference-changed", place, old, new: now });
    }
    return;
  }
  const inside = { ...place, base: b.pointer, head: h.pointer };
  const descend: Descend = (base, head, at) => compareSchemas(base, head, at, walk, depth + 1);
  if (isUnion(b.schema) || isUnion(h.schema)) {
    if (compareUnions(b, h, place, walk, descend)) return;
  }
  const merged = compareAllOf(b, h, place, walk, descend);
  if (!compareType(merged.base, merged.head, place, walk)) return;
  compareConstraints(merged.base, merged.head, place, walk);
  compareProperties(merged.base, merged.head, inside, walk, descend);
  if ("items" in merged.base || "items" in merged.head) {
    const at = below(inside, `${place.field}[]`, "items");
    descend(get(merged.base, "items"), get(merged.head, "items"), at);
  }
}

/** Compares schemas further down. */
export type Descend = (base: unknown, head: unknown, place: Place) => void;

function compareNullability(b: SchemaView, h: SchemaView, place: Place, walk: Walk): void {
  if (b.nullable === h.nullable) return;
  walk.found({ kind: h.nullable ? "became-nullable" : "became-not-nullable", place });
}

/** Says whether it makes sense to compare further: not where nothing that was valid still is. */
function compareType(base: JsonObject, head: JsonObject, place: Place, walk: Walk): boolean {
  const width = compareTypes(typesOf(base), typesOf(head));
  if (width === "same") return true;
  const kind = (
    { wider: "type-generalized", narrower: "type-specialized", other: "type-changed" } as const
  )[width];
  walk.found({ kind, place, old: labelOf(base), new: labelOf(head) });
  return width !== "other" && typesOf(base) !== undefined && typesOf(head) !== undefined;
}

/** What stands beside a reference (JSON Schema 2020-12 section 8.2.3.1). */
const beside = (view: SchemaView) => without(view.schema, "$ref");
