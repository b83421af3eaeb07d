import type { OpenApiDocument } from "../../src/document/openapi.js";

type Json = Record<string, unknown>;

/** A document with these paths and components. */
export function aDocument(paths: Json, components: Json = {}, rest: Json = {}): OpenApiDocument {
  const document = { openapi: "3.1.0", info: { title: "T", version: "1.0.0" }, paths, components };
  return { ...document, ...rest } as unknown as OpenApiDocument;
}

export const jsonContent = (schema: unknown) => ({ content: { "application/json": { schema } } });

export const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** A document that sends and returns a schema by one operation, `POST /things`. */
export function documentOf(schema: unknown, others: Json = {}): OpenApiDocument {
  const operation = {
    operationId: "makeThing",
    requestBody: { required: true, ...jsonContent(reference("Thing")) },
    responses: { 200: { description: "Made.", ...jsonContent(reference("Thing")) } },
  };
  return aDocument({ "/things": { post: operation } }, { schemas: { Thing: schema, ...others } });
}

/** A document with one operation, `GET /things/{id}`, of which some parts are given. */
export function operationOf(parts: Json, rest: Json = {}): OpenApiDocument {
  const operation = {
    operationId: "getThing",
    responses: { 200: { description: "Found." } },
    ...parts,
  };
  return aDocument({ "/things/{id}": { get: operation } }, {}, rest);
}

/** An object schema; names that end in `!` are required. */
export function objectSchema(properties: Json, rest: Json = {}): Json {
  const names = Object.keys(properties);
  const required = names.filter((name) => name.endsWith("!")).map((name) => name.slice(0, -1));
  return {
    type: "object",
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, schema]) => [name.replace(/!$/, ""), schema]),
    ),
    ...(required.length > 0 ? { required } : {}),
    ...rest,
  };
}
