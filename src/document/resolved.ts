import type { OpenApiDocument, SchemaObject } from "./openapi.js";
import { followPointer } from "./pointer.js";

/** The schema that a schema refers to, else itself; one that allows everything where it refers to nothing. */
export function resolved(schema: SchemaObject, document: OpenApiDocument): SchemaObject {
  if (schema.$ref === undefined) return schema;
  const { value, found } = followPointer(document, schema.$ref);
  return found ? (value as SchemaObject) : {};
}
