import { get, isObject, objectOf, type JsonObject } from "./json.js";
import { likenessOfShapes } from "./likeness.js";
import { schemaName } from "./references.js";
import type { SchemaPairs } from "./walk.js";

/** How alike two schemas must be to count as one that was renamed. */
const enough = 0.5;

export interface PairedSchemas extends SchemaPairs {
  /** The pairs so far, in head's order of names; more may be found by asking `areOne`. */
  pairs(): (readonly [base: string, head: string])[];
  /** The names that stand on one side only. */
  unpaired(): { readonly base: readonly string[]; readonly head: readonly string[] };
}

/**
 * Pairs the component schemas of two documents: by name; then those that were only renamed, by their
 * shape; and where a removed and an added one stand at the same place and are alike, by that.
 */
export function pairSchemas(base: JsonObject, head: JsonObject): PairedSchemas {
  const [b, h] = [schemasOf(base), schemasOf(head)];
  const removed = Object.keys(b).filter((name) => !Object.hasOwn(h, name));
  const added = Object.keys(h).filter((name) => !Object.hasOwn(b, name));
  const renamed = new Map<string, string>();
  const taken = new Set<string>();
  const rename = (from: string, to: string) => {
    renamed.set(from, to);
    taken.add(to);
  };
  const free = (from: string, to: string) =>
    removed.includes(from) && added.includes(to) && !renamed.has(from) && !taken.has(to);

  const unknownNames = new Set([...removed, ...added]);
  const byShape = new Map<string, string[]>();
  for (const name of added) {
    const key = fingerprint(h[name], unknownNames);
    byShape.set(key, [...(byShape.get(key) ?? []), name]);
  }
  for (const name of removed) {
    const alike = byShape.get(fingerprint(b[name], unknownNames)) ?? [];
    const to = alike.find((other) => !taken.has(other));
    if (to !== undefined) rename(name, to);
  }

  const asked = new Set<string>();
  const pairs: PairedSchemas = {
    areOne(from, to) {
      if (from === to) return Object.hasOwn(b, from) && Object.hasOwn(h, to);
      if (renamed.get(from) === to) return true;
      const question = JSON.stringify([from, to]);
      if (asked.has(question) || !free(from, to)) return false;
      // A schema that holds itself asks the same again while it is being looked at.
      asked.add(question);
      const walk = { base, head, schemas: pairs };
      if (likenessOfShapes(objectOf(b[from]), objectOf(h[to]), walk) < enough) return false;
      rename(from, to);
      return true;
    },
    pairs() {
      const origin = new Map([...renamed].map(([from, to]) => [to, from]));
      return Object.keys(h).flatMap((name) => {
        const from = Object.hasOwn(b, name) ? name : origin.get(name);
        return from === undefined ? [] : [[from, name] as const];
      });
    },
    unpaired: () => ({
      base: removed.filter((name) => !renamed.has(name)),
      head: added.filter((name) => !taken.has(name)),
    }),
  };
  return pairs;
}

export function schemasOf(document: JsonObject): JsonObject {
  return objectOf(get(objectOf(get(document, "components")), "schemas"));
}

/** A schema's shape as text: without its words, and with names that may have changed left out. */
function fingerprint(schema: unknown, unknownNames: ReadonlySet<string>): string {
  return JSON.stringify(schema, (key, value: unknown) => {
    if (key === "$ref") {
      const name = schemaName(value);
      return name !== undefined && unknownNames.has(name) ? "?" : value;
    }
    if (!isObject(value)) return value;
    const kept = Object.entries(value).filter(([name, inner]) => !isWord(name, inner));
    return Object.fromEntries(kept.sort(([a], [c]) => (a < c ? -1 : 1)));
  });
}

/** A property may be called `description` too, and then holds a schema rather than a text. */
const isWord = (name: string, value: unknown) =>
  (name === "description" || name === "title") && typeof value === "string";
