import { expect, it } from "vitest";
import { aClient, answers, json } from "./a-client.js";

const quick = { retry: { baseDelay: 1 } };

it.each([408, 429, 500, 503, 504])("sends again after %i", async (status) => {
  const { fetch, seen } = answers(json({}, status), json({ id: 1 }));
  expect((await aClient({ fetch, ...quick })["list"]!()).data).toEqual({ id: 1 });
  expect(seen).toHaveLength(2);
});

it.each([400, 404, 501, 505])("does not after %i", async (status) => {
  const { fetch, seen } = answers(json({}, status));
  expect((await aClient({ fetch, ...quick })["list"]!()).status).toBe(status);
  expect(seen).toHaveLength(1);
});

it("sends again after a broken connection, and after one that broke within the body", async () => {
  const body = () => {
    const stream = new ReadableStream({
      pull: (controller) => controller.error(new TypeError("terminated")),
    });
    return new Response(stream, { headers: { "content-type": "application/json" } });
  };
  const { fetch, seen } = answers(new TypeError("fetch failed"), body, json({ id: 1 }));
  expect((await aClient({ fetch, ...quick })["list"]!()).data).toEqual({ id: 1 });
  expect(seen).toHaveLength(3);
  const broken = await aClient({ ...answers(body), retry: false })["list"]!();
  expect(broken).toMatchObject({ status: "network", response: { status: 200 } });
  expect(broken.error!.message).toBe("GET /things broke off");
});

it("repeats what is safe to repeat, or has a key, with its body", async () => {
  const put = answers(json({}, 503), json({}));
  await aClient({ ...put, ...quick })["replace"]!({ path: { id: "1" }, body: { a: 1 } });
  expect(put.seen.map(({ body }) => body)).toEqual([`{"a":1}`, `{"a":1}`]);
  const post = answers(json({}, 503));
  expect((await aClient({ ...post, ...quick })["create"]!({ body: {} })).status).toBe(503);
  expect(post.seen).toHaveLength(1);
  const keyed = answers(json({}, 503), json({}));
  await aClient({ ...keyed, ...quick })["create"]!({ body: { a: 1 }, idempotencyKey: "k" });
  expect(keyed.seen.map(({ headers, body }) => [headers["idempotency-key"], body])).toEqual([
    ["k", `{"a":1}`],
    ["k", `{"a":1}`],
  ]);
});

it("sends a stream but once", async () => {
  const { fetch, seen } = answers(json({}, 503));
  const body = new Blob(["abc"]).stream();
  expect((await aClient({ fetch, ...quick })["binary"]!({ body })).status).toBe(503);
  expect(seen.map((one) => one.body)).toEqual(["abc"]);
});

it("makes as many attempts as it is told, by the client and by the call", async () => {
  const counts: number[] = [];
  for (const call of [{}, { retry: { attempts: 5, baseDelay: 1 } }, { retry: false }]) {
    const { fetch, seen } = answers(json({}, 500));
    const retry = { attempts: 4, baseDelay: 1 };
    await aClient({ fetch, retry })["list"]!(call);
    counts.push(seen.length);
  }
  expect(counts).toEqual([4, 5, 1]);
});

it("waits as long as the API asks for, in both forms, and gives up where that is too long", async () => {
  const date = (ms: number) => new Date(Date.now() + ms).toUTCString();
  for (const form of ["seconds", "date"]) {
    const after = form === "seconds" ? "1" : date(1900);
    const { fetch } = answers(json({}, 429, { "retry-after": after }), json({}));
    const started = Date.now();
    expect((await aClient({ fetch, ...quick })["list"]!()).status).toBe(200);
    expect(Date.now() - started).toBeGreaterThan(form === "seconds" ? 990 : 700);
  }
  for (const options of [{}, { retry: { maxDelay: 60_000_000 }, timeout: 5000 }]) {
    const { fetch, seen } = answers(json({}, 429, { "retry-after": "3600" }));
    expect((await aClient({ fetch, ...options })["list"]!()).status).toBe(429);
    expect(seen).toHaveLength(1);
  }
});

it("is aborted at once while it waits", async () => {
  const { fetch, seen } = answers(json({}, 429, { "retry-after": "30" }));
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 30);
  const { status, response } = await aClient({ fetch })["list"]!({ signal: controller.signal });
  expect({ status, sent: seen.length }).toEqual({ status: "abort", sent: 1 });
  expect(response!.status).toBe(429);
});
