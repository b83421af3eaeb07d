import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { aClient } from "./a-client.js";

let api: Server;
let stranger: Server;
let base: string;
let elsewhere: string;
const seen: { readonly method: string; readonly url: string; readonly body: string }[] = [];
const strangerSaw: string[] = [];

const bodyOf = async (request: IncomingMessage) =>
  Buffer.concat(await request.toArray()).toString();
const listen = async (server: Server) => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

/** Redirects as the header `x-redirect` of the test's own middleware says: a status and a place. */
let plan: [status: number, location: string][] = [];

beforeAll(async () => {
  stranger = createServer((request, response) => {
    strangerSaw.push(JSON.stringify([request.url, request.headers]));
    response.setHeader("content-type", "application/json");
    response.end("{}");
  });
  api = createServer(async (request, response) => {
    seen.push({ method: request.method!, url: request.url!, body: await bodyOf(request) });
    const next = plan.shift();
    if (next) return void response.writeHead(next[0], { location: next[1] }).end("moved");
    response.setHeader("content-type", "application/json");
    response.end(`{"done":true}`);
  });
  [base, elsewhere] = await Promise.all([listen(api), listen(stranger)]);
});
beforeEach(() => {
  seen.length = strangerSaw.length = 0;
});
afterAll(() => {
  api.close();
  stranger.close();
});

const auth = { bearer: "b", key: "k", inQuery: "q", session: "s" };
const client = (options = {}) =>
  aClient({ baseUrl: base, auth, retry: { baseDelay: 1 }, ...options });

it.each(["keyed", "queried", "cookied"])("does not follow %s to another origin", async (name) => {
  plan = [[307, `${elsewhere}/evil`]];
  const { status, error } = await client()[name]!();
  expect(status).toBe("network");
  expect(error!.message).toBe(`GET /${name} was redirected to ${elsewhere}, and not followed`);
  expect({ strangerSaw, requests: seen.length }).toEqual({ strangerSaw: [], requests: 1 });
});

it("does not take headers that the caller has set to another origin", async () => {
  plan = [[302, elsewhere]];
  expect((await client({ headers: { "X-Acme": "secret" } })["list"]!()).status).toBe("network");
  plan = [[302, elsewhere]];
  await expect(client()["GET"]!("/things", { headers: { cookie: "a=b" } })).rejects.toThrow(
    /not followed/,
  );
  expect(strangerSaw).toEqual([]);
});

it("leaves a redirect to fetch where only Authorization is secret, which fetch takes off", async () => {
  plan = [[302, `${elsewhere}/other`]];
  expect((await client()["list"]!()).status).toBe(200);
  expect(strangerSaw).toHaveLength(1);
  expect(strangerSaw[0]).not.toMatch(/Bearer|authorization/i);
});

it("follows within the origin, with the body where the status asks for it", async () => {
  plan = [[307, "/a"], [308, "./b"], [302, "/c"]]; // prettier-ignore
  const { data } = await client()["keyedPut"]!({ body: { a: 1 } });
  expect(data).toEqual({ done: true });
  expect(seen.map(({ method, url, body }) => [method, url, body])).toEqual([
    ["PUT", "/keyed", `{"a":1}`],
    ["PUT", "/a", `{"a":1}`],
    ["PUT", "/b", `{"a":1}`],
    ["PUT", "/c", `{"a":1}`],
  ]);
  plan = [[303, "/d"]];
  await client()["keyedPut"]!({ body: { a: 1 } });
  expect(seen.at(-1)).toEqual({ method: "GET", url: "/d", body: "" });
});

it("ends in a redirect loop", async () => {
  plan = Array.from({ length: 100 }, () => [302, "/loop"]);
  const { status, error } = await client()["keyed"]!();
  expect({ status, requests: seen.length }).toEqual({ status: "network", requests: 21 });
  expect(error!.message).toContain("not followed");
  plan = [];
});

it("leaves no connection open and no timer running", async () => {
  plan = [[307, "/a"]];
  for (let count = 0; count < 20; count += 1) {
    await client()["keyed"]!({ timeout: 60_000 });
    await client({ timeout: 60_000 })["list"]!({ signal: new AbortController().signal });
  }
  expect(process.getActiveResourcesInfo().filter((name) => name === "Timeout").length).toBeLessThan(
    5,
  );
});
