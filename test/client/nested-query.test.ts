import { afterAll, beforeAll, expect, it } from "vitest";
import type { ParameterObject, SchemaObject } from "../../src/document/openapi.js";
import { generateClient } from "../../src/client/generate-client.js";
import { type LoadedClient, loadClient } from "../helpers/generated-client.js";
import { query, thingsWith } from "../helpers/things.js";

const text = { type: "string" };
const list = (items: SchemaObject): SchemaObject => ({ type: "array", items });
const object = (properties: Record<string, SchemaObject>): SchemaObject => ({
  ...{ type: "object", properties },
});
const deep = (name: string, schema: SchemaObject): ParameterObject => ({
  ...{ ...query(name, schema), style: "deepObject", explode: true },
});

const document = () =>
  thingsWith(
    {
      "GET /things": {
        operationId: "listThings",
        parameters: [
          deep("deep", { $ref: "#/components/schemas/Filter" }),
          deep("free", { type: "object" }),
          deep("flat", object({ a: text })),
          query("spread", object({ tags: list(text), size: text, of: object({ a: text }) })),
          { ...query("joined", object({ tags: list(text) })), explode: false },
          query("each", list(object({ a: text }))),
          deep("every", list(object({ a: text }))),
          { ...query("piped", list(list(text))), style: "pipeDelimited", explode: false },
          query("either", { anyOf: [text, list(object({ a: text }))] }),
        ],
      },
    },
    {
      Filter: object({ a: text, in: list(text), sub: { $ref: "#/components/schemas/Filter" } }),
    },
  );

let loaded: LoadedClient;
const asked: string[] = [];
beforeAll(async () => {
  loaded = await loadClient(document());
});
afterAll(() => loaded.remove());

async function search(query: object, options: object = {}): Promise<string> {
  asked.length = 0;
  const fetch = async ({ url }: Request) => (asked.push(new URL(url).search), Response.json({}));
  await loaded.module.createClient({ fetch })["listThings"]!({ query, ...options });
  return decodeURI(asked[0]!);
}

it.each([
  [{ deep: { a: "1", in: ["x", "y"] } }, "?deep[a]=1&deep[in][]=x&deep[in][]=y"],
  [{ deep: { sub: { sub: { in: ["x"], a: null } } } }, "?deep[sub][sub][in][]=x"],
  [
    { free: { list: [{ a: 1 }, { a: [2, 3] }] } },
    "?free[list][0][a]=1&free[list][1][a][]=2&free[list][1][a][]=3",
  ],
  [{ free: { "a&b": { c: "d=e" } } }, "?free[a%26b][c]=d%3De"],
  [{ deep: { a: "1" }, flat: { a: "2" } }, "?deep[a]=1&flat[a]=2"],
  [{ spread: { tags: ["x", "y"], size: "s" } }, "?tags=x&tags=y&size=s"],
  [{ every: [{ a: "1" }, { a: "2" }] }, "?every[0][a]=1&every[1][a]=2"],
  [{ either: "x", each: [] }, "?either=x"],
])("writes %j", async (query, written) => {
  expect(await search(query)).toBe(written);
});

it.each([
  [{ spread: { of: { a: "1" } } }, "spread", "form"],
  [{ joined: { tags: ["x"] } }, "joined", "form"],
  [{ each: [{ a: "1" }] }, "each", "form"],
  [{ either: [{ a: "1" }] }, "either", "form"],
  [{ piped: [["x"]] }, "piped", "pipeDelimited"],
])("refuses %j before anything is sent, and says how to mend it", async (query, name, style) => {
  await expect(search(query, { orThrow: false })).rejects.toThrow(
    new TypeError(
      `GET /things cannot be called with this: the query parameter ${name} holds objects or lists that its ` +
        `style, ${style}, has no form for. Documented with style deepObject, it is sent as ${name}[…][…].`,
    ),
  );
  expect(asked).toEqual([]);
});

it("costs nothing where no parameter holds such things", () => {
  const flat = thingsWith({
    "GET /things": {
      operationId: "a",
      parameters: [deep("flat", object({ a: text })), query("b", list(text))],
    },
  });
  expect(generateClient(flat)).not.toContain("unusual");
});
