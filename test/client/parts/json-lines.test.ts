import { afterAll, beforeAll, expect, it } from "vitest";
import { compileWithClient } from "../../helpers/compile-client.js";
import { type LoadedClient, loadClient } from "../../helpers/generated-client.js";
import { thing, thingsWith } from "../../helpers/things.js";
import { broken, bytesOf, drain, silence, streaming, streamOf } from "./a-stream.js";

const types = ["application/jsonl", "application/x-ndjson", "application/json-seq"] as const;

const document = () =>
  thingsWith({
    "GET /lines": streaming("lines", types[0], thing),
    "GET /nd": streaming("nd", `${types[1]}; charset=utf-8`, { type: "array", items: thing }),
    "GET /seq": streaming("seq", types[2], thing),
    "GET /plain": { operationId: "plain" },
  });

type Lines = (call: unknown, options?: object) => AsyncGenerator<unknown, void, undefined>;
let loaded: LoadedClient;
let jsonLines: Lines;

beforeAll(async () => {
  loaded = await loadClient(document());
  ({ jsonLines } = await loaded.load<{ jsonLines: Lines }>("runtime/json-lines"));
});
afterAll(() => loaded.remove());

const read = (fetch: unknown) =>
  jsonLines(loaded.module.createClient({ fetch, retry: false })["lines"]);

it.each([
  ["lines", types[0], `{"id":1}\r\n\n{"id":"ä\u2028€"}\n 3`],
  ["a text sequence", types[2], `\x1e{"id":\n1}\n\x1e{"id":"ä\u2028€"}\n\x1e3\n`],
])("reads %s, whichever way they are cut", async (_, type, text) => {
  for (const chunks of [[text], bytesOf(text)]) {
    const { got, error } = await drain(read(streamOf(type, chunks).fetch));
    expect(error).toBeUndefined();
    expect(got).toEqual([{ id: 1 }, { id: "ä\u2028€" }, 3]);
  }
});

it("gives each line as soon as it has come, and cancels the stream when the loop is left", async () => {
  const { fetch, cancelled } = streamOf(types[1], ["1\n2", silence]);
  for await (const value of read(fetch)) {
    expect(value).toBe(1);
    break;
  }
  expect(cancelled()).toBe(1);
});

it("says which line is no JSON, and where the stream breaks off", async () => {
  expect(await drain(read(streamOf(types[0], ["1\n{]\n"]).fetch))).toMatchObject({
    got: [1],
    error: {
      name: "BodyError",
      message: "GET /lines answered 200 with no JSON in its stream: {]",
    },
  });
  expect(await drain(read(streamOf(types[0], ["1\n2", broken]).fetch))).toMatchObject({
    got: [1],
    error: { name: "NetworkError" },
  });
});

it("reads a long line in time", async () => {
  const part = "x".repeat(1000);
  const chunks = ['"', ...Array.from({ length: 20_000 }, () => part), '"\n'];
  const { got } = await drain(read(streamOf(types[0], chunks).fetch));
  expect((got[0] as string).length).toBe(20_000_000);
}, 10_000);

it("is typed by the schema of the values", async () => {
  const consumer = `import { createClient } from "./client.js";
import { jsonLines } from "./runtime/json-lines.js";
const client = createClient();
type Thing = { id: number; name?: string };
export async function run(): Promise<void> {
  for await (const value of jsonLines(client.lines)) is<typeof value, Thing>();
  for await (const value of jsonLines(client.nd, { timeout: 5 })) is<typeof value, Thing>();
  for await (const value of jsonLines(client.seq, {})) is<typeof value, Thing>();
  // @ts-expect-error: no stream
  jsonLines(client.plain);
}
`;
  expect(await compileWithClient(document(), consumer)).toEqual([]);
});
