import { expect, test } from "vitest";
import { fact } from "../../src/document/marks.js";
import { asOpenApi30 } from "../../src/document/openapi-30.js";
import type { OpenApiDocument } from "../../src/document/openapi.js";
import { originsIn } from "../../src/document/origins.js";

const $ref = "#/components/schemas/User";
const nothing = { type: "string", nullable: true, enum: [null] };

/** A document of one schema. */
const holding = (schema: unknown) =>
  ({
    openapi: "3.1.1",
    info: { title: "Things", version: "1.0.0" },
    components: { schemas: { Thing: schema } },
  }) as unknown as OpenApiDocument;

test.each<[string, object, object]>([
  ["a type and null", { type: ["string", "null"] }, { type: "string", nullable: true }],
  [
    "an enum and null",
    { type: ["string", "null"], enum: ["a"] },
    { type: "string", enum: ["a", null], nullable: true },
  ],
  ["null alone", { type: "null" }, nothing],
  ["a model or null", { anyOf: [{ $ref }, { type: "null" }] }, { anyOf: [{ $ref }, nothing] }],
  [
    "several types",
    { type: ["string", "integer"] },
    { anyOf: [{ type: "string" }, { type: "integer" }] },
  ],
  [
    "several types and null",
    { type: ["string", "integer", "null"] },
    { anyOf: [{ type: "string" }, { type: "integer" }, nothing] },
  ],
  [
    "several types beside alternatives",
    { type: ["string", "integer"], anyOf: [{ minLength: 1 }, { minimum: 1 }] },
    {
      anyOf: [{ minLength: 1 }, { minimum: 1 }],
      allOf: [{ anyOf: [{ type: "string" }, { type: "integer" }] }],
    },
  ],
  ["one value", { type: "string", const: "a" }, { type: "string", enum: ["a"] }],
  ["examples", { type: "string", examples: ["a", "b"] }, { type: "string", example: "a" }],
  [
    "what is said beside a reference",
    { $ref, description: "Who", examples: [{}] },
    { allOf: [{ $ref }], description: "Who", example: {} },
  ],
  [
    "bytes",
    { type: "string", contentMediaType: "application/octet-stream" },
    { type: "string", format: "binary" },
  ],
  ["Base64", { type: "string", contentEncoding: "base64" }, { type: "string", format: "byte" }],
  [
    "limits",
    { type: "number", exclusiveMinimum: 0, maximum: 9 },
    { type: "number", minimum: 0, exclusiveMinimum: true, maximum: 9 },
  ],
  [
    "keywords of 2020-12",
    { type: "array", prefixItems: [{}], items: {} },
    { type: "array", items: {} },
  ],
  [
    "properties of any name, and examples as they are",
    {
      type: "object",
      properties: { const: { type: ["string", "null"] }, $ref: { type: "null" } },
      default: { type: ["a", "null"] },
    },
    {
      type: "object",
      properties: { const: { type: "string", nullable: true }, $ref: nothing },
      default: { type: ["a", "null"] },
    },
  ],
])("writes %s", (_, modern, old) => {
  const document = holding(modern);
  const before = structuredClone(document);
  expect(asOpenApi30(document)).toEqual({ ...holding(old), openapi: "3.0.4", paths: {} });
  expect(document).toEqual(before);
});

test("leaves out what 3.0 has no words for, and keeps references to others than schemas bare", () => {
  const parameters = [{ $ref: "#/components/parameters/Id", description: "Which" }];
  const document = {
    openapi: "3.1.1",
    info: { title: "T", version: "1", summary: "s", license: { name: "MIT", identifier: "MIT" } },
    jsonSchemaDialect: "https://spec.openapis.org/oas/3.1/dialect/base",
    webhooks: { made: {} },
    paths: { "/things": { get: { parameters, responses: {} } } },
    components: { pathItems: {}, schemas: {} },
  } as unknown as OpenApiDocument;
  expect(asOpenApi30(document)).toEqual({
    openapi: "3.0.4",
    info: { title: "T", version: "1", license: { name: "MIT" } },
    paths: {
      "/things": {
        get: { parameters: [{ $ref: "#/components/parameters/Id" }], responses: {} },
      },
    },
    components: { schemas: {} },
  });
});

test("what is written in another way keeps where it comes from", () => {
  const origin = { file: "a.md", line: 1, column: 2 };
  const about = { ...fact("examples", ["a"], origin), ...fact("const", "a", origin) };
  const wrapped = { ...fact("$ref", $ref, origin), description: "Who" };
  const document = asOpenApi30(holding({ properties: { about, wrapped } }));
  const below = "#/components/schemas/Thing/properties";
  expect([...originsIn(document).entries()]).toEqual([
    [`${below}/about/enum`, origin],
    [`${below}/about/example`, origin],
    [`${below}/wrapped/allOf`, origin],
  ]);
});
