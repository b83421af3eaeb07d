import { describe, expect, test } from "vitest";
import type { ObjectDefinition } from "../../src/model/api.js";
import type { TypeExpression } from "../../src/model/type-expression.js";
import { withoutMarks } from "../../src/document/marks.js";
import { asOpenApi30 } from "../../src/document/openapi-30.js";
import type { OpenApiDocument, SchemaObject } from "../../src/document/openapi.js";
import { definitionSchema as markedSchema, typeSchema } from "../../src/document/schema.js";

const definitionSchema: typeof markedSchema = (...given) => withoutMarks(markedSchema(...given));

/** The schema as a document of 3.0 has it. */
function older(schema: SchemaObject): SchemaObject {
  const info = { title: "A", version: "1.0.0" };
  const document: OpenApiDocument = { openapi: "3.1.1", info, components: { schemas: { schema } } };
  return asOpenApi30(document).components!.schemas!["schema"]!;
}
const origin = { file: "a.md", line: 1, column: 1 };
const text: TypeExpression = { kind: "string" };
const user: TypeExpression = { kind: "reference", name: "User" };
const $ref = "#/components/schemas/User";
/** Null in 3.0, where it is no type. */
const nothing = { type: "string", nullable: true, enum: [null] };

describe("a value that may be null", () => {
  const nullable = (type: TypeExpression) => {
    const schema = typeSchema({ kind: "nullable", type });
    return [schema, older(schema)];
  };
  test.each<[string, TypeExpression, object, object]>([
    ["text", text, { type: ["string", "null"] }, { type: "string", nullable: true }],
    ["a model", user, { anyOf: [{ $ref }, { type: "null" }] }, { anyOf: [{ $ref }, nothing] }],
    ["a literal", { kind: "literal", value: "a" }, { anyOf: [{ type: "string", const: "a" }, { type: "null" }] }, { type: "string", enum: ["a", null], nullable: true }],
    ["a union", { kind: "union", branches: [text, user] }, { anyOf: [{ type: "string" }, { $ref }, { type: "null" }] }, { anyOf: [{ type: "string" }, { $ref }, nothing] }],
    ["a list", { kind: "array", items: text }, { type: ["array", "null"], items: { type: "string" } }, { type: "array", items: { type: "string" }, nullable: true }],
  ])("%s", (_, type, modern, old) => {
    expect(nullable(type)).toEqual([modern, old]);
  }); // prettier-ignore
});

test.each([
  [true, { type: "boolean", const: true }, { type: "boolean", enum: [true] }],
  [3, { type: "integer", const: 3 }, { type: "integer", enum: [3] }],
  [1.5, { type: "number", const: 1.5 }, { type: "number", enum: [1.5] }],
  ["a", { type: "string", const: "a" }, { type: "string", enum: ["a"] }],
])("the literal %j", (value, modern, old) => {
  const schema = typeSchema({ kind: "literal", value });
  expect([schema, older(schema)]).toEqual([modern, old]);
});

function objectOf(fields: ObjectDefinition["fields"], additional?: TypeExpression) {
  return {
    name: "A",
    kind: "object",
    deprecated: false,
    fields,
    ...(additional ? { additional } : {}),
    origin,
  } satisfies ObjectDefinition;
}

test("beside a $ref, 3.1 may say more of a property; 3.0 wraps it", () => {
  const field = { name: "u", type: user, required: false, deprecated: true, description: "Who.", example: 1, origin }; // prettier-ignore
  expect(definitionSchema(objectOf([field])).properties).toEqual({
    u: { $ref, description: "Who.", deprecated: true, examples: [1] },
  });
  expect(older(definitionSchema(objectOf([field]))).properties).toEqual({
    u: { allOf: [{ $ref }], description: "Who.", deprecated: true, example: 1 },
  });
});

test("an example may be null, false or nothing much", () => {
  const field = (name: string, example: unknown) => ({ name, type: text, required: false, deprecated: false, example, origin }); // prettier-ignore
  const { properties } = definitionSchema(
    objectOf([field("a", null), field("b", false), field("c", ""), field("d", undefined)]),
  );
  expect(properties).toEqual({
    a: { type: "string", examples: [null] },
    b: { type: "string", examples: [false] },
    c: { type: "string", examples: [""] },
    d: { type: "string" },
  });
});

test("an object closes itself to nothing that the docs do not close", () => {
  expect(definitionSchema(objectOf([]))).toEqual({
    type: "object",
    additionalProperties: true,
  });
  expect(definitionSchema(objectOf([], text))).toEqual({
    type: "object",
    additionalProperties: { type: "string" },
  });
  const field = { name: "a", type: text, required: true, deprecated: false, origin };
  expect(definitionSchema(objectOf([field]))).toEqual({
    type: "object",
    properties: { a: { type: "string" } },
    required: ["a"],
  });
});

test("an enum lists each value once", () => {
  const values = ["a", "b", "a"].map((value) => ({ value, origin }));
  const schema = definitionSchema({
    name: "A",
    kind: "enum",
    deprecated: false,
    values,
    open: false,
    origin,
  });
  expect(schema).toEqual({ type: "string", enum: ["a", "b"] });
});
