import type { MockableDocument } from "../../src/mock/described.js";

const bookId = {
  name: "book_id",
  in: "path",
  required: true,
  schema: { type: "integer", minimum: 1 },
};

/** A small API that has one of everything that a mock has to read. */
export const library = {
  openapi: "3.1.0",
  security: [{ bearer: [] }, { key: [], session: [] }],
  paths: {
    "/books": {
      parameters: [{ name: "X-Tenant", in: "header", schema: { type: "string", maxLength: 5 } }],
      get: {
        operationId: "listBooks",
        parameters: [
          { name: "limit", in: "query", schema: { type: "integer", maximum: 100 } },
          {
            name: "tag",
            in: "query",
            schema: { type: "array", items: { type: "string" }, maxItems: 2 },
          },
          {
            name: "ids",
            in: "query",
            explode: false,
            schema: { type: "array", items: { type: "integer" } },
          },
          {
            name: "range",
            in: "query",
            style: "deepObject",
            schema: {
              type: "object",
              properties: { from: { type: "integer" }, to: { type: "integer" } },
              additionalProperties: false,
            },
          },
          {
            name: "filter",
            in: "query",
            content: { "application/json": { schema: { type: "object" } } },
          },
          { name: "theme", in: "cookie", schema: { enum: ["light", "dark"] } },
        ],
        responses: {
          "2XX": {
            description: "Books.",
            headers: { "X-Total": { schema: { type: "integer", examples: [7] } } },
            content: {
              "application/json": {
                schema: { type: "array", items: { $ref: "#/components/schemas/Book" } },
                examples: {
                  wrong: { value: [{ id: "one" }] },
                  two: { $ref: "#/components/examples/TwoBooks" },
                },
              },
              "text/csv": { example: "id,title\n1,Emma\n" },
            },
          },
          default: { $ref: "#/components/responses/Problem" },
        },
      },
      post: {
        operationId: "addBook",
        requestBody: {
          required: true,
          content: {
            "application/json": { schema: { $ref: "#/components/schemas/Book" } },
            "application/x-www-form-urlencoded": { schema: { $ref: "#/components/schemas/Book" } },
          },
        },
        responses: {
          "201": {
            description: "Added.",
            content: { "application/json": { schema: { $ref: "#/components/schemas/Book" } } },
          },
          "404": { $ref: "#/components/responses/Problem" },
        },
      },
    },
    "/books/latest": {
      get: { operationId: "latestBook", responses: { "204": { description: "None." } } },
    },
    "/books/{book_id}": {
      parameters: [bookId],
      get: {
        operationId: "getBook",
        responses: {
          "200": {
            description: "A book.",
            content: { "application/json": { schema: { $ref: "#/components/schemas/Book" } } },
          },
        },
      },
    },
    "/books/{book_id}/cover.{format}": {
      parameters: [
        bookId,
        { name: "format", in: "path", required: true, schema: { enum: ["png"] } },
      ],
      put: {
        operationId: "setCover",
        security: [],
        requestBody: {
          content: {
            "multipart/form-data": {
              schema: {
                type: "object",
                properties: {
                  file: { type: "string", format: "binary" },
                  pages: { type: "array", items: { type: "integer" } },
                  meta: { type: "object", properties: { year: { type: "integer" } } },
                },
                required: ["file"],
                additionalProperties: false,
              },
            },
            "image/*": {},
          },
        },
        responses: { "204": { description: "Set." } },
      },
      get: {
        operationId: "getCover",
        security: [],
        responses: { "200": { description: "A picture.", content: { "image/png": {} } } },
      },
    },
    "/events": {
      post: { operationId: "ping", security: [], responses: { "204": { description: "Pong." } } },
      get: {
        operationId: "watch",
        security: [{}],
        responses: {
          "200": {
            description: "What happens.",
            content: {
              "text/event-stream": {
                schema: {
                  type: "object",
                  properties: {
                    event: { const: "added" },
                    data: { $ref: "#/components/schemas/Book" },
                  },
                },
              },
              "application/x-ndjson": { schema: { $ref: "#/components/schemas/Book" } },
            },
          },
        },
      },
    },
  },
  components: {
    schemas: {
      Book: {
        type: "object",
        properties: {
          id: { type: "integer", readOnly: true },
          title: { type: "string", minLength: 1 },
          sequel: { anyOf: [{ $ref: "#/components/schemas/Book" }, { type: "null" }] },
          isbn: { type: "string", pattern: "^97[89]-\\d{10}$" },
        },
        required: ["id", "title"],
      },
    },
    examples: {
      TwoBooks: {
        value: [
          { id: 1, title: "Emma" },
          { id: 2, title: "Persuasion" },
        ],
      },
    },
    responses: {
      Problem: {
        description: "A problem.",
        content: {
          "application/problem+json": {
            schema: {
              type: "object",
              properties: { title: { type: "string" } },
              required: ["title"],
            },
          },
        },
      },
    },
    securitySchemes: {
      bearer: { type: "http", scheme: "bearer" },
      key: { type: "apiKey", in: "query", name: "api_key" },
      session: { type: "apiKey", in: "cookie", name: "sid" },
    },
  },
} satisfies MockableDocument;
