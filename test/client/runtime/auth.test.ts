import { expect, it } from "vitest";
import { aClient, answers, json } from "./a-client.js";

it("puts each kind of credential into its place, for the operations that ask for it", async () => {
  const { fetch, seen } = answers(json({}));
  const auth = {
    ...{ bearer: "b", key: "k", inQuery: "q&", session: "s" },
    basic: { username: "u", password: "pä" },
  };
  const client = aClient({ fetch, auth });
  for (const name of ["list", "open", "keyed", "queried", "cookied"]) await client[name]!();
  await client["queriedPost"]!({ body: { a: 1 }, query: { b: 2 } });
  const sent = seen.map(({ url, headers, body }) => {
    const { authorization, cookie, "x-api-key": key } = headers;
    return {
      path: url.slice(26),
      ...(authorization && { authorization }),
      ...(cookie && { cookie }),
      ...(key && { key }),
      ...(body && { body }),
    };
  });
  expect(sent).toEqual([
    { path: "/things", authorization: "Bearer b" },
    { path: "/open" },
    { path: "/keyed", key: "k" },
    { path: "/queried?api_key=q%26" },
    { path: "/cookied", cookie: "session=s" },
    { path: "/queried?b=2&api_key=q%26", body: `{"a":1}` },
  ]);
});

it("takes the first alternative for which all credentials are given", async () => {
  const { fetch, seen } = answers(json({}));
  const basic = { username: "u", password: "pä" };
  await aClient({ fetch, auth: { key: "k", basic } })["either"]!();
  await aClient({ fetch, auth: { key: "k", session: "s", basic } })["either"]!();
  await aClient({ fetch, auth: { key: "k" } })["either"]!();
  expect(seen[0]!.headers["authorization"]).toBe(`Basic ${Buffer.from("u:pä").toString("base64")}`);
  expect(seen[0]!.headers["x-api-key"]).toBeUndefined();
  expect(seen[1]!.headers).toMatchObject({ "x-api-key": "k", cookie: "session=s" });
  expect(seen[2]!.headers).not.toHaveProperty("x-api-key");
});

it("asks a function once more after 401, and repeats the call once, whatever its method", async () => {
  const { fetch, seen } = answers(json({}, 401), json({ id: 1 }));
  const asked: boolean[] = [];
  const token = async ({ refresh }: { refresh: boolean }) => {
    asked.push(refresh);
    return refresh ? "new" : "old";
  };
  const { data } = await aClient({ fetch, token })["create"]!({ body: { a: 1 } });
  expect({ data, asked }).toEqual({ data: { id: 1 }, asked: [false, true] });
  expect(seen.map(({ headers, body }) => [headers["authorization"], body])).toEqual([
    ["Bearer old", `{"a":1}`],
    ["Bearer new", `{"a":1}`],
  ]);
  const refused = answers(json({}, 401));
  expect((await aClient({ ...refused, token })["list"]!()).status).toBe(401);
  expect(refused.seen).toHaveLength(2);
  const fixed = answers(json({}, 401));
  expect((await aClient({ ...fixed, token: "t" })["list"]!()).status).toBe(401);
  expect(fixed.seen).toHaveLength(1);
});

it("refreshes once for calls that are refused at the same time", async () => {
  let refreshes = 0;
  const token = async ({ refresh }: { refresh: boolean }) => {
    if (!refresh) return "old";
    refreshes += 1;
    await new Promise((resolve) => setTimeout(resolve, 10));
    return "new";
  };
  const fetch = async (request: Request) =>
    json({}, request.headers.get("authorization") === "Bearer new" ? 200 : 401);
  const client = aClient({ fetch, token });
  const results = await Promise.all([1, 2, 3].map(() => client["list"]!()));
  expect(results.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(refreshes).toBe(1);
});

it("leaves a header alone that the caller has set, and asks for no credential then", async () => {
  const { fetch, seen } = answers(json({}));
  const token = () => {
    throw new Error("not asked");
  };
  await aClient({ fetch, token })["list"]!({ headers: { Authorization: "Own" } });
  await aClient({ fetch, token })["list"]!({ headers: new Headers({ authorization: "Own" }) });
  expect(seen.map(({ headers }) => headers["authorization"])).toEqual(["Own", "Own"]);
});

it("authenticates openapi-fetch's own methods by what the operation asks for", async () => {
  const { fetch, seen } = answers(json({ id: 1 }));
  const client = aClient({ fetch, auth: { bearer: "b", key: "k" } });
  expect(await client["GET"]!("/things")).toMatchObject({ data: { id: 1 } });
  await client["GET"]!("/keyed");
  await client["request"]!("get", "/open");
  await client["GET"]!("/things", { baseUrl: "https://other.example" });
  expect(seen.map(({ headers }) => [headers["authorization"], headers["x-api-key"]])).toEqual([
    ["Bearer b", undefined],
    [undefined, "k"],
    [undefined, undefined],
    [undefined, undefined],
  ]);
});
