import type { OpenApiDocument } from "../document/openapi.js";
import { sha256 } from "../output/hash.js";

/** What a document is known by: the same for the same data, whatever the order of keys and the format. */
export function digestOf(document: OpenApiDocument): string {
  return sha256(JSON.stringify(document, sorted)).slice(0, 12);
}

function sorted(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
