import type { OpenApiDocument, SchemaObject } from "../../../src/document/openapi.js";

const json = (name: string) => ({
  description: name,
  content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } },
});
const of = (type: string, schema: SchemaObject) => ({
  description: type,
  content: { [type]: { schema } },
});
const record = (member: string): SchemaObject => ({
  type: "object",
  properties: { [member]: { type: "string" } },
  required: [member],
});
const id = { name: "id", in: "path", required: true, schema: { type: "string" } } as const;

/** A document with every kind of response, body and parameter that types tell apart. */
export const things = (): OpenApiDocument => ({
  openapi: "3.1.1",
  info: { title: "Things", version: "1.0.0" },
  servers: [{ url: "https://api.example.com" }],
  security: [{ bearerAuth: [] }],
  paths: {
    "/things": {
      get: {
        operationId: "listThings",
        parameters: [
          { name: "limit", in: "query", schema: { type: "integer" } },
          { name: "X-Trace", in: "header", schema: { type: "string" } },
          { name: "theme", in: "cookie", schema: { type: "string" } },
        ],
        responses: { "2XX": json("Thing"), "404": json("NotFound"), "4XX": json("Problem") },
      },
      post: {
        operationId: "createThing",
        requestBody: { required: true, content: json("NewThing").content },
        responses: { "200": json("Thing"), "202": json("Job"), "422": json("Problem") },
      },
    },
    "/things/{id}": {
      get: {
        operationId: "getThing",
        parameters: [id],
        responses: { "200": json("Thing"), default: json("Problem") },
      },
      patch: {
        operationId: "changeThing",
        parameters: [id],
        requestBody: { content: json("NewThing").content },
        responses: { default: json("Thing") },
      },
      delete: {
        operationId: "removeThing",
        deprecated: true,
        parameters: [id],
        responses: { "204": { description: "Gone" } },
      },
    },
    "/things/{id}/image": {
      get: {
        operationId: "getImage",
        parameters: [id],
        responses: {
          "200": of("image/png", { type: "string" }),
          "400": of("text/plain", { type: "string" }),
        },
      },
      put: {
        operationId: "setImage",
        parameters: [id],
        requestBody: {
          required: true,
          content: {
            "multipart/form-data": {
              schema: {
                type: "object",
                properties: { image: { type: "string", format: "binary" } },
                required: ["image"],
              },
            },
          },
        },
        responses: { "2XX": { description: "Done" }, "5XX": json("Problem") },
      },
    },
    "/report": {
      get: {
        operationId: "getReport",
        responses: {
          "200": {
            description: "",
            content: { ...json("Thing").content, ...of("text/csv", { type: "string" }).content },
          },
        },
      },
      put: {
        operationId: "putReport",
        requestBody: { content: { "text/plain": { schema: { type: "string" } } } },
        responses: { "404": json("NotFound") },
      },
      post: {
        operationId: "postForm",
        requestBody: {
          required: true,
          content: { "application/x-www-form-urlencoded": { schema: record("title") } },
        },
        responses: { "200": of("application/vnd.things+json", record("kind")) },
      },
    },
  },
  components: {
    schemas: {
      Thing: record("id"),
      NewThing: record("name"),
      Job: record("job"),
      NotFound: record("missing"),
      Problem: record("title"),
    },
    securitySchemes: {
      bearerAuth: { type: "http", scheme: "bearer" },
      "api key": { type: "apiKey", in: "header", name: "X-Api-Key" },
      basicAuth: { type: "http", scheme: "basic" },
    },
  },
});
