import type { SchemaObject } from "./openapi.js";

/** What may stand beside a date-time where it is told apart by its JSON type alone. */
const others: ReadonlySet<string> = new Set(["null", "number", "integer", "boolean"]);

/**
 * True of a schema that allows no other strings than date-times. RFC 3339 section 5.6; JSON Schema
 * 2020-12, Validation, section 7.3.1.
 */
export function isDateTime(schema: SchemaObject): boolean {
  const { type, format, allOf, anyOf, oneOf, const: value } = schema;
  if (format !== "date-time" || schema.enum || value !== undefined) return false;
  const types = [type ?? []].flat();
  const isToldApart = types.every((one) => one === "string" || others.has(one));
  return types.includes("string") && isToldApart && !allOf && !anyOf && !oneOf;
}
