import type { Keys } from "../client-runtime/pagination.js";

const segment =
  /\.([A-Za-z_$][\w$-]*)|\[(-?\d+)\]|\[\(@\.length\s*-\s*(\d+)\)\]|\['([^'\\]*)'\]|\["([^"\\]*)"\]/y;

/**
 * The keys that a JSONPath goes by, where it leads to one place: `$.data["items"][0]`. A `[*]` at its end,
 * which stands for all items of a list, leads to the list. Undefined for all other paths.
 */
export function keysOf(path: unknown): Keys | undefined {
  if (typeof path !== "string") return undefined;
  const text = path
    .trim()
    .replace(/^\$/, "")
    .replace(/(?:\.\*|\[\*\])$/, "");
  const keys: (string | number)[] = [];
  segment.lastIndex = 0;
  while (segment.lastIndex < text.length) {
    const found = segment.exec(text);
    if (!found) return undefined;
    const [, bare, index, fromEnd, single, double] = found;
    const name = bare ?? single ?? double;
    keys.push(name ?? (index === undefined ? -Number(fromEnd) : Number(index)));
  }
  return keys;
}
