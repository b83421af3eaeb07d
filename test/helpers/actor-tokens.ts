import type { OpenApiDocument } from "../../src/document/openapi.js";

const errors = Object.fromEntries(
  ["400", "402", "422"].map((status) => [
    status,
    {
      description: "Client error",
      content: { "application/json": { schema: { $ref: "#/components/schemas/ClerkErrors" } } },
    },
  ]),
);

const token = {
  description: "Success",
  content: { "application/json": { schema: { $ref: "#/components/schemas/ActorToken" } } },
};

/** A small document of the kind that the rooms before these two recover; a new one at each call. */
export const actorTokens = (): OpenApiDocument =>
  structuredClone({
    openapi: "3.1.1",
    info: { title: "Actor tokens", version: "1.0.0", description: "Sign in on behalf of others." },
    servers: [{ url: "https://api.clerk.com/v1" }],
    security: [{ bearer: [] }],
    paths: {
      "/actor_tokens": {
        post: {
          operationId: "CreateActorToken",
          summary: "Create an actor token",
          description: "The token lets its actor sign in as the user.",
          requestBody: {
            required: true,
            content: {
              "application/json": {
                schema: { $ref: "#/components/schemas/CreateActorTokenRequestBody" },
              },
            },
          },
          responses: { "2XX": token, ...errors },
        },
        get: {
          operationId: "ListActorTokens",
          parameters: [
            { name: "limit", in: "query", required: false, schema: { type: "integer" } },
            { name: "X-Trace", in: "header", required: false, schema: { type: "string" } },
          ],
          responses: { "2XX": token },
        },
      },
      "/actor_tokens/{actor_token_id}/revoke": {
        post: {
          operationId: "RevokeActorToken",
          deprecated: true,
          parameters: [
            { name: "actor_token_id", in: "path", required: true, schema: { type: "string" } },
          ],
          requestBody: {
            content: {
              "application/json": {
                schema: { type: "object", properties: { reason: { type: "string" } } },
              },
            },
          },
          responses: { "2XX": token, ...errors },
        },
      },
    },
    components: {
      schemas: {
        CreateActorTokenRequestBody: {
          type: "object",
          properties: {
            user_id: { type: "string" },
            actor: { type: "object" },
            expires_in_seconds: { type: "integer", default: 3600 },
            session_max_duration_in_seconds: { type: "integer" },
          },
          required: ["user_id", "actor"],
        },
        ActorToken: {
          type: "object",
          properties: { id: { type: "string" }, url: { type: ["string", "null"] } },
          required: ["id"],
        },
        ClerkErrors: {
          type: "object",
          properties: {
            errors: {
              type: "array",
              items: {
                type: "object",
                properties: { code: { type: "string" } },
                required: ["code"],
              },
            },
          },
          required: ["errors"],
        },
      },
      securitySchemes: { bearer: { type: "http", scheme: "bearer" } },
    },
  });

/** The document of docs that have pages for models alone. */
export const modelsOnly = (): OpenApiDocument => {
  const { openapi, info, components } = actorTokens();
  return { openapi, info, components: { schemas: components!.schemas! } };
};
