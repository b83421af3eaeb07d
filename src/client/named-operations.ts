import type { OpenApiDocument } from "../document/openapi.js";
import { nameOperations } from "./operation-names.js";
import { listOperations, type PlacedOperation } from "./operations.js";

/** An operation that has a method of its own on the client. */
export interface NamedOperation extends PlacedOperation {
  readonly name: string;
}

/** The operations that have a method of their own, under its name: those with an operationId. */
export function namedOperations(document: OpenApiDocument): NamedOperation[] {
  const operations = listOperations(document).filter(({ operation }) => operation.operationId);
  const names = nameOperations(operations.map(({ operation }) => operation.operationId!));
  return operations.map((operation, at) => ({ ...operation, name: names[at]! }));
}
