import { isText } from "./compare-annotations.js";
import { bounds, type BoundKind, type ChangeKind } from "./kinds.js";
import { get, keysOfBoth, listOf, same, type JsonObject } from "./json.js";
import type { Place, Walk } from "./walk.js";

/** Keys that are compared elsewhere, or that decide on nothing by themselves. */
const elsewhere = new Set([
  ...["type", "format", "enum", "const", "properties", "required", "additionalProperties", "items"],
  ...["anyOf", "oneOf", "allOf", "discriminator", "default", "deprecated", "readOnly", "writeOnly"],
  ...["pattern", "multipleOf", "uniqueItems", "$defs", "$id", "$anchor", "$schema", "$ref"],
  ...Object.keys(bounds),
]);

/** Compares everything that narrows the values within a type. */
export function compareConstraints(
  base: JsonObject,
  head: JsonObject,
  place: Place,
  walk: Walk,
): void {
  compareFormats(get(base, "format"), get(head, "format"), place, walk);
  compareValues(base, head, place, walk);
  for (const keyword of Object.keys(bounds) as (keyof typeof bounds)[]) {
    compareBound(keyword, get(base, keyword), get(head, keyword), place, walk);
  }
  const compareOne = (key: string, kinds: Record<"set" | "unset" | "changed", ChangeKind>) => {
    const [old, now] = [get(base, key), get(head, key)];
    if (same(old, now)) return;
    const change = old === undefined ? "set" : now === undefined ? "unset" : "changed";
    walk.found({ kind: kinds[change], place, old, new: now });
  };
  compareOne("pattern", {
    set: "pattern-added",
    unset: "pattern-removed",
    changed: "pattern-changed",
  });
  compareOne("multipleOf", {
    set: "multiple-of-set",
    unset: "multiple-of-unset",
    changed: "multiple-of-changed",
  });
  const [was, is] = [get(base, "uniqueItems") === true, get(head, "uniqueItems") === true];
  if (was !== is) walk.found({ kind: is ? "unique-items-set" : "unique-items-unset", place });
  for (const key of keysOfBoth(base, head)) {
    if (elsewhere.has(key) || isText(key) || key.startsWith("x-")) continue;
    compareOne(key, {
      set: "constraint-added",
      unset: "constraint-removed",
      changed: "constraint-changed",
    });
  }
}

/** Formats whose values are values of the other one too (OpenAPI Format Registry). */
const wider: Readonly<Record<string, string>> = { int32: "int64", float: "double" };

function compareFormats(old: unknown, now: unknown, place: Place, walk: Walk): void {
  if (same(old, now)) return;
  const widened = now === undefined || (typeof old === "string" && wider[old] === now);
  const narrowed = old === undefined || (typeof now === "string" && wider[now] === old);
  const kind = widened ? "format-generalized" : narrowed ? "format-specialized" : "format-changed";
  walk.found({ kind, place, old, new: now });
}

/** Compares lists of values and fixed values; a fixed value and a list of one are the same. */
function compareValues(base: JsonObject, head: JsonObject, place: Place, walk: Walk): void {
  const [oldConst, newConst] = [fixedValue(base), fixedValue(head)];
  if (oldConst && newConst) {
    if (same(oldConst, newConst)) return;
    walk.found({ kind: "const-changed", place, old: oldConst[0], new: newConst[0] });
    return;
  }
  const [old, now] = [oldConst ?? valuesOf(base), newConst ?? valuesOf(head)];
  if (old === undefined && now === undefined) return;
  if (old === undefined || now === undefined) {
    const fixed = oldConst ?? newConst;
    const kind = now
      ? fixed
        ? "const-added"
        : "became-enum"
      : fixed
        ? "const-removed"
        : "enum-removed";
    walk.found({ kind, place, old: fixed ? old?.[0] : old, new: fixed ? now?.[0] : now });
    return;
  }
  for (const value of old.filter((one) => !now.some((other) => same(one, other)))) {
    walk.found({ kind: "enum-value-removed", place, old: value });
  }
  for (const value of now.filter((one) => !old.some((other) => same(one, other)))) {
    walk.found({ kind: "enum-value-added", place, new: value });
  }
}

function fixedValue(schema: JsonObject): readonly [unknown] | undefined {
  if ("const" in schema) return [schema["const"]];
  const values = listOf(get(schema, "enum"));
  return values.length === 1 ? [values[0]] : undefined;
}

const valuesOf = (schema: JsonObject) => ("enum" in schema ? listOf(schema["enum"]) : undefined);

function compareBound(
  keyword: keyof typeof bounds,
  old: unknown,
  now: unknown,
  place: Place,
  walk: Walk,
): void {
  if (same(old, now)) return;
  const change =
    old === undefined
      ? "set"
      : now === undefined
        ? "unset"
        : Number(now) > Number(old)
          ? "increased"
          : "decreased";
  const kind: BoundKind = `${bounds[keyword].name}-${change}`;
  walk.found({ kind, place, old, new: now });
}
