import type { OpenApiDocument, ParameterObject } from "../document/openapi.js";
import { exampleValue } from "./example-value.js";
import type { NamedOperation } from "./named-operations.js";
import { bodyType } from "./operation-table.js";

/** The argument of a call that gives what the operation cannot be called without, as TypeScript. */
export function exampleArgument({ operation }: NamedOperation, document: OpenApiDocument): string {
  const { parameters = [], requestBody } = operation;
  const groups: Record<string, Record<string, unknown>> = {};
  for (const parameter of parameters) {
    if (!isNeeded(parameter)) continue;
    (groups[parameter.in] ??= {})[parameter.name] = exampleValue(parameter.schema, document);
  }
  const schema = requestBody?.content[bodyType(operation) ?? ""]?.schema;
  return callArgument({
    ...groups,
    ...(requestBody?.required && schema ? { body: exampleValue(schema, document) } : {}),
  });
}

const isNeeded = ({ required }: ParameterObject) => required;

/** JSON, with bare keys where TypeScript allows them; nothing for an object without keys. */
export function callArgument(value: object): string {
  if (Object.keys(value).length === 0) return "";
  return JSON.stringify(value, undefined, 2).replace(/^( *)"([A-Za-z_$][\w$]*)":/gm, "$1$2:");
}
