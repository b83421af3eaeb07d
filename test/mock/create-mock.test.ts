import { beforeEach, describe, expect, test } from "vitest";
import { createMock, type Mock, type RefusedRequest } from "../../src/mock/create-mock.js";
import type { MockRemark } from "../../src/mock/remark.js";
import { library } from "./library.js";

let mock: Mock;
let refused: RefusedRequest[];
let remarks: MockRemark[];

beforeEach(async () => {
  refused = [];
  remarks = [];
  mock = await createMock(library, {
    onProblem: (one) => refused.push(one),
    onRemark: (one) => remarks.push(one),
  });
});

const authorization = "Bearer t";

function send(path: string, { headers, ...init }: RequestInit = {}): Promise<Response> {
  const all = { authorization, ...(headers as Record<string, string> | undefined) };
  return mock(new Request(`http://mock.test${path}`, { ...init, headers: all }));
}

const sendJson = (path: string, body: unknown, method = "POST") =>
  send(path, {
    method,
    body: JSON.stringify(body),
    headers: { "content-type": "application/json" },
  });

/** `query limit: must be …` for each problem that the request was refused for. */
const problems = () =>
  refused.flatMap(({ problems }) =>
    problems.map((one) => `${one.in} ${one.path}: ${one.message}`.replace(" :", ":")),
  );

describe("requests", () => {
  test.each([
    ["/books", []],
    ["/books?limit=3&tag=a&tag=b&ids=1,2&range[from]=1&range[to]=2&filter=%7B%7D", []],
    ["/books?tag=a", []],
    ["/books?ids=1%2C2", []],
    ["/books?limit=many", ["query limit: must be integer"]],
    ["/books?limit=101", ["query limit: must be <= 100"]],
    ["/books?tag=a&tag=b&tag=c", ["query tag: must NOT have more than 2 items"]],
    ["/books?ids=1,b", ["query ids/1: must be integer"]],
    ["/books?range[from]=x", ["query range/from: must be integer"]],
    ["/books?range[form]=1", ['query range: must NOT have additional properties: "form"']],
    ["/books?filter=x", ["query filter: is not the JSON that the document says"]],
    ["/books?lmit=3", ["query lmit: is no parameter of this operation"]],
    ["/books/0", ["path book_id: must be >= 1"]],
    ["/books/seven", ["path book_id: must be integer"]],
    ["/books/latest", []],
    ["/shelves", ["operation: the document has no path /shelves"]],
  ])("%s", async (path, expected) => {
    const response = await send(path);
    expect(problems()).toEqual(expected);
    expect(response.ok).toBe(expected.length === 0);
  });

  test("headers and cookies are checked, those of the path too", async () => {
    await send("/books", { headers: { "x-tenant": "too long", cookie: "theme=blue; other=1" } });
    expect(problems()).toEqual([
      "header X-Tenant: must NOT have more than 5 characters",
      'cookie theme: must be equal to one of the allowed values: ["light","dark"]',
    ]);
    refused = [];
    await send("/books", { headers: { "x-tenant": "short", cookie: "theme=dark" } });
    expect(problems()).toEqual([]);
  });

  test("a refusal is a problem of RFC 9457, with each mismatch in it", async () => {
    const response = await send("/books?limit=x&lmit=1");
    expect(response.status).toBe(400);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.json()).toMatchObject({
      status: 400,
      detail: "must be integer",
      problems: [
        { in: "query", path: "limit", message: "must be integer" },
        { in: "query", path: "lmit" },
      ],
    });
  });

  test("a path without the method says which it has", async () => {
    const response = await send("/books", { method: "DELETE" });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("GET, POST");
  });

  test.each<[string, string, Record<string, string>, number]>([
    ["none", "/books", {}, 401],
    ["another kind", "/books", { authorization: "Basic eDp5" }, 401],
    ["one of two that go together", "/books?api_key=k", {}, 401],
    ["both of them", "/books?api_key=k", { cookie: "sid=s" }, 200],
    ["none where none is needed", "/events", {}, 200],
  ])("credentials: %s", async (_, path, headers, status) => {
    const response = await mock(new Request(`http://mock.test${path}`, { headers }));
    expect(response.status).toBe(status);
    if (status === 401) expect(response.headers.get("www-authenticate")).toContain("Bearer");
  });
});

describe("bodies", () => {
  test("what is readOnly need not be sent, required or not", async () => {
    expect((await sendJson("/books", { title: "Emma" })).status).toBe(201);
    expect(problems()).toEqual([]);
  });

  test("JSON is checked as deep as its schema goes", async () => {
    await sendJson("/books", { title: "Emma", sequel: { title: "" } });
    expect(problems()).toContain("body /sequel/title: must NOT have fewer than 1 characters");
  });

  test("JSON types are not bent", async () => {
    await sendJson("/books", { id: "1", title: "Emma" });
    expect(problems()).toEqual(["body /id: must be integer"]);
  });

  test.each<[string, RequestInit, number, string]>([
    ["missing", { method: "POST" }, 400, "body: is missing"],
    [
      "no JSON",
      { method: "POST", body: "{", headers: { "content-type": "application/json" } },
      400,
      "body: cannot be read",
    ],
    [
      "another media type",
      { method: "POST", body: "x", headers: { "content-type": "text/plain; charset=utf-8" } },
      415,
      "body: is text/plain; the operation takes application/json, application/x-www-form-urlencoded",
    ],
  ])("%s", async (_, init, status, message) => {
    expect((await send("/books", init)).status).toBe(status);
    expect(problems()[0]).toContain(message);
  });

  test("a body that the operation does not take", async () => {
    await sendJson("/events", {});
    expect(problems()).toEqual(["body: is sent, and the operation takes none"]);
  });

  test("forms are read by the types of their fields", async () => {
    const form = (fields: Record<string, string>) =>
      send("/books", { method: "POST", body: new URLSearchParams(fields) });
    expect((await form({ id: "1", title: "Pride & Prejudice" })).status).toBe(201);
    await form({ id: "one", isbn: "1" });
    expect(problems()).toEqual([
      "body: must have required property 'title'",
      "body /id: must be integer",
      'body /isbn: must match pattern "^97[89]-\\d{10}$"',
    ]);
  });

  test("so is multipart, with its files", async () => {
    const put = (fill: (form: FormData) => void) => {
      const body = new FormData();
      fill(body);
      return send("/books/1/cover.png", { method: "PUT", body });
    };
    const good = await put((form) => {
      form.append("file", new Blob([new Uint8Array(3)], { type: "image/png" }), "a.png");
      form.append("pages", "1");
      form.append("meta", new Blob(['{"year":1815}'], { type: "application/json" }));
    });
    expect(problems()).toEqual([]);
    expect(good.status).toBe(204);
    await put((form) => {
      form.append("pages", "1");
      form.append("pages", "b");
      form.append("meta", '{"year":"old"}');
      form.append("colour", "red");
    });
    expect(problems()).toEqual([
      "body: must have required property 'file'",
      'body: must NOT have additional properties: "colour"',
      "body /pages/1: must be integer",
      "body /meta/year: must be integer",
    ]);
  });

  test("bytes are taken as they are, by their range of media types", async () => {
    const headers = { "content-type": "image/webp" };
    const body = new Uint8Array(9);
    expect((await send("/books/1/cover.png", { method: "PUT", body, headers })).status).toBe(204);
  });
});

describe("responses", () => {
  test("an example that fits, in the first range of successes", async () => {
    const response = await send("/books");
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(response.headers.get("x-total")).toBe("7");
    expect(await response.json()).toEqual([
      { id: 1, title: "Emma" },
      { id: 2, title: "Persuasion" },
    ]);
  });

  test("one that does not fit is passed over, and remarked on once", async () => {
    await send("/books");
    await send("/books", { headers: { accept: "*/*;q=0.1" } });
    expect(remarks).toEqual([
      {
        pointer: "#/paths/~1books/get/responses/2XX/content/application~1json/examples/wrong/value",
        message: expect.stringContaining("/0 must have required property 'title'") as string,
      },
    ]);
  });

  test("a sample of the schema, recursive and with a pattern", async () => {
    const book = (await (await send("/books/1")).json()) as Record<string, unknown>;
    expect(book).toMatchObject({ id: 0, title: expect.any(String) as string });
    expect(book["isbn"]).toMatch(/^97[89]-\d{10}$/);
    expect(remarks).toEqual([]);
  });

  test("another status, by Prefer", async () => {
    const headers = (prefer: string) => ({ headers: { prefer } });
    const teapot = await send("/books", headers("respond-async, code=418"));
    expect(teapot.status).toBe(418);
    expect(teapot.headers.get("preference-applied")).toBe("code=418");
    expect(await teapot.json()).toEqual({ title: "string" });
    const undocumented = await send("/books/1", headers("code=404"));
    expect(undocumented.status).toBe(400);
    expect(problems()).toEqual(["header prefer: is 404, which the operation does not document"]);
  });

  test("the media type that is asked for", async () => {
    const csv = await send("/books", { headers: { accept: "text/html, text/csv;q=0.5" } });
    expect(csv.headers.get("content-type")).toBe("text/csv");
    expect(await csv.text()).toBe("id,title\n1,Emma\n");
  });

  test("no body where the status has none, bytes where it is binary", async () => {
    const none = await send("/books/latest");
    expect([none.status, none.body]).toEqual([204, null]);
    const picture = await send("/books/1/cover.png");
    expect(picture.headers.get("content-type")).toBe("image/png");
    expect((await picture.bytes?.())?.length ?? 8).toBe(8);
  });

  test("server-sent events and JSON lines come in parts", async () => {
    const events = await (
      await send("/events", { headers: { accept: "text/event-stream" } })
    ).text();
    expect(events.match(/^event: added\ndata: \{.*\}\n$/gm)).toHaveLength(2);
    const lines = await send("/events", { headers: { accept: "application/x-ndjson" } });
    const values = (await lines.text()).trim().split("\n");
    expect(values.map((line) => typeof JSON.parse(line))).toEqual(["object", "object"]);
  });
});

test("a base path stands before the document's paths", async () => {
  const based = await createMock(library, { basePath: "/mock" });
  expect((await based(new Request("http://mock.test/mock/events"))).status).toBe(200);
  expect((await based(new Request("http://mock.test/events"))).status).toBe(404);
  expect((await based(new Request("http://mock.test/mockevents"))).status).toBe(404);
});
