import { afterAll, beforeAll, expect, test } from "vitest";
import { faultApi, secrets } from "../../scripts/faulting/fault-api.js";
import { runFault } from "../../scripts/faulting/run-fault.js";
import { type FaultServer, serveFaults } from "../helpers/fault-server.js";
import { type AnyCall, loadClient } from "../helpers/generated-client.js";

let server: FaultServer;
let loaded: Awaited<ReturnType<typeof loadClient>>;
let call: AnyCall;

beforeAll(async () => {
  server = await serveFaults();
  loaded = await loadClient(faultApi(Object.keys(secrets)));
  call = loaded.module.createClient({ baseUrl: server.url, auth: secrets })["fault"]!;
});

afterAll(async () => {
  await server.close();
  await loaded.remove();
});

/** Few calls; `npm run check:faults` makes many. */
const few = { calls: 4, atOnce: 4, timeout: 10_000 };

test.each([
  ["reset", { NetworkError: 4 }],
  ["one-byte-chunks", { data: 4 }],
  ["truncated-gzip", { BodyError: 4 }],
  ["length-too-long", { NetworkError: 4 }],
  ["length-too-short", { BodyError: 4 }],
  ["redirect-loop", { NetworkError: 4 }],
  ["other-origin", { NetworkError: 4 }],
  ["retry-after-seconds", { data: 4 }],
  ["retry-after-date", { data: 4 }],
  ["flapping-503", { data: 3, ApiError: 1 }],
  ["invalid-json", { BodyError: 4 }],
  ["header-flood", { NetworkError: 4 }],
] as const)("%s", async (kind, expected) => {
  const { endings, untyped, late, leaks } = await runFault(call, kind, few);
  expect(Object.fromEntries(endings)).toEqual(expected);
  expect({ untyped, late, leaks }).toEqual({ untyped: [], late: 0, leaks: [] });
});

test.each(["stall", "stall-before-head"] as const)("%s ends in time", async (kind) => {
  const { endings, late } = await runFault(call, kind, { ...few, timeout: 100 });
  expect(Object.fromEntries(endings)).toEqual({ TimeoutError: 4 });
  expect(late).toBe(0);
});

test("an abort ends a call that stalls", async () => {
  const { endings } = await runFault(call, "stall", { ...few, abortEach: 1 });
  expect(Object.fromEntries(endings)).toEqual({ AbortError: 4 });
});

test("no secret was sent to the other origin, where a plain fetch sends it", async () => {
  expect(server.seenElsewhere).toEqual([]);
  const headers = { "x-api-key": secrets.header };
  await (await fetch(`${server.url}/faults/other-origin/9`, { headers })).text();
  expect(server.seenElsewhere.join()).toContain(secrets.header);
});

test("what is neither data nor a typed error is counted, and so is a secret in one", async () => {
  const careless: AnyCall = () => Promise.reject(new TypeError(`failed at ?k=${secrets.query}`));
  const { untyped, leaks } = await runFault(careless, "reset", { ...few, calls: 1 });
  expect(untyped).toEqual([`thrown TypeError: failed at ?k=${secrets.query}`]);
  expect(leaks).toContain("query in message of TypeError");
});
