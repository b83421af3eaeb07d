import { afterAll, beforeAll, expect, it } from "vitest";
import { generatePagination } from "../../../src/client/generate-pagination.js";
import { actorTokens } from "../../helpers/actor-tokens.js";
import { compileWithClient } from "../../helpers/compile-client.js";
import { type LoadedClient, loadClient } from "../../helpers/generated-client.js";
import { query, thingsWith } from "../../helpers/things.js";

const list = { type: "array", items: { $ref: "#/components/schemas/Thing" } };
const page = (more: object = {}) => ({
  type: "object",
  properties: { data: list, ...more },
  required: ["data", ...Object.keys(more)],
});
const upToThree = { type: "integer", maximum: 3 };
const fromZero = { type: "integer", default: 0 };
const input = (name: string, type: string, place = "parameters") => ({ name, in: place, type });

const document = () =>
  thingsWith({
    "GET /by-offset": {
      operationId: "byOffset",
      parameters: [query("offset"), query("limit", upToThree)],
      data: page(),
      "x-speakeasy-pagination": {
        type: "offsetLimit",
        inputs: [input("offset", "offset"), input("limit", "limit")],
        outputs: { results: "$.data" },
      },
    },
    "GET /by-page": {
      operationId: "byPage",
      parameters: [query("page"), query("q", { type: "string" })],
      data: list,
      "x-speakeasy-pagination": {
        type: "offsetLimit",
        inputs: [input("page", "page")],
        outputs: { results: "$" },
      },
    },
    "GET /counted": {
      operationId: "counted",
      parameters: [query("page", fromZero)],
      data: { type: "object", properties: { meta: { type: "object" } } },
      "x-speakeasy-pagination": {
        type: "offsetLimit",
        inputs: [input("page", "page")],
        outputs: { numPages: "$.meta.pages" },
      },
    },
    "POST /by-cursor": {
      operationId: "byCursor",
      requestBody: {
        required: true,
        content: {
          "application/json": {
            schema: {
              type: "object",
              properties: { after: { type: "string" }, text: { type: "string" } },
              required: ["text"],
            },
          },
        },
      },
      data: page({ next: { type: ["string", "null"] } }),
      "x-speakeasy-pagination": {
        type: "cursor",
        inputs: [input("after", "cursor", "requestBody")],
        outputs: { results: "$['data'][*]", nextCursor: "$.data[(@.length-1)].id" },
      },
    },
    "GET /by-url": {
      operationId: "byUrl",
      parameters: [query("tag", { type: "array", items: { type: "string" } })],
      data: page({ next: { type: "string" } }),
      "x-speakeasy-pagination": {
        type: "url",
        outputs: { results: "$.data", nextUrl: "$.next" },
      },
    },
    "GET /plain": { operationId: "plain", data: page() },
  });

type Walk = (call: unknown, options?: object) => AsyncGenerator<unknown, void, undefined>;
let loaded: LoadedClient;
let pages: Walk;
let items: Walk;

beforeAll(async () => {
  loaded = await loadClient(document());
  ({ pages, items } = await loaded.load<{ pages: Walk; items: Walk }>("pagination"));
});
afterAll(() => loaded.remove());

/** A client of a server that gives these answers, and then the last one again; with what it was asked. */
function clientOf(...answers: readonly unknown[]) {
  const asked: string[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    const { pathname, search } = new URL(request.url);
    asked.push(request.method === "GET" ? pathname + search : await request.text());
    const answer = answers[Math.min(asked.length, answers.length) - 1];
    return typeof answer === "number"
      ? Response.json({ message: "no" }, { status: answer })
      : Response.json(answer);
  };
  return { asked, client: loaded.module.createClient({ fetch, retry: false }) };
}

async function all(walk: AsyncIterable<unknown>): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const one of walk) found.push(one);
  return found;
}

const things = (...ids: number[]) => ids.map((id) => ({ id }));

it("goes on by the number of items it got, until a page is not full", async () => {
  const { client, asked } = clientOf({ data: things(1, 2) }, { data: things(3) });
  expect(await all(items(client["byOffset"], { query: { limit: 2 } }))).toEqual(things(1, 2, 3));
  expect(asked).toEqual(["/by-offset?limit=2", "/by-offset?limit=2&offset=2"]);
});

it("takes no page for the last one that holds as many items as a page may", async () => {
  const { client, asked } = clientOf({ data: things(1, 2, 3) }, { data: [] });
  expect(await all(items(client["byOffset"], { query: { limit: 100, offset: 7 } }))).toHaveLength(
    3,
  );
  expect(asked).toEqual(["/by-offset?limit=100&offset=7", "/by-offset?limit=100&offset=10"]);
});

it("counts pages from what the caller asks for, until one is empty, which it keeps to itself", async () => {
  const { client, asked } = clientOf(things(1), things(2), []);
  expect(await all(pages(client["byPage"], { query: { q: "a", page: 4 } }))).toEqual([
    things(1),
    things(2),
  ]);
  expect(asked).toEqual(["/by-page?q=a&page=4", "/by-page?q=a&page=5", "/by-page?q=a&page=6"]);
});

it("counts pages from 1, and gives the first one even where it is empty", async () => {
  const { client, asked } = clientOf(things(1), []);
  expect(await all(items(client["byPage"]))).toEqual(things(1));
  expect(asked).toEqual(["/by-page", "/by-page?page=2"]);
  expect(await all(pages(clientOf([]).client["byPage"]))).toEqual([[]]);
});

it("reads as many pages as the response says there are", async () => {
  const { client, asked } = clientOf({ meta: { pages: 3 } });
  expect(await all(pages(client["counted"]))).toHaveLength(3);
  expect(asked).toEqual(["/counted", "/counted?page=1", "/counted?page=2"]);
});

it("goes on by a cursor, over empty pages, and stops where there is none", async () => {
  const { client, asked } = clientOf({ data: things(1, 2) }, { data: [] });
  expect(await all(items(client["byCursor"], { body: { text: "t" } }))).toEqual(things(1, 2));
  expect(asked).toEqual([`{"text":"t"}`, `{"text":"t","after":2}`]);
});

it("stops at a cursor that it has been at", async () => {
  const { client, asked } = clientOf({ data: things(1) }, { data: things(2) }, { data: things(1) });
  expect(await all(items(client["byCursor"], { body: { text: "t" } }))).toHaveLength(3);
  expect(asked).toHaveLength(3);
  const again = clientOf({ data: [{ id: "x" }] });
  await all(items(again.client["byCursor"], { body: { text: "t", after: "x" } }));
  expect(again.asked).toHaveLength(1);
});

it("takes the query from the next page's URL, and nothing else", async () => {
  const next = "https://elsewhere.example/other?tag=a&tag=b%20c&cursor=2";
  const { client, asked } = clientOf({ data: things(1), next }, { data: things(2), next: null });
  expect(await all(items(client["byUrl"], { query: { tag: ["z"] } }))).toEqual(things(1, 2));
  expect(asked).toEqual(["/by-url?tag=z", "/by-url?tag=a&tag=b%20c&cursor=2"]);
});

it("throws the error of a page, whatever the client does with errors", async () => {
  const { client } = clientOf(things(1), 500);
  const walk = items(client["byPage"], { orThrow: false });
  expect(await walk.next()).toEqual({ done: false, value: { id: 1 } });
  await expect(walk.next()).rejects.toMatchObject({ name: "ApiError", status: 500 });
});

it("gives no further item once its signal is aborted", async () => {
  const stop = new AbortController();
  const { client, asked } = clientOf(things(1, 2), things(3));
  const walk = items(client["byPage"], { signal: stop.signal });
  await walk.next();
  stop.abort();
  await expect(walk.next()).rejects.toMatchObject({ name: "AbortError", status: "abort" });
  expect(asked).toHaveLength(1);
});

it("says so where it is given another client's operation", async () => {
  const { client } = clientOf({});
  await expect(pages(client["plain"]).next()).rejects.toThrow("how GET /plain is paged");
});

it("is not there where no operation is paged", () => {
  expect(generatePagination(actorTokens())).toBeUndefined();
});

it.each([
  null,
  "text",
  { type: "cursor" },
  { type: "cursor", inputs: "x", outputs: { nextCursor: "$.next" } },
  { type: "cursor", inputs: [input("gone", "cursor")], outputs: { nextCursor: "$.next" } },
  { type: "cursor", inputs: [input("page", "cursor")], outputs: { nextCursor: "$..next" } },
  { type: "offsetLimit", inputs: [input("page", "page")] },
  { type: "offsetLimit", inputs: [null], outputs: null },
  { type: "url", outputs: { nextUrl: "$.links[?(@.rel=='next')]" } },
])("leaves out what is not said well enough: %j", (extension) => {
  const unclear = thingsWith({
    "GET /a": {
      operationId: "a",
      parameters: [query("page")],
      "x-speakeasy-pagination": extension,
    },
  });
  expect(generatePagination(unclear)).toBeUndefined();
});

it("is typed: paged operations alone, their options, pages and items", async () => {
  const consumer = `import { type components, createClient } from "./client.js";
import { items, pages } from "./pagination.js";
type Thing = components["schemas"]["Thing"];
const client = createClient({ orThrow: true });
export async function run(): Promise<void> {
  for await (const item of items(client.byOffset, { query: { limit: 2 } })) is<typeof item, Thing>();
  for await (const item of items(client.byPage)) is<typeof item, Thing>();
  for await (const page of pages(client.byPage)) is<typeof page, Thing[]>();
  for await (const item of items(client.byCursor, { body: { text: "" }, timeout: 5 })) is<typeof item, Thing>();
  for await (const page of pages(client.byUrl)) is<typeof page.next, string>();
  for await (const page of pages(client.counted)) is<typeof page.meta, Record<string, unknown> | undefined>();
  // @ts-expect-error: where its items are is not known
  items(client.counted);
  // @ts-expect-error: not paged
  pages(client.plain);
  // @ts-expect-error: its body is needed
  items(client.byCursor);
  // @ts-expect-error: not a parameter
  items(client.byOffset, { query: { limits: 2 } });
  // @ts-expect-error: pages are JSON
  pages(client.byPage, { parseAs: "text" });
}
`;
  expect(await compileWithClient(document(), consumer)).toEqual([]);
});
