import type { Origin } from "../diagnostics/diagnostic.js";
import { itemOrigins, markItems, markMember, markNode } from "../document/marks.js";

type JsonObject = Record<string, unknown>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What an update puts into a document: found before it is merged, since it shows only then what is new. */
export interface UpdateMarks {
  /** The keys that lead to each thing that it sets. */
  readonly set: readonly (readonly string[])[];
  /** To be called once the update is merged: marks what was appended to lists. */
  finish(): void;
}

/** Marks all that an update will set in an object as coming from the action. */
export function markUpdate(
  node: JsonObject,
  update: JsonObject,
  origin: Origin,
  keys: readonly string[],
): UpdateMarks {
  const set: (readonly string[])[] = [];
  const finishing: (() => void)[] = [];
  const include = (marks: UpdateMarks) => {
    set.push(...marks.set);
    finishing.push(() => marks.finish());
  };
  for (const [key, value] of Object.entries(update)) {
    const there = Object.hasOwn(node, key) ? node[key] : undefined;
    const below = [...keys, key];
    if (isObject(there) && isObject(value)) {
      include(markUpdate(there, value, origin, below));
    } else if (Array.isArray(there) && Array.isArray(value)) {
      set.push(below);
      for (const item of value) {
        const same = sameParameter(there, item);
        if (same) include(markUpdate(same, item as JsonObject, origin, below));
      }
      // The merge puts a list of its own in the place of the one that is there.
      finishing.push(() => markAppended(node[key] as unknown[], there, origin));
    } else {
      set.push(below);
      markMember(node, key, origin);
    }
  }
  return { set, finish: () => finishing.forEach((one) => one()) };
}

/** Marks the entries of a list that were not in it before; the others keep their marks. */
export function markAppended(list: unknown[], before: readonly unknown[], origin: Origin): void {
  const old = new Set(before);
  const origins = new Map(itemOrigins(before));
  for (const item of list) {
    if (old.has(item)) continue;
    if (typeof item === "object" && item !== null) markNode(item, origin);
    else origins.set(item, origin);
  }
  markItems(list, origins);
}

/** The engine merges a parameter into the one of the same name and place, and appends all else. */
function sameParameter(list: readonly unknown[], item: unknown): JsonObject | undefined {
  if (!isObject(item) || !item["name"] || !item["in"]) return undefined;
  return list
    .filter(isObject)
    .find((one) => one["name"] === item["name"] && one["in"] === item["in"]);
}
