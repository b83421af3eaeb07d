import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compileWithClient } from "../../helpers/compile-client.js";
import { type LoadedClient, loadClient } from "../../helpers/generated-client.js";
import { thing, thingsWith } from "../../helpers/things.js";
import { broken, bytesOf, drain, silence, streaming, streamOf } from "./a-stream.js";

const sse = "text/event-stream";

const document = () =>
  thingsWith({
    "GET /things": streaming("watch", sse, thing),
    "GET /texts": streaming("texts", sse, { type: "string" }),
    "GET /events": streaming("typed", sse, {
      oneOf: [
        {
          type: "object",
          properties: { event: { type: "string", const: "added" }, data: thing },
          required: ["event", "data"],
        },
        {
          type: "object",
          properties: { event: { type: "string", const: "gone" }, data: { type: "integer" } },
          required: ["event", "data"],
        },
      ],
    }),
    "GET /plain": { operationId: "plain" },
  });

type Events = (call: unknown, options?: object) => AsyncGenerator<unknown, void, undefined>;
let loaded: LoadedClient;
let events: Events;

beforeAll(async () => {
  loaded = await loadClient(document());
  ({ events } = await loaded.load<{ events: Events }>("runtime/events"));
});
afterAll(() => loaded.remove());

const watch = (fetch: unknown, options: object = {}) =>
  events(loaded.module.createClient({ fetch, retry: false })["watch"], options);

const texts = async (...chunks: (string | Uint8Array)[]) => {
  const { got } = await drain(watch(streamOf(sse, chunks).fetch, { as: "text" }));
  return got as { event: string; data: string; id: string }[];
};

describe("events are read as WHATWG HTML section 9.2 says", () => {
  it("with names, ids that last, comments, and data of several lines", async () => {
    const stream = `: hi\nevent: a\ndata: one\ndata:  two\nid: 7\n\ndata\n\ndata: x\nid\n\n`;
    expect(await texts(stream)).toEqual([
      { event: "a", data: "one\n two", id: "7" },
      { event: "message", data: "", id: "7" },
      { event: "message", data: "x", id: "" },
    ]);
  });

  it("with a BOM, and line ends of every kind, whichever way they are cut", async () => {
    const stream = "\uFEFFdata: ä€😀\r\n\r\ndata: b\r\rdata: c\n\ndata: d\r\n\n";
    const expected = ["ä€😀", "b", "c", "d"];
    for (const chunks of [[stream], bytesOf(stream)]) {
      expect((await texts(...chunks)).map(({ data }) => data)).toEqual(expected);
    }
  });

  it("at once, where a line ends in CR", async () => {
    const walk = watch(streamOf(sse, ["data: 1\r\r", silence]).fetch);
    expect(await walk.next()).toMatchObject({ value: { data: 1 } });
    await walk.return();
  });

  it("but for those without data, and one that the stream ends within", async () => {
    expect(await texts("event: a\n\nid: 1\n\ndata: b\n\ndata: c\n")).toEqual([
      { event: "message", data: "b", id: "1" },
    ]);
  });

  it("with ids that hold NUL, fields that it does not know, and colons in values", async () => {
    expect(await texts("id: a\0b\nother: x\ndata:a:b\ndata: : c\n\n")).toEqual([
      { event: "message", data: "a:b\n: c", id: "" },
    ]);
  });
});

it("parses data, and leaves empty data undefined", async () => {
  const { got } = await drain(watch(streamOf(sse, [`data: {"id":1}\n\ndata:\n\n`]).fetch));
  expect(got).toMatchObject([{ data: { id: 1 } }, { data: undefined }]);
});

it("says which data is no JSON, and cancels the stream", async () => {
  const { fetch, cancelled } = streamOf(sse, [
    `data: 1\n\ndata: ${"no ".repeat(100)}\n\n`,
    silence,
  ]);
  const { got, error } = await drain(watch(fetch));
  expect(got).toHaveLength(1);
  expect(error).toMatchObject({ name: "BodyError", status: "body", method: "GET" });
  expect(error!.message).toContain(`no JSON in its stream: ${"no ".repeat(100).slice(0, 200)}`);
  expect(error!.message).not.toContain("no ".repeat(68));
  expect(cancelled()).toBe(1);
});

it("asks for events, with the caller's own headers, and refuses what is none", async () => {
  const { fetch, asked, cancelled } = streamOf("text/html", ["<p>"]);
  const { error } = await drain(watch(fetch, { headers: { "x-own": "1" } }));
  expect(error).toMatchObject({ name: "BodyError" });
  expect(error!.message).toBe(
    "GET /things answered 200 with text/html, which is no stream of events",
  );
  expect(asked[0]!.headers.get("accept")).toBe(sse);
  expect(asked[0]!.headers.get("x-own")).toBe("1");
  expect(cancelled()).toBe(1);
});

it("throws the error of the call, whatever the client does with errors", async () => {
  const fetch = async () => Response.json({ message: "no" }, { status: 403 });
  const { error } = await drain(watch(fetch, { orThrow: false }));
  expect(error).toMatchObject({ name: "ApiError", status: 403 });
});

it("throws a NetworkError where the stream breaks off, after what came before", async () => {
  const { got, error } = await drain(watch(streamOf(sse, ["data: 1\n\nda", broken]).fetch));
  expect(got).toHaveLength(1);
  expect(error).toMatchObject({ name: "NetworkError", cause: { message: "terminated" } });
});

it("ends at the data it is told", async () => {
  const { fetch, cancelled } = streamOf(sse, ["data: 1\n\ndata: [DONE]\n\n", silence]);
  expect((await drain(watch(fetch, { until: "[DONE]" }))).got).toHaveLength(1);
  expect(cancelled()).toBe(1);
});

it("is ended by its signal at once, also where it is silent", async () => {
  const stop = new AbortController();
  const { fetch, cancelled } = streamOf(sse, ["data: 1\n\n", silence]);
  const walk = watch(fetch, { signal: stop.signal });
  await walk.next();
  setTimeout(() => stop.abort(new Error("enough")), 10);
  await expect(walk.next()).rejects.toMatchObject({
    name: "AbortError",
    cause: { message: "enough" },
  });
  expect(cancelled()).toBe(1);
});

describe("when asked to, it calls again", () => {
  const retry = "retry: 1\n";

  it("where the stream ends or breaks off, with the last event's id", async () => {
    const { fetch, asked } = streamOf(
      sse,
      [`${retry}id: ü1\ndata: 1\n\nid: 2\n`],
      ["data: 2\n\n", broken],
      ["data: 3\n\n", "data: end\n\n"],
    );
    const { got } = await drain(watch(fetch, { reconnect: true, until: "end" }));
    expect(got).toMatchObject([
      { data: 1, id: "ü1" },
      { data: 2, id: "ü1" },
      { data: 3, id: "ü1" },
    ]);
    const ids = asked.map(({ headers }) => headers.get("last-event-id"));
    expect(ids.map((id) => id && Buffer.from(id, "latin1").toString())).toEqual([null, "ü1", "ü1"]);
  });

  it("over a time without a network, but not where the first call fails", async () => {
    const { fetch } = streamOf(sse, [`${retry}data: 1\n\n`], ["data: end\n\n"]);
    let calls = 0;
    const flapping = async (request: Request) => {
      calls += 1;
      if (calls === 2 || calls === 3) throw new TypeError("fetch failed");
      return fetch(request);
    };
    expect(await drain(watch(flapping, { reconnect: true, until: "end" }))).toMatchObject({
      got: [{ data: 1 }],
      error: undefined,
    });
    expect(calls).toBe(4);
    const down = async () => Promise.reject(new TypeError("fetch failed"));
    const { error } = await drain(watch(down, { reconnect: true }));
    expect(error).toMatchObject({ name: "NetworkError" });
  });

  it("until the API answers with 204 or an error", async () => {
    for (const [last, name] of [
      [new Response(null, { status: 204 }), undefined],
      [new Response("", { status: 500 }), "ApiError"],
    ] as const) {
      const { fetch, asked } = streamOf(sse, [`${retry}data: 1\n\n`]);
      const ending = async (request: Request) => (asked.length > 0 ? last : fetch(request));
      const { got, error } = await drain(watch(ending, { reconnect: true }));
      expect(got).toHaveLength(1);
      expect(error?.name).toBe(name);
    }
  });

  it("and is aborted at once while it waits", async () => {
    const { fetch } = streamOf(sse, ["retry: 60000\ndata: 1\n\n"]);
    const walk = watch(fetch, { reconnect: true, signal: AbortSignal.timeout(50) });
    await walk.next();
    await expect(walk.next()).rejects.toMatchObject({ name: "TimeoutError" });
  });
});

it("closes the connection when the loop is left", async () => {
  let response: ServerResponse | undefined;
  const server = createServer((_, answer) => {
    response = answer.writeHead(200, { "content-type": sse });
    answer.write("data: 1\n\n");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for await (const event of events(loaded.module.createClient({ baseUrl })["watch"])) {
    expect(event).toMatchObject({ data: 1 });
    break;
  }
  await new Promise((resolve) => response!.once("close", resolve));
  server.close();
});

it("is typed by what the document says of the event or of its data", async () => {
  const consumer = `import { createClient } from "./client.js";
import { events, type ServerSentEvent } from "./runtime/events.js";
const client = createClient();
export async function run(): Promise<void> {
  for await (const { data, event } of events(client.watch)) {
    is<typeof data, { id: number; name?: string }>();
    is<typeof event, string>();
  }
  for await (const event of events(client.typed, { reconnect: true, until: "x", timeout: 1 })) {
    if (event.event === "gone") is<typeof event.data, number>();
    else is<typeof event.data.id, number>();
  }
  for await (const { data } of events(client.texts)) is<typeof data, unknown>();
  for await (const event of events(client.texts, { as: "text" })) is<typeof event, ServerSentEvent<string>>();
  // @ts-expect-error: no stream
  events(client.plain);
  // @ts-expect-error: no stream
  events(client.plain, {});
  // @ts-expect-error: not an option
  events(client.watch, { parseAs: "stream" });
}
`;
  expect(await compileWithClient(document(), consumer)).toEqual([]);
});
