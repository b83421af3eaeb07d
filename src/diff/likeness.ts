import { get, listOf, objectOf, same, type JsonObject } from "./json.js";
import { compareTypes, typesOf } from "./schema-type.js";
import { nameOf, shapeOf, viewOf } from "./schema-view.js";
import type { Walk } from "./walk.js";

/** How much two schemas look like one that was edited: 1 for the same one, 0 for others. */
export function likeness(
  base: unknown,
  head: unknown,
  walk: Pick<Walk, "base" | "head" | "schemas">,
  depth = 0,
): number {
  const [b, h] = [viewOf(base, "#"), viewOf(head, "#")];
  const [baseName, headName] = [nameOf(b), nameOf(h)];
  if (baseName !== undefined && headName !== undefined) {
    return walk.schemas.areOne(baseName, headName) ? 1 : 0;
  }
  if (same(b.schema, h.schema)) return 1;
  return likenessOfShapes(shapeOf(b, walk.base).schema, shapeOf(h, walk.head).schema, walk, depth);
}

/** The same for shapes whose references have been followed. */
export function likenessOfShapes(
  base: JsonObject,
  head: JsonObject,
  walk: Pick<Walk, "base" | "head" | "schemas">,
  depth = 0,
): number {
  if (same(base, head)) return 1;
  const width = compareTypes(typesOf(base), typesOf(head));
  if (width === "other") return 0;
  const [values, others] = [valuesOf(base), valuesOf(head)];
  if (values && others) return shared(values, others) > 0 ? 0.9 : 0;
  const [b, h] = [objectOf(get(base, "properties")), objectOf(get(head, "properties"))];
  const [names, theirs] = [Object.keys(b), Object.keys(h)];
  if (names.length > 0 || theirs.length > 0) {
    const tags = names.map((name) => sameTag(get(b, name), get(h, name)));
    if (tags.includes(false)) return 0;
    if (tags.includes(true)) return 0.95;
    const part = shared(names, theirs);
    return part >= 0.5 ? part * 0.9 : 0;
  }
  if ("items" in base && "items" in head && depth < 5) {
    return 0.9 * likeness(base["items"], head["items"], walk, depth + 1);
  }
  return width === "same" ? 0.6 : 0.5;
}

/** Whether a property that tells branches of a union apart says the same; undefined where it tells nothing. */
function sameTag(base: unknown, head: unknown): boolean | undefined {
  const [old, now] = [valuesOf(objectOf(base)), valuesOf(objectOf(head))];
  return old?.length === 1 && now?.length === 1 ? same(old, now) : undefined;
}

const valuesOf = (schema: JsonObject): readonly unknown[] | undefined =>
  "const" in schema ? [schema["const"]] : "enum" in schema ? listOf(schema["enum"]) : undefined;

/** The part of all values that both have. */
function shared(a: readonly unknown[], b: readonly unknown[]): number {
  const both = a.filter((one) => b.some((other) => same(one, other))).length;
  const all = a.length + b.length - both;
  return all === 0 ? 1 : both / all;
}
