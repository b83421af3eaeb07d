import { compareWords } from "./compare-annotations.js";
import { compareConstraints } from "./compare-constraints.js";
import { compareSchemas } from "./compare-schemas.js";
import { get, keysOfBoth, objectOf, same, step } from "./json.js";
import type { ChangeKind } from "./kinds.js";
import { below, type Place, type Walk } from "./walk.js";

/**
 * Compares what is sent or returned by content type. The type is named only where there are several:
 * with one it goes without saying.
 */
export function compareContents(
  base: unknown,
  head: unknown,
  place: Place,
  walk: Walk,
  kinds: { readonly added: ChangeKind; readonly removed: ChangeKind },
): void {
  const [b, h] = [objectOf(base), objectOf(head)];
  const types = keysOfBoth(b, h);
  for (const type of types) {
    const [old, now] = [get(b, type), get(h, type)];
    const at = below(place, place.field, "content", type);
    if (old === undefined) walk.found({ kind: kinds.added, place: at, only: "head", new: type });
    else if (now === undefined) {
      walk.found({ kind: kinds.removed, place: at, only: "base", old: type });
    } else {
      const field = types.length > 1 ? `${place.field} (${type})` : place.field;
      compareMediaTypes(old, now, { ...at, field }, walk);
    }
  }
}

function compareMediaTypes(base: unknown, head: unknown, place: Place, walk: Walk): void {
  const [b, h] = [objectOf(base), objectOf(head)];
  compareWords(b, h, place, walk);
  const [old, now] = [get(b, "encoding"), get(h, "encoding")];
  if (!same(old, now)) compareConstraints({ encoding: old }, { encoding: now }, place, walk);
  const at = { ...place, base: step(place.base, "schema"), head: step(place.head, "schema") };
  compareSchemas(get(b, "schema"), get(h, "schema"), at, walk);
}
