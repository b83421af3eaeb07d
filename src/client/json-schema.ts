import type { SchemaObject } from "../document/openapi.js";

/** Keywords that say nothing of which values there may be. */
const words: ReadonlySet<string> = new Set([
  ...[
    "title",
    "description",
    "deprecated",
    "example",
    "examples",
    "default",
    "externalDocs",
    "xml",
  ],
  ...["nullable", "discriminator", "readOnly", "writeOnly", "$comment", "contentMediaType"],
]);

/** Keywords that hold schemas by names of other kinds, and those that hold values. */
const maps: ReadonlySet<string> = new Set(["properties", "patternProperties", "$defs"]);
const values: ReadonlySet<string> = new Set([
  "enum",
  "const",
  "required",
  "type",
  "dependentRequired",
]);

/**
 * A schema of the document as one of JSON Schema 2020-12 that stands in a list of schemas (`#/$defs/…`):
 * without what is for people, and with `null` where OpenAPI 3.0 says `nullable` (3.0.4 section 4.7.24.2).
 */
export function jsonSchema(schema: SchemaObject): object {
  const written = Object.entries(schema).flatMap(([key, value]): [string, unknown][] => {
    if (words.has(key) || key.startsWith("x-")) return [];
    if (key === "$ref") return [[key, String(value).replace("#/components/schemas/", "#/$defs/")]];
    if (values.has(key)) return [[key, value]];
    if (!maps.has(key)) return [[key, inner(value)]];
    const members = Object.entries(value as object);
    return [[key, Object.fromEntries(members.map(([name, one]) => [name, inner(one)]))]];
  });
  const own = Object.fromEntries(written);
  if (!schema.nullable || schema.type === undefined) return own;
  return { ...own, type: [...new Set([schema.type, "null"].flat())] };
}

function inner(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inner);
  return typeof value === "object" && value !== null ? jsonSchema(value as SchemaObject) : value;
}
