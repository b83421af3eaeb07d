import { expect, test } from "vitest";
import type { Change } from "../../src/diff/change.js";
import { compareDocuments } from "../../src/diff/compare-documents.js";
import { aDocument, documentOf, jsonContent, objectSchema, reference } from "./documents.js";

const text = { type: "string" };
const told = (changes: readonly Change[]) =>
  changes.map(({ kind, component, operation, field }) =>
    [kind, component ?? operation ?? "", field].filter((part) => part !== "").join(" "),
  );

const returns = (schema: unknown, status = "200") => ({
  responses: { [status]: { description: "", ...jsonContent(schema) } },
});

test("a renamed schema is compared by its shape, also where it holds itself and was edited", () => {
  const node = (name: string, value: unknown) =>
    objectSchema({ "id!": text, label: text, value, next: reference(name) });
  const of = (name: string, value: unknown) =>
    aDocument(
      { "/a": { get: { operationId: "a", ...returns(reference(name)) } } },
      { schemas: { [name]: node(name, value) } },
    );
  expect(told(compareDocuments(of("Node", text), of("TreeNode", text)))).toEqual([
    "schema-renamed schemas/TreeNode",
  ]);
  expect(told(compareDocuments(of("Node", text), of("TreeNode", { type: "boolean" })))).toEqual([
    "schema-renamed schemas/TreeNode",
    "type-changed schemas/TreeNode value",
  ]);
});

test("another schema at the same place is compared in place", () => {
  const of = (name: string) =>
    aDocument(
      { "/a": { get: { operationId: "a", ...returns(reference(name)) } } },
      {
        schemas: {
          Cat: objectSchema({ name: text, self: reference("Cat"), lives: { type: "integer" } }),
          Dog: objectSchema({ name: text, self: reference("Dog"), lives: text }),
        },
      },
    );
  expect(told(compareDocuments(of("Cat"), of("Dog")))).toEqual([
    "type-changed GET /a response 200.lives",
  ]);
});

test.each([
  ["inline or shared", text, reference("Text"), { Text: text }],
  ["nullable in 3.0 and 3.1", { ...text, nullable: true }, { type: ["string", "null"] }, {}],
  ["nullable by a union", { ...text, nullable: true }, { anyOf: [text, { type: "null" }] }, {}],
  [
    "a nullable reference",
    { anyOf: [{ type: "null" }, reference("Text")] },
    { oneOf: [reference("Text"), { type: "null" }] },
    { Text: text },
  ],
  ["a union of one", text, { oneOf: [text] }, {}],
  [
    "the order of branches",
    { oneOf: [text, { type: "boolean" }] },
    { oneOf: [{ type: "boolean" }, text] },
    {},
  ],
  [
    "types and branches",
    { type: ["string", "boolean"] },
    { anyOf: [{ type: "boolean" }, text] },
    {},
  ],
  ["a list of one value", { const: "a" }, { enum: ["a"] }, {}],
  ["the order of values", { enum: ["a", "b"] }, { enum: ["b", "a"] }, {}],
  [
    "anything else is allowed",
    objectSchema({}),
    objectSchema({}, { additionalProperties: true }),
    {},
  ],
  [
    "exclusive bounds",
    { type: "integer", maximum: 3, exclusiveMaximum: true },
    { type: "integer", exclusiveMaximum: 3 },
    {},
  ],
  ["a type that goes without saying", { properties: { a: text } }, objectSchema({ a: text }), {}],
  [
    "shared properties",
    objectSchema({ "a!": text, b: text }),
    { allOf: [reference("Base"), objectSchema({ b: text })] },
    { Base: objectSchema({ "a!": text }) },
  ],
])("no change: %s", (_, old, now, schemas) => {
  const at = (schema: unknown) => documentOf(objectSchema({ "a!": schema }), schemas);
  expect(compareDocuments(at(old), at(now))).toEqual([]);
  expect(compareDocuments(at(now), at(old))).toEqual([]);
});
