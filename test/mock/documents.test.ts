import { expect, test } from "vitest";
import { createMock } from "../../src/mock/create-mock.js";

test("OpenAPI 3.0 has nullable and boolean limits", async () => {
  const old = await createMock({
    openapi: "3.0.3",
    paths: {
      "/rooms": {
        post: {
          requestBody: {
            content: {
              "application/json": {
                schema: {
                  type: "object",
                  properties: {
                    name: { type: "string", nullable: true },
                    size: { type: "number", minimum: 0, exclusiveMinimum: true },
                    nullable: { type: "boolean" },
                    any: { nullable: true },
                  },
                },
              },
            },
          },
          responses: { "200": { description: "Made." } },
        },
      },
    },
  });
  const post = async (body: unknown) => {
    const headers = { "content-type": "application/json" };
    const init = { method: "POST", body: JSON.stringify(body), headers };
    const response = await old(new Request("http://mock.test/rooms", init));
    if (response.ok) return [];
    const { problems } = (await response.json()) as { problems: { path: string }[] };
    return problems.map(({ path }) => path);
  };
  expect(await post({ name: null, size: 1, nullable: true, any: null })).toEqual([]);
  expect(await post({ name: 1, size: 0, nullable: null })).toEqual(["/name", "/size", "/nullable"]);
});

test("a pattern that this engine cannot read refuses nothing", async () => {
  const odd = await createMock({
    openapi: "3.1.0",
    paths: {
      "/{id}": {
        parameters: [{ name: "id", in: "path", schema: { type: "string", pattern: "(?i)^a++$" } }],
        get: { responses: { "204": { description: "Yes." } } },
      },
    },
  });
  expect((await odd(new Request("http://mock.test/b"))).status).toBe(204);
});

test("it never rejects: what fails in it is told as its own failure", async () => {
  const broken = await createMock({
    openapi: "3.1.0",
    paths: {
      "/a": {
        get: {
          parameters: [{ name: "q", in: "query", schema: { $ref: "#/components/schemas/Gone" } }],
          responses: {},
        },
      },
    },
  });
  const response = await broken(new Request("http://mock.test/a?q=1"));
  expect(response.status).toBe(500);
  expect(((await response.json()) as { detail: string }).detail).toContain("Gone");
});
