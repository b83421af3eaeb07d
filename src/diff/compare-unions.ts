import type { Descend } from "./compare-schemas.js";
import { step, type JsonObject } from "./json.js";
import { pairAlike, type Part } from "./pair-alike.js";
import { labelOf, typesOf } from "./schema-type.js";
import { branchesOf, type SchemaView } from "./schema-view.js";
import type { Place, Walk } from "./walk.js";

export function isUnion(schema: JsonObject): boolean {
  return "oneOf" in schema || "anyOf" in schema;
}

/**
 * Compares two shapes of which one at least is a union; the other one then counts as a union of itself.
 * Branches are paired by what they are rather than by their position.
 *
 * Returns false where other keys stand beside the branches and are to be compared yet.
 */
export function compareUnions(
  b: SchemaView,
  h: SchemaView,
  place: Place,
  walk: Walk,
  descend: Descend,
): boolean {
  const [bases, heads] = [branches(b), branches(h)];
  const pairs = pairAlike(bases, heads, walk);
  for (const [base, head] of pairs) {
    descend(base.schema, head.schema, {
      ...place,
      field: `${place.field}<${labelOf(head.schema)}>`,
      base: base.pointer,
      head: head.pointer,
    });
  }
  for (const branch of bases.filter((one) => !pairs.some(([base]) => base === one))) {
    const at = { ...place, base: branch.pointer };
    walk.found({
      kind: "union-branch-removed",
      place: at,
      only: "base",
      old: labelOf(branch.schema),
    });
  }
  for (const branch of heads.filter((one) => !pairs.some(([, head]) => head === one))) {
    const at = { ...place, head: branch.pointer };
    walk.found({
      kind: "union-branch-added",
      place: at,
      only: "head",
      new: labelOf(branch.schema),
    });
  }
  const bothUnions = isUnion(b.schema) && isUnion(h.schema);
  if (bothUnions && "oneOf" in b.schema !== "oneOf" in h.schema) {
    walk.found({ kind: "union-combinator-changed", place });
  }
  return !bothUnions;
}

function branches({ schema, pointer }: SchemaView): Part[] {
  const listed = (["oneOf", "anyOf"] as const).flatMap((key) =>
    branchesOf(schema, key).map((branch) => ({
      schema: branch.schema,
      pointer: step(pointer, key, branch.position),
    })),
  );
  if (listed.length > 0) return listed;
  const types = typesOf(schema);
  if (types === undefined || types.length < 2) return [{ schema, pointer }];
  return types.map((type) => ({ schema: { ...schema, type }, pointer }));
}
