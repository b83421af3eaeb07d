import { afterAll, beforeAll, expect, test } from "vitest";
import { runCalls, type RunResult } from "../../scripts/contract/run-calls.js";
import { samplingOf } from "../../src/mock/request-samples.js";
import { sampleCalls } from "../../scripts/contract/sample-calls.js";
import { callsAsSource } from "../../scripts/contract/literals.js";
import { clientFiles } from "../../src/client/client-files.js";
import { namedOperations } from "../../src/client/named-operations.js";
import type { OpenApiDocument } from "../../src/document/openapi.js";
import { generateTypes } from "../../src/types/generate-types.js";
import { compile } from "../helpers/compile.js";
import { loadClient } from "../helpers/generated-client.js";

const string = { type: "string" };

/** What docs tell: every kind of parameter and body. */
const told = {
  openapi: "3.1.1",
  info: { title: "Shop", version: "1.0.0" },
  security: [{ key: [], session: [] }],
  paths: {
    "/orders/{order_id}": {
      get: {
        operationId: "getOrder",
        parameters: [
          { name: "order_id", in: "path", required: true, schema: { type: "integer" } },
          { name: "expand", in: "query", schema: { type: "array", items: string } },
          {
            name: "filter",
            in: "query",
            style: "deepObject",
            schema: { type: "object", properties: { state: string, size: { type: "integer" } } },
          },
          { name: "X-Trace", in: "header", schema: string },
          { name: "theme", in: "cookie", schema: { type: "string", enum: ["dark"] } },
        ],
        responses: {
          "200": {
            description: "An order.",
            content: { "application/json": { schema: { $ref: "#/components/schemas/Order" } } },
          },
        },
      },
    },
    "/orders": {
      post: {
        operationId: "createOrder",
        requestBody: {
          required: true,
          content: { "application/json": { schema: { $ref: "#/components/schemas/Order" } } },
        },
        responses: { "2XX": { description: "Made." } },
      },
    },
    "/search": {
      post: {
        operationId: "search",
        requestBody: {
          content: {
            "application/x-www-form-urlencoded": {
              schema: {
                type: "object",
                properties: { text: string, tags: { type: "array", items: string } },
                required: ["text"],
              },
            },
          },
        },
        responses: {
          "200": { description: "Found.", content: { "text/csv": { schema: string } } },
        },
      },
    },
    "/files": {
      post: {
        operationId: "upload",
        requestBody: {
          required: true,
          content: {
            "multipart/form-data": {
              schema: {
                type: "object",
                properties: { file: { type: "string", format: "binary" }, note: string },
                required: ["file"],
              },
            },
          },
        },
        responses: { "204": { description: "Kept." } },
      },
    },
  },
  components: {
    schemas: {
      Order: {
        type: "object",
        properties: { id: { type: "integer" }, note: { type: ["string", "null"] } },
        required: ["id"],
      },
    },
    securitySchemes: {
      key: { type: "apiKey", in: "header", name: "X-Key" },
      session: { type: "apiKey", in: "cookie", name: "sid" },
    },
  },
} satisfies OpenApiDocument;

let loaded: Awaited<ReturnType<typeof loadClient>>;
beforeAll(async () => {
  loaded = await loadClient(told);
});
afterAll(() => loaded.remove());

/** Calls the client of what is told, on a server of what is true. */
async function run(truth: OpenApiDocument): Promise<RunResult> {
  const recovered = await samplingOf(told);
  return runCalls(await named(), {
    truth: await samplingOf(truth),
    recovered,
    document: told,
    createClient: (options) => loaded.module.createClient(options),
  });
}

async function named() {
  const names = new Map(namedOperations(told).map(({ path, name }) => [path, name]));
  const calls = sampleCalls(await samplingOf(told));
  return calls.map((call) => ({ name: names.get(call.operation.path)!, call }));
}

test("every call that the types admit is accepted, and every response is as documented", async () => {
  expect(await run(told)).toEqual({ accepted: 8, mended: 0, parsed: 8, exceptions: [] });
});

test("the compiler takes each of them", async () => {
  const files = {
    ...(await clientFiles(told)),
    "schema.d.ts": await generateTypes(told),
    "calls.ts": callsAsSource(await named()),
  };
  expect(compile(files, { isolatedDeclarations: false })).toEqual([]);
});

test("a limit that is not told is an exception, and the call is accepted within it", async () => {
  const truth = structuredClone<OpenApiDocument>(told);
  const limited = { type: "integer", minimum: 7 };
  truth.components!.schemas!["Order"]!.properties!["id"] = limited;
  const { accepted, mended, exceptions } = await run(truth);
  expect({ accepted, mended }).toEqual({ accepted: 6, mended: 2 });
  expect(exceptions.map(({ kind, cause, message }) => `${kind} ${cause} ${message}`)).toEqual([
    "refused minimum body /id: must be >= 7",
    "refused minimum body /id: must be >= 7",
  ]);
});

test("so is a name that is not the true one, and a response that is not as told", async () => {
  const truth = structuredClone<OpenApiDocument>(told);
  truth.components!.schemas!["Order"]!.properties = { id: string };
  truth.paths!["/orders/{order_id}"]!["get"]!.parameters![1]!.name = "include";
  const { exceptions } = await run(truth);
  expect(exceptions.map(({ kind, cause, fields }) => `${kind} ${cause} ${fields}`)).toEqual([
    "response type required",
    "refused additionalProperties all",
    "still refused additionalProperties all",
    "refused type required",
    "refused type all",
  ]);
});
