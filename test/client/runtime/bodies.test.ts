import { expect, it } from "vitest";
import { aClient, answers, json } from "./a-client.js";

it.each([
  ["application/json", `{"a":1}`, { a: 1 }],
  ["application/vnd.api+json; charset=utf-8", "[]", []],
  ["text/html", "<p>", "<p>"],
  ["application/xml", "<a/>", "<a/>"],
  ["application/json", "", undefined],
  ["text/plain", "", undefined],
])("reads %s %j as %j", async (type, text, data) => {
  const { fetch } = answers(new Response(text, { headers: { "content-type": type } }));
  expect(await aClient({ fetch })["list"]!()).toMatchObject({
    status: 200,
    data,
    error: undefined,
  });
});

it("reads anything else as a Blob, and nothing as undefined", async () => {
  const image = new Response("png", { headers: { "content-type": "image/png" } });
  const { fetch } = answers(image, new Response(null, { status: 204 }));
  const client = aClient({ fetch });
  const { data } = await client["list"]!();
  expect(data).toBeInstanceOf(Blob);
  expect(await (data as Blob).text()).toBe("png");
  expect(await client["list"]!()).toMatchObject({ status: 204, data: undefined });
});

it("reads a body as it is told", async () => {
  const { fetch } = answers(json({ a: 1 }));
  const read = async (parseAs: string) => (await aClient({ fetch })["list"]!({ parseAs })).data;
  expect(await read("text")).toBe(`{"a":1}`);
  expect(await read("json")).toEqual({ a: 1 });
  expect(await read("arrayBuffer")).toBeInstanceOf(ArrayBuffer);
  expect(await new Response((await read("stream")) as ReadableStream).json()).toEqual({ a: 1 });
});

it("writes forms, files, texts and bytes", async () => {
  const { fetch, seen } = answers(json({}));
  const client = aClient({ fetch });
  await client["form"]!({ body: { a: 1, list: ["x", "y"], none: undefined, deep: { b: 2 } } });
  await client["text"]!({ body: "words" });
  await client["text"]!({ body: "a,b", headers: { "content-type": "text/csv" } });
  await client["binary"]!({ body: new Uint8Array([97, 98]) });
  await client["binary"]!({ body: new Blob(["c"], { type: "image/png" }) });
  expect(seen.map(({ headers, body }) => [headers["content-type"], body])).toEqual([
    ["application/x-www-form-urlencoded", "a=1&list=x&list=y&deep=%7B%22b%22%3A2%7D"],
    ["text/plain", "words"],
    ["text/csv", "a,b"],
    ["application/octet-stream", "ab"],
    ["image/png", "c"],
  ]);
});

it("writes files into multipart bodies", async () => {
  let form: FormData | undefined;
  const { fetch } = answers(async (request) => {
    form = await request.formData();
    return json({});
  });
  const file = new File(["abc"], "a.txt", { type: "text/plain" });
  const { status } = await aClient({ fetch })["upload"]!({
    body: { file, size: 3, meta: { a: [1] } },
  });
  expect(status).toBe(200);
  expect(form!.get("file")).toMatchObject({ name: "a.txt", size: 3 });
  expect([form!.get("size"), form!.get("meta")]).toEqual(["3", `{"a":[1]}`]);
});

it("writes query parameters in their styles, and cookies", async () => {
  const { fetch, seen } = answers(json({}));
  const query = { ids: [1, 2], filter: { a: "x", b: "y" }, plain: "p" };
  await aClient({ fetch })["styled"]!({ query, cookie: { theme: "dark blue", none: undefined } });
  expect(seen[0]!.url).toMatch(/\/styled\?ids=1,2&a=x&b=y&plain=p$/);
  expect(seen[0]!.headers["cookie"]).toBe("theme=dark%20blue");
});
