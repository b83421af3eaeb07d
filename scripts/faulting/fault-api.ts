import type { OpenApiDocument } from "../../src/document/openapi.js";

/** What the calls carry; each in a place of its own. */
export const secrets = {
  bearer: "bearer-secret-1f6a",
  header: "header-secret-2b7c",
  query: "query-secret-3d8e",
  cookie: "cookie-secret-4a9f",
} as const;

/** One operation that asks for these credentials at once. */
export const faultApi = (names: readonly string[]): OpenApiDocument => ({
  openapi: "3.1.1",
  info: { title: "Faults", version: "1.0.0" },
  security: [Object.fromEntries(names.map((name) => [name, []]))],
  paths: {
    "/faults/{kind}/{id}": {
      get: {
        operationId: "fault",
        parameters: [
          { name: "kind", in: "path", required: true, schema: { type: "string" } },
          { name: "id", in: "path", required: true, schema: { type: "integer" } },
        ],
        responses: {
          "200": {
            description: "It went well.",
            content: { "application/json": { schema: { type: "object" } } },
          },
        },
      },
    },
  },
  components: {
    securitySchemes: {
      bearer: { type: "http", scheme: "bearer" },
      header: { type: "apiKey", in: "header", name: "X-Api-Key" },
      query: { type: "apiKey", in: "query", name: "api_key" },
      cookie: { type: "apiKey", in: "cookie", name: "sid" },
    },
  },
});
