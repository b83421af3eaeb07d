import { holdsData, holdsNames } from "../document/members.js";

/** Keywords that say nothing of which values there may be. */
const words: ReadonlySet<string> = new Set([
  ...["title", "description", "deprecated", "example", "examples", "default"],
  ...["externalDocs", "xml", "discriminator", "readOnly", "writeOnly", "$comment"],
  "contentMediaType",
]);

/**
 * A schema of JSON Schema 2020-12 as one that stands in a list of schemas (`#/$defs/…`), without what is for
 * people.
 */
export function listedSchema(schema: object): object {
  const written = Object.entries(schema).flatMap(([key, value]): [string, unknown][] => {
    if (words.has(key) || key.startsWith("x-")) return [];
    if (key === "$ref") return [[key, String(value).replace("#/components/schemas/", "#/$defs/")]];
    if (holdsData(key, value)) return [[key, value]];
    if (!holdsNames(key, value)) return [[key, inner(value)]];
    const members = Object.entries(value).map(([name, one]) => [name, inner(one)]);
    return [[key, Object.fromEntries(members)]];
  });
  return Object.fromEntries(written);
}

function inner(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inner);
  return typeof value === "object" && value !== null ? listedSchema(value) : value;
}
