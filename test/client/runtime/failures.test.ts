import { inspect } from "node:util";
import { expect, it } from "vitest";
import { aClient, answers, json } from "./a-client.js";

const once = { retry: false } as const;

it.each([
  ["empty", new Response("", { status: 500, headers: { "content-length": "0" } }), undefined],
  [
    "text",
    new Response("Oops", { status: 500, headers: { "content-type": "text/plain" } }),
    "Oops",
  ],
  ["HTML", new Response("<p>", { status: 502, headers: { "content-type": "text/html" } }), "<p>"],
  ["JSON", json({ code: 1 }, 404), { code: 1 }],
  [
    "no JSON",
    new Response("{", { status: 400, headers: { "content-type": "application/json" } }),
    "{",
  ],
])("takes an error whose body is %s for an error", async (_, answer, body) => {
  const { status, data, error } = await aClient({ ...answers(answer), ...once })["list"]!();
  expect({ status, data }).toEqual({ status: answer.status, data: undefined });
  expect(error).toMatchObject({ name: "ApiError", status: answer.status, body });
});

it("says in one sentence what happened, in the API's words where it has some", async () => {
  const problem = { title: "Taken", detail: "The name is\n taken." };
  const { fetch } = answers(json(problem, 409, { "x-request-id": "r1" }));
  const { error } = await aClient({ fetch })["create"]!({ query: { a: "1", api_token: "t" } });
  expect(error).toMatchObject({
    message: "POST /things answered 409: The name is taken.",
    method: "POST",
    url: "https://api.example.com/v1/things",
    requestId: "r1",
    body: problem,
  });
  expect(JSON.parse(JSON.stringify(error))).toEqual({
    name: "ApiError",
    message: "POST /things answered 409: The name is taken.",
    status: 409,
    method: "POST",
    url: "https://api.example.com/v1/things",
    requestId: "r1",
    body: problem,
  });
});

it("quotes the first 200 characters of a body that is not the JSON that it claims to be", async () => {
  const headers = { "content-type": "application/problem+json; charset=utf-8" };
  const { fetch } = answers(new Response(`<html>${"x".repeat(500)}`, { headers }));
  const { status, error, response } = await aClient({ fetch })["list"]!();
  expect(status).toBe("body");
  expect(error!.name).toBe("BodyError");
  expect(error!.message).toBe(`GET /things answered 200 with no JSON: <html>${"x".repeat(194)}`);
  expect(response!.status).toBe(200);
});

it("tells a broken connection, a timeout and an abort apart", async () => {
  const hang = () => new Promise<Response>(() => {});
  const broken = Object.assign(new TypeError("fetch failed"), { cause: { code: "ECONNREFUSED" } });
  const network = await aClient({ ...answers(broken), ...once })["list"]!();
  expect(network).toMatchObject({
    status: "network",
    error: { name: "NetworkError", cause: broken },
  });
  expect(network.error!.message).toBe("GET /things got no response: ECONNREFUSED");
  const late = await aClient({ fetch: hang, timeout: 20 })["list"]!();
  expect(late).toMatchObject({ status: "timeout", error: { name: "TimeoutError" } });
  const theirs = await aClient({ fetch: hang })["list"]!({ signal: AbortSignal.timeout(20) });
  expect(theirs.status).toBe("timeout");
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 20);
  const aborted = await aClient({ fetch: hang })["list"]!({ signal: controller.signal });
  expect(aborted).toMatchObject({ status: "abort", error: { name: "AbortError" } });
  const before = await aClient({ fetch: hang })["list"]!({ signal: AbortSignal.abort() });
  expect(before.status).toBe("abort");
});

it("ends in time also where a function for a token hangs", async () => {
  const { fetch, seen } = answers(json({}));
  const token = () => new Promise<string>(() => {});
  const { status } = await aClient({ fetch, token, timeout: 20 })["list"]!();
  expect({ status, seen }).toEqual({ status: "timeout", seen: [] });
});

it("throws the same error, by the client and by the call, and gives the data alone", async () => {
  const { fetch } = answers(json({ id: 1 }), json({}, 404), json({}, 404));
  const client = aClient({ fetch, orThrow: true });
  expect(await client["list"]!()).toEqual({ id: 1 });
  await expect(client["list"]!()).rejects.toMatchObject({ name: "ApiError", status: 404 });
  expect(await client["list"]!({ orThrow: false })).toMatchObject({ status: 404 });
});

it("lets what middlewares and functions for credentials throw pass", async () => {
  const own = new Error("mine");
  const fail = () => {
    throw own;
  };
  const { fetch } = answers(json({}));
  await expect(aClient({ fetch, token: fail })["list"]!()).rejects.toBe(own);
  const middleware = [{ onResponse: fail }];
  await expect(aClient({ fetch })["list"]!({ middleware })).rejects.toBe(own);
});

it("shows middlewares each attempt, and gives what they make of the response", async () => {
  const { fetch } = answers(json({}, 503), json({ from: "API" }));
  const seen: number[] = [];
  const onResponse = ({ response }: { response: Response }) => {
    seen.push(response.status);
    return response.ok ? json({ from: "middleware" }) : undefined;
  };
  const client = aClient({ fetch, retry: { baseDelay: 1 } });
  client["use"]!({ onResponse });
  expect((await client["list"]!()).data).toEqual({ from: "middleware" });
  expect(seen).toEqual([503, 200]);
});

it("has no secret in any text of an error", async () => {
  const secret = "s3cr3t";
  const echo = (request: Request) =>
    new Response(`You sent ${[...request.headers].join()}`, { status: 400 });
  const auth = { bearer: secret, key: secret, inQuery: secret, session: secret };
  const refused = Object.assign(new TypeError(`cannot reach https://x/?api_key=${secret}`));
  for (const answer of [echo, refused, () => new Promise<Response>(() => {})]) {
    const client = aClient({ ...answers(answer), auth, retry: false, timeout: 20 });
    for (const name of ["list", "keyed", "queried", "cookied"]) {
      if (answer === refused && name !== "queried") continue;
      const { error } = await client[name]!();
      const { body, ...shown } = error as Error & { body?: unknown };
      expect(
        [error!.message, error!.stack, JSON.stringify(shown), inspect(error!.cause)].join(),
      ).not.toContain(secret);
      expect(String(body ?? "")).toMatch(/^You sent|^$/);
    }
  }
});

it("says no secret where a credential cannot be sent", async () => {
  const call = aClient({ ...answers(json({})), token: "two\nlines" })["list"]!();
  await expect(call).rejects.toThrow(
    new TypeError("The header authorization cannot carry the credential."),
  );
  expect(() => aClient({ baseUrl: "https://user:secret@example.com" })).toThrow(
    /^[^:]*credentials\.$/,
  );
});
