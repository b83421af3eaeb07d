import type { OpenApiDocument, SchemaObject } from "../document/openapi.js";
import { resolved } from "../document/resolved.js";

/** The JSON types that values of the schema can have, as far as it tells. */
export function typesOf(schema: SchemaObject, document: OpenApiDocument): Set<string> {
  const types = branchesOf(schema, document).flatMap(
    ({ type, properties }) => type ?? (properties ? "object" : []),
  );
  return new Set(types);
}

/** True where an object or a list of the schema can hold objects or lists. */
export function holdsMore(schema: SchemaObject, document: OpenApiDocument): boolean {
  const isMore = (inner: SchemaObject) => {
    const types = typesOf(inner, document);
    return types.has("object") || types.has("array");
  };
  return branchesOf(schema, document).some(({ type, properties, additionalProperties, items }) => {
    const values = [...Object.values(properties ?? {}), items ?? []].flat();
    if (typeof additionalProperties === "object")
      return [...values, additionalProperties].some(isMore);
    // What is not documented can be all.
    const isFree = type === "object" && !properties && additionalProperties !== false;
    return isFree || values.some(isMore);
  });
}

/** The schema, and all that it refers to or is one of. */
function branchesOf(schema: SchemaObject, document: OpenApiDocument, depth = 0): SchemaObject[] {
  // A type may contain itself.
  if (depth > 8) return [];
  const { $ref, anyOf = [], oneOf = [], allOf = [] } = schema;
  const referred = $ref === undefined ? [] : [resolved(schema, document)];
  const parts = [...referred, ...anyOf, ...oneOf, ...allOf];
  return [schema, ...parts.flatMap((part) => branchesOf(part, document, depth + 1))];
}
