import { expect, test } from "vitest";
import type { OpenApiDocument } from "../../src/document/openapi.js";
import { createMock } from "../../src/mock/create-mock.js";
import { clientCallOf, curlOf } from "../../src/portal/browser/served/code.js";
import { requestOf } from "../../src/portal/browser/served/request.js";
import { consoleData, type ConsoleOperation } from "../../src/serve/console-data.js";
import type { ConsoleScheme } from "../../src/serve/console-security.js";
import { library } from "../mock/library.js";
import { smallDocument } from "../portal/portals.js";

/** What a form says that nobody has touched: all that may be sent. */
function untouched(operation: ConsoleOperation, schemes: readonly ConsoleScheme[]) {
  const value = (field: { text: string; json: boolean }) =>
    (field.json ? JSON.parse(field.text) : field.text) as unknown;
  const [names = []] = operation.security;
  const [type] = operation.body?.types ?? [];
  const body =
    type === undefined
      ? undefined
      : type.kind === "text"
        ? { type: type.type, text: type.text }
        : type.kind === "file"
          ? { type: type.type, file: new Blob(["sample"]) }
          : {
              type: type.type,
              fields: type.fields.map((field) => ({
                field,
                value: field.file ? new Blob(["sample"]) : value(field),
              })),
            };
  return {
    parameters: operation.parameters.map((field) => ({ field, value: value(field) })),
    credentials: names.map((name) => {
      const scheme = schemes.find((one) => one.name === name)!;
      const basic = { username: "user", password: "p:ä" };
      return { scheme, value: scheme.kind === "basic" ? basic : scheme.text };
    }),
    body,
    status: "",
  };
}

async function call(document: OpenApiDocument, anchor: string, change = {}) {
  const data = await consoleData(document);
  const listed = data.index.groups
    .flatMap(({ operations }) => operations)
    .find((one) => one.anchor === anchor)!;
  const operation = data.operation(listed.at)!;
  const values = { ...untouched(operation, data.index.schemes), ...change };
  return { operation, values, request: requestOf(operation, values), index: data.index };
}

test("all operations of a document that has one of everything are taken as they are filled", async () => {
  const info = { title: "Library", version: "1.0.0" };
  const document = { ...library, info } as unknown as OpenApiDocument;
  const mock = await createMock(document, { basePath: "/mock" });
  const { index } = await consoleData(document);
  const listed = index.groups.flatMap(({ operations }) => operations);
  expect(listed.length).toBeGreaterThan(5);
  for (const { anchor } of listed) {
    const { request } = await call(document, anchor);
    const { method, address, headers, body } = request;
    const answer = await mock(
      new Request(`http://mock/mock${address}`, { method, headers, body: body as BodyInit }),
    );
    expect([anchor, answer.status, answer.status < 400 ? "" : await answer.text()]).toEqual([
      anchor,
      expect.any(Number),
      "",
    ]);
  }
});

test("a call is told as curl and as the client's, with what the form says", async () => {
  const { operation, values, request, index } = await call(smallDocument(), "CreateActorToken");
  expect(index.groups[0]?.name).toBe("ActorTokens");
  expect(operation.reference).toBe("v/1.0.0/index.html#operation/CreateActorToken");
  const changed = { ...values, body: { type: "application/json", text: `{"user_id":"it's"}` } };
  const now = requestOf(operation, { ...changed, status: "404" });
  expect(now.headers).toContainEqual(["Prefer", "code=404"]);
  expect(curlOf(request, changed.body, "http://127.0.0.1:4000/mock")).toBe(
    [
      `curl -X POST 'http://127.0.0.1:4000/mock/actor_tokens'`,
      `-H 'Authorization: Bearer test-token'`,
      `-H 'Content-Type: application/json'`,
      `--data-raw '{"user_id":"it'\\''s"}'`,
    ].join(" \\\n  "),
  );
  expect(clientCallOf(operation, changed, "http://127.0.0.1:4000/mock")).toBe(
    `import { createClient } from "./client.js";

const client = createClient({
  baseUrl: "http://127.0.0.1:4000/mock",
  auth: {
    bearer_auth: "test-token",
  },
});
const { data, error } = await client.createActorToken({
  body: {
    user_id: "it's",
  },
});`,
  );
});

const parameter = (more: object) => ({
  ...{ name: "p", in: "query", style: "form", explode: true, allowReserved: false, content: false },
  ...more,
});

test.each([
  [parameter({}), "a b&c", "?p=a%20b%26c"],
  [parameter({ name: "f[x]" }), ["1", "2"], "?f[x]=1&f[x]=2"],
  [parameter({ explode: false }), ["a,b", "c"], "?p=a%2Cb,c"],
  [parameter({ style: "pipeDelimited", explode: false }), [1, 2], "?p=1|2"],
  [parameter({ style: "deepObject" }), { a: { b: 1 }, c: [2] }, "?p[a][b]=1&p[c][0]=2"],
  [parameter({}), { "a&": 1 }, "?a%26=1"],
  [parameter({ content: true }), '{"a":1}', "?p=%7B%22a%22%3A1%7D"],
  [parameter({ allowReserved: true }), "/x?y&z", "?p=/x?y%26z"],
])("a query parameter %j of %j is written %s", (field, value, written) => {
  const operation = { method: "GET", path: "/x" };
  const given = { parameters: [{ field, value }], credentials: [], body: undefined, status: "" };
  expect(requestOf(operation, given).address).toBe(`/x${written}`);
});

test.each([
  [parameter({ in: "path", style: "simple", explode: false }), "a/b", "/x/a%2Fb"],
  [parameter({ in: "path", style: "matrix", explode: false }), "a", "/x/;p=a"],
  [parameter({ in: "path", style: "label", explode: false }), ["a", "b"], "/x/.a,b"],
])("a path parameter %j of %j is written %s", (field, value, written) => {
  const operation = { method: "GET", path: "/x/{p}" };
  const given = { parameters: [{ field, value }], credentials: [], body: undefined, status: "" };
  expect(requestOf(operation, given).address).toBe(written);
});

test("values that no schema of the document itself tells are left empty", async () => {
  const document = {
    openapi: "3.1.1",
    info: { title: "T", version: "1" },
    paths: {
      "/x": {
        get: {
          parameters: [{ name: "q", in: "query", schema: { $ref: "other.json" } }],
          responses: {},
        },
      },
    },
  } as unknown as OpenApiDocument;
  const data = await consoleData(document);
  expect(data.operation(0)?.parameters[0]?.text).toBe("");
  expect(data.operation(0)?.anchor).toBe("GET /x");
});
