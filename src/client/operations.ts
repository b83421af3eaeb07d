import type { OpenApiDocument, OperationObject } from "../document/openapi.js";

/** An operation, and where it stands in the document. */
export interface PlacedOperation {
  readonly method: string;
  readonly path: string;
  readonly operation: OperationObject;
}

/** The keys of a path item that hold operations. OpenAPI 3.1.1 section 4.8.9. */
const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** The document's operations in its order. An overlay can put other keys into a path item. */
export function listOperations(document: OpenApiDocument): PlacedOperation[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, operation]) =>
      operation && methods.includes(method) ? [{ method, path, operation }] : [],
    ),
  );
}
