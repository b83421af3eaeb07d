import { isDateTime } from "../document/date-time.js";
import type { OpenApiDocument, SchemaObject } from "../document/openapi.js";

/**
 * A small value that the schema takes, for people to read: required fields only, and documented examples
 * where they are of the field's type.
 */
export function exampleValue(
  schema: SchemaObject,
  document: OpenApiDocument,
  { hasDates = false, depth = 0 }: { readonly hasDates?: boolean; readonly depth?: number } = {},
): unknown {
  // A type may contain itself.
  if (depth > 8) return {};
  const next = (inner: SchemaObject) =>
    exampleValue(inner, document, { hasDates, depth: depth + 1 });
  if (schema.$ref !== undefined) {
    const name = schema.$ref.replace("#/components/schemas/", "");
    return next(document.components?.schemas?.[name] ?? {});
  }
  if (schema.const !== undefined) return schema.const;
  if (schema.enum?.length) return schema.enum[0];
  const choice = schema.oneOf?.[0] ?? schema.anyOf?.[0];
  if (choice) return next(choice);
  if (schema.allOf?.length) return Object.assign({}, ...schema.allOf.map(next)) as object;
  const documented = schema.example ?? schema.examples?.[0];
  if (hasDates && isDateTime(schema)) return exampleDate(documented);
  const type = [schema.type ?? []].flat().find((one) => one !== "null");
  if (type !== "object") return exampleOfType(type, documented);
  return Object.fromEntries(
    (schema.required ?? []).map((name) => [name, next(schema.properties?.[name] ?? {})]),
  );
}

function exampleDate(documented: unknown): Date {
  const date = new Date(typeof documented === "string" ? documented : NaN);
  return Number.isNaN(date.getTime()) ? new Date("2030-01-01T00:00:00Z") : date;
}

function exampleOfType(type: string | undefined, documented: unknown): unknown {
  switch (type) {
    case "string":
      return typeof documented === "string" ? documented : "…";
    case "integer":
    case "number":
      return typeof documented === "number" ? documented : 1;
    case "boolean":
      return true;
    case "array":
      return [];
    default:
      return {};
  }
}
