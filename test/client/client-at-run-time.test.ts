import { afterAll, beforeAll, expect, it } from "vitest";
import { actorTokens } from "../helpers/actor-tokens.js";
import { type ClientModule, loadClient } from "../helpers/generated-client.js";

interface Call {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

let createClient: ClientModule["createClient"];
let remove: () => Promise<void>;

beforeAll(async () => {
  const loaded = await loadClient(actorTokens());
  ({ remove } = loaded);
  ({ createClient } = loaded.module);
});

afterAll(() => remove());

/** A server within the test: it keeps the requests, and answers each with what it is given. */
function server(status: number, answer: unknown) {
  const calls: Call[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    const { method, url } = request;
    const headers = Object.fromEntries(request.headers);
    calls.push({ method, url, headers, body: await request.text() });
    return Response.json(answer, { status });
  };
  return { calls, fetch };
}

it("sends the body to the documented server, with the token, and gives the data", async () => {
  const { calls, fetch } = server(201, { id: "t1" });
  const client = createClient({ fetch, token: async () => "secret", headers: { "x-app": "a" } });
  const body = { user_id: "u1", actor: { sub: "u2" } };
  const { data, error, response } = await client["createActorToken"]!({ body });
  expect(data).toEqual({ id: "t1" });
  expect(error).toBeUndefined();
  expect(response).toHaveProperty("status", 201);
  expect(calls).toMatchObject([
    {
      method: "POST",
      url: "https://api.clerk.com/v1/actor_tokens",
      headers: {
        authorization: "Bearer secret",
        "content-type": "application/json",
        "x-app": "a",
      },
      body: JSON.stringify(body),
    },
  ]);
});

it("puts path, query and header parameters into their places", async () => {
  const { calls, fetch } = server(200, {});
  const client = createClient({ fetch, baseUrl: "https://example.org/base/" });
  await client["revokeActorToken"]!({ path: { actor_token_id: "a/b c" } });
  await client["listActorTokens"]!({ query: { limit: 5 }, header: { "X-Trace": "t" } });
  await client["listActorTokens"]!();
  expect(calls).toMatchObject([
    { method: "POST", url: "https://example.org/base/actor_tokens/a%2Fb%20c/revoke", body: "" },
    {
      method: "GET",
      url: "https://example.org/base/actor_tokens?limit=5",
      headers: { "x-trace": "t" },
    },
    { method: "GET", url: "https://example.org/base/actor_tokens" },
  ]);
  expect(calls[0]!.headers).not.toHaveProperty("authorization");
});

it("gives the documented error of an unsuccessful response", async () => {
  const { fetch } = server(422, { errors: [{ code: "taken" }] });
  const result = await createClient({ fetch })["createActorToken"]!({ body: {} });
  const { status, data, error } = result;
  expect({ status, data }).toEqual({ status: 422, data: undefined });
  expect(error).toMatchObject({ status: 422, body: { errors: [{ code: "taken" }] } });
});

it("leaves credentials alone that a call brings itself, and asks for a new token each time", async () => {
  const { calls, fetch } = server(200, {});
  let count = 0;
  const { listActorTokens } = createClient({ fetch, token: () => `t${(count += 1)}` });
  await listActorTokens!();
  await listActorTokens!({ headers: { authorization: "Basic own" } });
  await listActorTokens!();
  expect(calls.map(({ headers }) => headers["authorization"])).toEqual([
    "Bearer t1",
    "Basic own",
    "Bearer t2",
  ]);
});

it("stops a call by its signal", async () => {
  const fetch = async (request: Request): Promise<Response> => {
    request.signal.throwIfAborted();
    return new Response();
  };
  const { status } = await createClient({ fetch })["listActorTokens"]!({
    signal: AbortSignal.abort(),
  });
  expect(status).toBe("abort");
});

it("can be awaited itself, as any object", async () => {
  const client = createClient({ fetch: server(200, {}).fetch });
  expect(await client).toBe(client);
});
