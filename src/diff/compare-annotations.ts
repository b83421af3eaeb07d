import type { ChangeKind } from "./kinds.js";
import { get, keysOfBoth, objectOf, same, type JsonObject } from "./json.js";
import { schemaName } from "./references.js";
import type { Place, Walk } from "./walk.js";

/** The kinds of change of words: those who read them notice, and no program does. */
const texts: Readonly<Record<string, ChangeKind>> = {
  description: "description-changed",
  summary: "summary-changed",
  title: "title-changed",
  example: "example-changed",
  examples: "example-changed",
  externalDocs: "documentation-changed",
  $comment: "documentation-changed",
  xml: "documentation-changed",
};

export function isText(key: string): boolean {
  return Object.hasOwn(texts, key);
}

/** Compares what any object of OpenAPI may carry along: words about it, and extensions. */
export function compareWords(base: JsonObject, head: JsonObject, place: Place, walk: Walk): void {
  for (const key of keysOfBoth(base, head)) {
    const kind = Object.hasOwn(texts, key)
      ? texts[key]
      : key.startsWith("x-")
        ? "extension-changed"
        : undefined;
    const [old, now] = [get(base, key), get(head, key)];
    if (kind === undefined || same(old, now)) continue;
    const at = kind === "extension-changed" ? { ...place, field: fieldOf(place, key) } : place;
    walk.found({ kind, place: at, old, new: now });
  }
}

const fieldOf = ({ field }: Place, key: string) => (field === "" ? key : `${field} ${key}`);

/** Compares what a schema says without deciding on any value, but for read-only and write-only. */
export function compareAnnotations(
  base: JsonObject,
  head: JsonObject,
  place: Place,
  walk: Walk,
): void {
  compareWords(base, head, place, walk);
  const [old, now] = [get(base, "default"), get(head, "default")];
  if (!same(old, now)) {
    const added = old === undefined;
    const kind = added
      ? "default-value-added"
      : now === undefined
        ? "default-value-removed"
        : "default-value-changed";
    walk.found({ kind, place, old, new: now });
  }
  const [was, is] = [get(base, "deprecated") === true, get(head, "deprecated") === true];
  if (was !== is) {
    walk.found({ kind: is ? "property-deprecated" : "property-reactivated", place });
  }
  compareDiscriminators(get(base, "discriminator"), get(head, "discriminator"), place, walk);
}

function compareDiscriminators(base: unknown, head: unknown, place: Place, walk: Walk): void {
  if (base === undefined && head === undefined) return;
  const [b, h] = [objectOf(base), objectOf(head)];
  const [old, now] = [get(b, "propertyName"), get(h, "propertyName")];
  if (base === undefined) walk.found({ kind: "discriminator-added", place, new: now });
  else if (head === undefined) walk.found({ kind: "discriminator-removed", place, old });
  else if (!same(old, now)) {
    walk.found({ kind: "discriminator-property-name-changed", place, old, new: now });
  } else if (!sameMapping(get(b, "mapping"), get(h, "mapping"), walk)) {
    const [before, after] = [get(b, "mapping"), get(h, "mapping")];
    walk.found({ kind: "discriminator-mapping-changed", place, old: before, new: after });
  }
}

/** A mapping names schemas by themselves or by reference (OpenAPI 3.1.1 section 4.8.25); they may be renamed. */
function sameMapping(base: unknown, head: unknown, walk: Walk): boolean {
  const [b, h] = [objectOf(base), objectOf(head)];
  const named = (target: unknown) => schemaName(target) ?? String(target);
  return keysOfBoth(b, h).every((key) => {
    const [old, now] = [get(b, key), get(h, key)];
    return (
      same(old, now) ||
      (old !== undefined && now !== undefined && walk.schemas.areOne(named(old), named(now)))
    );
  });
}
