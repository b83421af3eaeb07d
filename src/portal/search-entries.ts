import { listOperations, type PlacedOperation } from "../client/operations.js";
import type { OpenApiDocument, SchemaObject } from "../document/openapi.js";
import { fieldsOf, schemaAnchor, schemasOf } from "./schema-words.js";

/** One thing that can be found: `[kind, name, where, words, address]`, in short for the sake of size. */
export type SearchEntry = readonly [
  kind: "operation" | "schema" | "field",
  name: string,
  where: string,
  words: string,
  /** Below the folder of the version. */
  address: string,
];

/** Everything in a document that has a name: operations, schemas, and the fields of both. */
export function searchEntries(document: OpenApiDocument): SearchEntry[] {
  const entries: SearchEntry[] = [];
  for (const placed of listOperations(document)) entries.push(...ofOperation(placed));
  for (const [name, schema] of schemasOf(document)) {
    entries.push(["schema", name, "", short(schema.description), address(name)]);
    for (const [field, { description }] of fieldsOf(schema)) {
      entries.push(["field", field, name, short(description), address(name, field)]);
    }
  }
  return entries;
}

const address = (schema: string, field?: string) => `schemas.html#${schemaAnchor(schema, field)}`;

function ofOperation({ method, path, operation }: PlacedOperation): SearchEntry[] {
  const where = `${method.toUpperCase()} ${path}`;
  const id = operation.operationId ?? "";
  const to = operationAddress(id);
  const words = short(operation.description);
  const inline = Object.values(operation.requestBody?.content ?? {}).flatMap(({ schema }) =>
    fieldsOf(schema ?? ({} as SchemaObject)),
  );
  return [
    ["operation", operation.summary || id || where, where, `${id} ${words}`, to],
    ...(operation.parameters ?? [])
      .filter(({ name }) => typeof name === "string")
      .map((one): SearchEntry => ["field", one.name, where, short(one.description), to]),
    ...inline.map(([name, one]): SearchEntry => ["field", name, where, short(one.description), to]),
  ];
}

/** The page of an operation, in the form of address that Redoc has understood since its first version. */
export const operationAddress = (operationId: string) =>
  `index.html#operation/${encodeURIComponent(operationId)}`;

/** Enough of a description to find it by. */
const short = (text: string | undefined) =>
  typeof text === "string" ? text.replace(/\s+/g, " ").slice(0, 160) : "";
