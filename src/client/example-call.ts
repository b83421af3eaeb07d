import type { OpenApiDocument, ParameterObject, SchemaObject } from "../document/openapi.js";
import { exampleValue } from "./example-value.js";
import type { NamedOperation } from "./named-operations.js";
import { bodyType } from "./operation-table.js";

/** The argument of a call that gives what the operation cannot be called without, as TypeScript. */
export function exampleArgument(
  { operation }: NamedOperation,
  document: OpenApiDocument,
  { hasDates = false }: { readonly hasDates?: boolean } = {},
): string {
  const example = (schema: SchemaObject) => exampleValue(schema, document, { hasDates });
  const { parameters = [], requestBody } = operation;
  const groups: Record<string, Record<string, unknown>> = {};
  for (const parameter of parameters) {
    if (!isNeeded(parameter)) continue;
    (groups[parameter.in] ??= {})[parameter.name] = example(parameter.schema);
  }
  const schema = requestBody?.content[bodyType(operation) ?? ""]?.schema;
  return callArgument({
    ...groups,
    ...(requestBody?.required && schema ? { body: example(schema) } : {}),
  });
}

const isNeeded = ({ required }: ParameterObject) => required;

/** JSON, with bare keys where TypeScript allows them, and dates; nothing for an object without keys. */
export function callArgument(value: object): string {
  if (Object.keys(value).length === 0) return "";
  function marked(this: Record<string, unknown>, key: string, one: unknown): unknown {
    return this[key] instanceof Date ? `\0${String(one)}` : one;
  }
  return JSON.stringify(value, marked, 2)
    .replace(/^( *)"([A-Za-z_$][\w$]*)":/gm, "$1$2:")
    .replace(/"\\u0000(\d[^"]*)"/g, `new Date("$1")`);
}
