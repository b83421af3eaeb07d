import { expect, test } from "vitest";
import type { Change } from "../../src/diff/change.js";
import { compareDocuments } from "../../src/diff/compare-documents.js";
import {
  aDocument,
  documentOf,
  jsonContent,
  objectSchema,
  operationOf,
  reference,
} from "./documents.js";

const text = { type: "string" };
const told = (changes: readonly Change[]) =>
  changes.map(({ kind, component, operation, field }) =>
    [kind, component ?? operation ?? "", field].filter((part) => part !== "").join(" "),
  );

const sends = (schema: unknown) => ({ requestBody: { required: true, ...jsonContent(schema) } });
const returns = (schema: unknown, status = "200") => ({
  responses: { [status]: { description: "", ...jsonContent(schema) } },
});

test("a change of a shared schema is told once, with the operations that it reaches", () => {
  const of = (schema: unknown) =>
    aDocument(
      {
        "/a": { get: { ...returns(reference("Shared")) }, post: { ...sends(reference("Outer")) } },
        "/b": { get: { ...returns({ type: "array", items: reference("Outer") }) } },
        "/c": { get: { responses: {} } },
      },
      { schemas: { Shared: schema, Outer: objectSchema({ inner: reference("Shared") }) } },
    );
  const changes = compareDocuments(of(objectSchema({ a: text })), of(objectSchema({ "a!": text })));
  expect(changes).toEqual([
    {
      kind: "property-became-required",
      message: "became required",
      component: "schemas/Shared",
      field: "a",
      base: "#/components/schemas/Shared/properties/a",
      head: "#/components/schemas/Shared/properties/a",
      old: "string",
      new: "string",
      request: "breaking",
      response: "non-breaking",
      callers: "none",
      impact: "breaking",
      operations: ["GET /a", "POST /a", "GET /b"],
    },
  ]);
});

test.each([
  ["sent", sends(reference("Thing")), "breaking", "none"],
  ["returned", returns(reference("Thing")), "none", "non-breaking"],
  ["neither", {}, "unclassified", "non-breaking"],
])("the sides of a schema that is only %s", (_, parts, request, response) => {
  const of = (schema: unknown) =>
    aDocument({ "/a": { post: { responses: {}, ...parts } } }, { schemas: { Thing: schema } });
  const [change] = compareDocuments(of(text), of({ ...text, pattern: "^a" }));
  expect([change?.request, change?.response]).toEqual([request, response]);
});

test("a document of components alone shows both sides what it holds", () => {
  const of = (schema: unknown) => aDocument({}, { schemas: { A: schema } });
  const [change] = compareDocuments(of(text), of({ type: "boolean" }));
  expect([change?.request, change?.response]).toEqual(["breaking", "breaking"]);
});

test("a side counts only where one operation uses the schema in both documents", () => {
  const of = (schema: unknown, method: string) =>
    aDocument(
      {
        "/a": {
          get: { ...returns(reference("A")) },
          [method]: { ...sends(reference("A")), responses: {} },
        },
      },
      { schemas: { A: schema } },
    );
  const changes = compareDocuments(
    of(objectSchema({}), "put"),
    of(objectSchema({ "a!": text }), "post"),
  );
  expect(changes.find(({ component }) => component !== undefined)).toMatchObject({
    request: "none",
    response: "non-breaking",
  });
});

test("what a read-only property holds is no part of requests", () => {
  const of = (inner: unknown) =>
    documentOf(
      objectSchema({ "a!": { readOnly: true, type: "object", properties: { b: inner } } }),
    );
  const [change] = compareDocuments(of(text), of({ type: "boolean" }));
  expect(change).toMatchObject({ field: "a.b", request: "none", response: "breaking" });
});

test.each([
  ["200", "2XX"],
  ["2XX", "200"],
  ["201", "2xx"],
])("breaking changes of a response are seen when its status goes from %s to %s", (old, now) => {
  const changes = compareDocuments(
    operationOf(returns(objectSchema({ "a!": text, b: text }), old)),
    operationOf(returns(objectSchema({ a: { type: "boolean" }, c: text }), now)),
  );
  expect(told(changes).slice(1)).toEqual([
    `property-became-optional GET /things/{id} response ${now}.a`,
    `type-changed GET /things/{id} response ${now}.a`,
    `optional-property-removed GET /things/{id} response ${now}.b`,
    `optional-property-added GET /things/{id} response ${now}.c`,
  ]);
  expect(changes[0]?.kind).toMatch(/^response-success-status-(generalized|specialized)$/);
});

test("all statuses of a range are compared with it", () => {
  const two = {
    responses: { ...returns(text, "200").responses, ...returns(text, "201").responses },
  };
  const changes = compareDocuments(
    operationOf(two),
    operationOf(returns({ type: "boolean" }, "2XX")),
  );
  expect(changes.filter(({ kind }) => kind === "type-changed")).toHaveLength(2);
});

test("parameters are paired by name and place, whatever their order and likeness", () => {
  const query = (name: string, schema: unknown, rest = {}) => ({
    name,
    in: "query",
    schema,
    ...rest,
  });
  const changes = compareDocuments(
    operationOf({ parameters: [query("a", text), query("b", text)] }),
    operationOf({
      parameters: [query("n", text, { required: true }), query("b", { type: "integer" })],
    }),
  );
  expect(told(changes)).toEqual([
    "request-parameter-removed GET /things/{id} query parameter a",
    "type-changed GET /things/{id} query parameter b",
    "new-required-request-parameter GET /things/{id} query parameter n",
  ]);
});

test("headers are the same in any case of their letters, and a parameter of the path counts", () => {
  const header = (name: string) => ({ name, in: "header", schema: text });
  const operation = { operationId: "a", responses: {} };
  expect(
    compareDocuments(
      aDocument({ "/a": { parameters: [header("X-Key")], get: operation } }),
      aDocument({ "/a": { get: { ...operation, parameters: [header("x-key")] } } }),
    ),
  ).toEqual([]);
});

test("a shared parameter or response is told once, where it stands", () => {
  const of = (schema: unknown) => {
    const operation = {
      parameters: [{ $ref: "#/components/parameters/Limit" }],
      responses: { 404: { $ref: "#/components/responses/Missing" } },
    };
    return aDocument(
      { "/a": { get: operation }, "/b": { get: operation } },
      {
        parameters: { Limit: { name: "limit", in: "query", schema } },
        responses: { Missing: { description: "", ...jsonContent(schema) } },
      },
    );
  };
  const changes = compareDocuments(of({ type: "integer" }), of({ type: "number" }));
  expect(
    changes.map(({ component, request, response, operations }) => [
      component,
      request,
      response,
      operations,
    ]),
  ).toEqual([
    ["parameters/Limit", "non-breaking", "none", ["GET /a", "GET /b"]],
    ["responses/Missing", "none", "breaking", ["GET /a", "GET /b"]],
  ]);
});

test("a branch of a union that was edited is compared with itself", () => {
  const branch = (kind: string, rest: object) =>
    objectSchema({ "kind!": { const: kind }, ...rest });
  const changes = compareDocuments(
    documentOf({ oneOf: [branch("a", { x: text }), branch("b", { y: text })] }),
    documentOf({ oneOf: [branch("b", { y: { type: "boolean" } }), branch("a", { x: text })] }),
  );
  expect(told(changes)).toEqual(["type-changed schemas/Thing <object>.y"]);
});

test("schemas that hold each other end", () => {
  const of = (leaf: unknown) =>
    documentOf(
      { allOf: [reference("A"), objectSchema({ leaf })] },
      {
        A: { anyOf: [reference("B"), text] },
        B: objectSchema({ a: reference("A"), thing: { type: "array", items: reference("Thing") } }),
        Loop: { $ref: "#/components/schemas/Loop" },
        Ring: { allOf: [reference("Ring"), objectSchema({ leaf })] },
      },
    );
  expect(told(compareDocuments(of(text), of({ type: "boolean" })))).toEqual([
    "type-changed schemas/Thing leaf",
    "type-changed schemas/Ring leaf",
  ]);
});

test("properties may be called as JavaScript's own are", () => {
  const at = (schema: unknown) =>
    documentOf(
      JSON.parse(
        `{"type":"object","properties":{"__proto__":${JSON.stringify(schema)},"constructor":{"type":"string"}}}`,
      ),
    );
  const bare = documentOf(objectSchema({}));
  expect(told(compareDocuments(at(text), at({ type: "boolean" })))).toEqual([
    "type-changed schemas/Thing __proto__",
  ]);
  expect(told(compareDocuments(bare, at(text)))).toEqual([
    "optional-property-added schemas/Thing __proto__",
    "optional-property-added schemas/Thing constructor",
  ]);
});

test("a webhook's request is read by those who use the API", () => {
  const of = (schema: unknown) =>
    aDocument(
      {},
      { schemas: { Event: schema } },
      {
        webhooks: { done: { post: { ...sends(reference("Event")), responses: {} } } },
      },
    );
  const [change] = compareDocuments(
    of(objectSchema({ "a!": text })),
    of(objectSchema({ a: text })),
  );
  expect(change).toMatchObject({
    request: "none",
    response: "breaking",
    operations: ["POST webhook done"],
  });
});

test("each change has the line of the side where it stands", () => {
  const origin = (file: string) => (pointer: string) => ({
    file: `${file} ${pointer}`,
    line: 3,
    column: 5,
  });
  const changes = compareDocuments(
    documentOf(objectSchema({ a: text, b: text })),
    documentOf(objectSchema({ b: { type: "boolean" }, c: text })),
    { originOf: { base: origin("base"), head: origin("head") } },
  );
  expect(changes.map((change) => [change.kind, change.origin?.file])).toEqual([
    ["optional-property-removed", "base #/components/schemas/Thing/properties/a"],
    ["type-changed", "head #/components/schemas/Thing/properties/b"],
    ["optional-property-added", "head #/components/schemas/Thing/properties/c"],
  ]);
});

test("the version of a document is no change of its API", () => {
  const document = documentOf(text);
  const next = { ...document, info: { ...document.info, version: "2.0.0" } };
  expect(compareDocuments(document, next)).toEqual([]);
});
