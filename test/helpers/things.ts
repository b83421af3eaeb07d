import type {
  OpenApiDocument,
  OperationObject,
  ParameterObject,
  SchemaObject,
} from "../../src/document/openapi.js";

export const thing: SchemaObject = {
  type: "object",
  properties: { id: { type: "integer" }, name: { type: "string" } },
  required: ["id"],
};

/** A document with these operations: `{ "GET /things": { … } }`. Their answers are of the schema `data`. */
export function thingsWith(
  operations: Readonly<Record<string, Partial<OperationObject> & { readonly data?: SchemaObject }>>,
  schemas: Readonly<Record<string, SchemaObject>> = {},
): OpenApiDocument {
  const document: OpenApiDocument = {
    openapi: "3.1.1",
    info: { title: "Things", version: "1.0.0" },
    servers: [{ url: "https://api.example.com" }],
    security: [],
    paths: {},
    components: { schemas: { Thing: thing, ...schemas } },
  };
  for (const [target, { data = {}, ...operation }] of Object.entries(operations)) {
    const [method = "", path = ""] = target.split(" ");
    (document.paths![path] ??= {})[method.toLowerCase()] = {
      responses: {
        "200": { description: "OK", content: { "application/json": { schema: data } } },
      },
      ...operation,
    };
  }
  return document;
}

export const query = (
  name: string,
  schema: SchemaObject = { type: "integer" },
): ParameterObject => ({
  ...{ name, in: "query", schema },
});
