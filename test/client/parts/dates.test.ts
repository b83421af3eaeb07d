import { afterAll, beforeAll, expect, it } from "vitest";
import { clientFiles } from "../../../src/client/client-files.js";
import type { SchemaObject } from "../../../src/document/openapi.js";
import { compileWithClient } from "../../helpers/compile-client.js";
import { type AnyResult, type LoadedClient, loadClient } from "../../helpers/generated-client.js";
import { query, thingsWith } from "../../helpers/things.js";
import { drain, streaming, streamOf } from "./a-stream.js";

const at: SchemaObject = { type: "string", format: "date-time" };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const list = (items: SchemaObject) => ({ type: "array", items });
const object = (properties: Record<string, SchemaObject>, more: SchemaObject = {}) => ({
  ...{ type: "object", properties, ...more },
});
const answer = (schema: SchemaObject, type = "application/json") => ({
  ...{ description: "", content: { [type]: { schema } } },
});
const body = (schema: SchemaObject, type = "application/json") => ({
  requestBody: { required: true, content: { [type]: { schema } } },
});

const document = () =>
  thingsWith(
    {
      "GET /event": { operationId: "getEvent", data: ref("Event") },
      "GET /events": {
        operationId: "listEvents",
        parameters: [query("after", at), query("size")],
        data: object({ data: list(ref("Event")), next: { type: ["string", "null"] } }),
        "x-speakeasy-pagination": {
          type: "cursor",
          inputs: [{ name: "after", in: "parameters", type: "cursor" }],
          outputs: { results: "$.data", nextCursor: "$.data[-1].at" },
        },
      },
      "GET /now": {
        operationId: "now",
        responses: {
          "200": answer(at),
          "404": answer(object({ since: at }), "application/problem+json"),
          default: answer(object({ until: at })),
        },
      },
      "GET /plain": { operationId: "plain", data: object({ name: { type: "string" } }) },
      "POST /at/{at}": {
        operationId: "sendAll",
        parameters: [
          { name: "at", in: "path", required: true, schema: at },
          query("from", at),
          query("on", list(at)),
          query("between", object({ start: at })),
          { name: "X-At", in: "header", schema: at },
          { name: "last", in: "cookie", schema: at },
        ],
        ...body(ref("Event")),
      },
      "POST /form": {
        operationId: "sendForm",
        ...body(object({ at, tags: list(at), of: object({ at }) }), "multipart/form-data"),
      },
      "POST /text": { operationId: "sendText", ...body(at, "text/plain") },
      "GET /watch": streaming("watch", "text/event-stream", ref("Event")),
      "GET /lines": streaming("lines", "application/jsonl", list(ref("Event"))),
    },
    {
      Event: object(
        {
          ...{ at, day: { type: "string", format: "date" }, name: { type: "string" } },
          maybe: { ...at, type: ["string", "null"] },
          either: { anyOf: [at, { type: "string" }] },
          number: { ...at, type: ["string", "integer"] },
          sub: list(ref("Event")),
          when: ref("When"),
        },
        { required: ["at"] },
      ),
      When: { allOf: [ref("At"), { description: "A moment." }] },
      At: at,
    },
  );

let loaded: LoadedClient;
beforeAll(async () => {
  loaded = await loadClient(document(), { dates: true });
});
afterAll(() => loaded.remove());

/** What an operation gives where the API answers with this JSON. */
async function given(operation: string, value: unknown, status = 200): Promise<AnyResult> {
  const fetch = async () => Response.json(value, { status });
  return loaded.module.createClient({ fetch, retry: false })[operation]!();
}

const text = "2024-02-29T12:30:00.123Z";
const date = new Date(text);

it("makes dates of date-times, wherever they are, and leaves all else as it is", async () => {
  const value = (moment: unknown) => ({
    ...{ at: moment, day: "2024-02-29", name: text, maybe: null, number: 5, when: moment },
    sub: [{ at: moment, sub: [{ at: moment, maybe: moment }] }],
    other: text,
  });
  expect((await given("getEvent", value(text))).data).toEqual(value(date));
  expect((await given("now", text)).data).toEqual(date);
  expect((await given("plain", { name: text, at: text })).data).toEqual({ name: text, at: text });
  expect((await given("getEvent", [1, null, "x"])).data).toEqual([1, null, "x"]);
});

it.each([
  ["2024-02-29t12:30:00.123z", date.getTime()],
  ["2024-02-29T14:30:00.1239+02:00", date.getTime()],
  ["2024-02-29T12:30:00.5Z", Date.UTC(2024, 1, 29, 12, 30, 0, 500)],
  ["0001-01-01T00:00:00-23:59", new Date("0001-01-01T23:59:00Z").getTime()],
])("reads %s", async (told, time) => {
  expect((await given("now", told)).data).toEqual(new Date(time));
});

it.each([
  ...[
    "soon",
    "",
    "2024-02-29",
    "2024-02-29 12:30:00Z",
    "2024-02-29T12:30:00",
    "2023-02-29T12:30:00Z",
  ],
  ...[
    "2024-02-30T00:00:00Z",
    "2024-13-01T00:00:00Z",
    "2024-01-01T24:00:00Z",
    "2016-12-31T23:59:60Z",
  ],
  ...["2024-01-01T00:00:00+99:00", "+002024-01-01T00:00:00Z"],
])("leaves %j, which is no date-time or none that Date can hold, a text", async (told) => {
  expect((await given("now", told)).data).toBe(told);
});

it("makes dates in a union with plain texts of those texts that are date-times", async () => {
  expect((await given("getEvent", { either: text })).data).toEqual({ either: date });
  expect((await given("getEvent", { either: "soon" })).data).toEqual({ either: "soon" });
});

it("goes by the status: documented errors, and what stands for statuses that are not", async () => {
  expect((await given("now", text, 201)).data).toEqual(date);
  const told = { since: text, until: text };
  expect((await given("now", told, 404)).error!["body"]).toEqual({ since: date, until: text });
  expect((await given("now", told, 418)).error!["body"]).toEqual({ since: text, until: date });
  expect((await given("plain", { until: text }, 418)).error!["body"]).toEqual({ until: text });
});

it("leaves what is read in another way, and openapi-fetch's own methods", async () => {
  const client = loaded.module.createClient({ fetch: async () => Response.json(text) });
  expect((await client["now"]!({ parseAs: "text" })).data).toBe(JSON.stringify(text));
  expect(await (client["GET"] as unknown as typeof fetch)("/now")).toMatchObject({ data: text });
});

it("reads what is nested deeper than a stack is", async () => {
  const deep = `${`{"sub":[`.repeat(50_000)}${`]}`.repeat(50_000)}`;
  const fetch = async () => new Response(deep, { headers: { "content-type": "application/json" } });
  expect(await loaded.module.createClient({ fetch })["getEvent"]!()).toMatchObject({ status: 200 });
});

it("is not led to what every object has", async () => {
  const fetch = async () =>
    new Response(`{"__proto__":{"at":"${text}"},"constructor":"${text}","at":"${text}"}`, {
      headers: { "content-type": "application/json" },
    });
  const { data } = await loaded.module.createClient({ fetch })["getEvent"]!();
  expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
  expect(data).toMatchObject({ constructor: text, at: date });
});

/** The request that a call sends. */
async function sent(operation: string, options: object): Promise<Request> {
  let request: Request | undefined;
  const fetch = async (asked: Request) => ((request = asked.clone()), Response.json({}));
  await loaded.module.createClient({ fetch, orThrow: true })[operation]!(options);
  return request!;
}

it("writes dates in parameters of every kind and in JSON", async () => {
  const request = await sent("sendAll", {
    path: { at: date },
    query: { from: date, on: [date, date], between: { start: date } },
    header: { "X-At": date },
    cookie: { last: date },
    body: { at: date, sub: [{ at: date }] },
  });
  const { pathname, searchParams } = new URL(request.url);
  expect(pathname).toBe(`/at/${encodeURIComponent(text)}`);
  expect([...searchParams]).toEqual([
    ...[
      ["from", text],
      ["on", text],
      ["on", text],
      ["start", text],
    ],
  ]);
  expect(request.headers.get("x-at")).toBe(text);
  expect(request.headers.get("cookie")).toBe(`last=${encodeURIComponent(text)}`);
  expect(await request.json()).toEqual({ at: text, sub: [{ at: text }] });
});

it("writes dates in forms and texts", async () => {
  const form = await sent("sendForm", { body: { at: date, tags: [date], of: { at: date } } });
  expect([...(await form.formData())]).toEqual([
    ...[
      ["at", text],
      ["tags", text],
      ["of", JSON.stringify({ at: text })],
    ],
  ]);
  expect(await (await sent("sendText", { body: date })).text()).toBe(text);
});

it("makes dates in the items of pages, and sends a cursor as the text that it came as", async () => {
  const exact = "2024-02-29T14:30:00.123456+02:00";
  const asked: string[] = [];
  const fetch = async ({ url }: Request) => {
    asked.push(new URL(url).searchParams.get("after") ?? "");
    return Response.json({ data: asked.length === 1 ? [{ at: exact }] : [] });
  };
  const { items } = await loaded.load<{ items: (call: unknown) => AsyncGenerator }>("pagination");
  const { got } = await drain(items(loaded.module.createClient({ fetch })["listEvents"]));
  expect(got).toEqual([{ at: date }]);
  expect(asked).toEqual(["", exact]);
});

it("makes dates in streams", async () => {
  type Read = (call: unknown, options?: object) => AsyncGenerator;
  const { events } = await loaded.load<{ events: Read }>("runtime/events");
  const { jsonLines } = await loaded.load<{ jsonLines: Read }>("runtime/json-lines");
  const line = JSON.stringify({ at: text, name: text });
  const client = (type: string, chunk: string) =>
    loaded.module.createClient({ fetch: streamOf(type, [chunk]).fetch });
  const sse = "text/event-stream";
  expect(await drain(events(client(sse, `data: ${line}\n\n`)["watch"]))).toMatchObject({
    got: [{ data: { at: date, name: text } }],
  });
  const asText = events(client(sse, `data: ${line}\n\n`)["watch"], { as: "text" });
  expect(await drain(asText)).toMatchObject({ got: [{ data: line }] });
  const lines = jsonLines(client("application/jsonl", `${line}\n`)["lines"]);
  expect(await drain(lines)).toMatchObject({ got: [{ at: date, name: text }] });
});

it("validates what was sent and received, before it makes dates of it", async () => {
  const both = await loadClient(document(), { dates: true, validate: true });
  const { validation } = await both.load<{ validation: (options: object) => unknown }>("validate");
  const paths: string[] = [];
  type Failure = { mismatches: { path: string }[] };
  const onMismatch = ({ mismatches }: Failure) => paths.push(...mismatches.map(({ path }) => path));
  const fetch = async () => Response.json({ data: [{ at: text }, { at: "soon" }] });
  const client = both.module.createClient({ fetch });
  (client as unknown as { use(middleware: unknown): void }).use(validation({ onMismatch }));
  const { data } = await client["listEvents"]!({ query: { after: date } });
  expect(data).toEqual({ data: [{ at: date }, { at: "soon" }] });
  expect(paths).toEqual(["/body/data/1/at"]);
  await both.remove();
});

it("is a Date in types, and a text for openapi-fetch's own methods", async () => {
  const consumer = `import { type components, createClient } from "./client.js";
import { items } from "./pagination.js";
import { events } from "./runtime/events.js";
import { jsonLines } from "./runtime/json-lines.js";
type Event = components["schemas"]["Event"];
const client = createClient();
export async function run(): Promise<void> {
  const event = await client.getEvent({ orThrow: true });
  is<typeof event, Event>();
  is<typeof event.at, Date>();
  is<typeof event.day, string | undefined>();
  is<typeof event.maybe, Date | null | undefined>();
  is<typeof event.either, Date | string | undefined>();
  is<typeof event.number, Date | number | undefined>();
  is<typeof event.when, Date | undefined>();
  const now = await client.now();
  if (now.status === 200) is<typeof now.data, Date>();
  if (now.status === 404) is<typeof now.error.body.since, Date | undefined>();
  for await (const item of items(client.listEvents)) is<typeof item.at, Date>();
  for await (const { data } of events(client.watch)) is<typeof data.at, Date>();
  for await (const line of jsonLines(client.lines)) is<typeof line.at, Date>();
  const at = new Date();
  await client.sendAll({ path: { at }, query: { from: at, on: [at] }, body: { at } });
  // @ts-expect-error: a text is no date
  await client.sendAll({ path: { at }, body: { at: "2024-02-29T12:30:00Z" } });
  // @ts-expect-error: a text is no date
  await client.sendAll({ path: { at: "2024-02-29T12:30:00Z" }, body: { at } });
  await client.sendForm({ body: { at } });
  const { data } = await client.GET("/event");
  if (data) is<typeof data.at, string>();
  if (data) is<typeof data.sub, (typeof data)[] | undefined>();
  await client.POST("/at/{at}", { params: { path: { at: "" } }, body: { at: "" } });
  // @ts-expect-error: it would not be sent as one
  await client.GET("/events", { params: { query: { after: at } } });
}
`;
  expect(await compileWithClient(document(), consumer, { config: { dates: true } })).toEqual([]);
});

it("shows dates in the examples of doc comments", async () => {
  const files = await clientFiles(document(), { dates: true });
  expect(files["client.ts"]).toContain(`at: new Date("2030-01-01T00:00:00.000Z")`);
});

it("is not there where it is not asked for, nor where there are no dates", async () => {
  const plain = await clientFiles(document());
  expect(plain).not.toHaveProperty(["dates.ts"]);
  expect(plain["client.ts"]).not.toMatch(/dates|Date\b|OnTheWire/);
  const none = thingsWith({ "GET /things": { operationId: "listThings" } });
  expect(await clientFiles(none, { dates: true })).toEqual(await clientFiles(none));
});
