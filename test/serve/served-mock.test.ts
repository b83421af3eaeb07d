import { expect, test } from "vitest";
import { createMock } from "../../src/mock/create-mock.js";
import { askMock } from "../../src/serve/served-mock.js";

/** An API that tries to act on the browser which calls it, and has what browsers do not send. */
const document = {
  openapi: "3.1.1",
  paths: {
    "/page": {
      get: {
        responses: {
          "200": {
            headers: {
              "Set-Cookie": { schema: { const: "a=b" } },
              "Content-Encoding": { schema: { const: "gzip" } },
              "Content-Security-Policy": { schema: { const: "script-src *" } },
              "X-Own": { schema: { const: "kept" } },
            },
            content: { "text/html": { example: "<script>alert(1)</script>" } },
          },
        },
      },
    },
    "/moved": {
      get: {
        responses: {
          "302": { headers: { Location: { schema: { const: "https://evil.invalid/" } } } },
        },
      },
    },
    "/unusual": {
      get: {
        parameters: [
          { name: "Referer", in: "header", required: true, schema: { const: "r" } },
          { name: "c", in: "cookie", required: true, schema: { const: "1" } },
        ],
        requestBody: { required: true, content: { "application/json": { schema: { const: 7 } } } },
        responses: { "200": { description: "Fine." } },
      },
      trace: { responses: { "200": { description: "Fine." } } },
    },
  },
};

const mock = await createMock(document, { basePath: "/mock" });
const ask = (path: string, init: RequestInit = {}) =>
  askMock(mock, new Request(`http://127.0.0.1/mock${path}`, init));
const carrying = (carried: unknown) => ({
  "specback-request": encodeURIComponent(JSON.stringify(carried)),
});

test("what it answers is no page of this origin, and sets nothing", async () => {
  const { headers } = await ask("/page");
  expect(headers.get("content-security-policy")).toContain("sandbox; default-src 'none'");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect([headers.get("set-cookie"), headers.get("content-encoding")]).toEqual([null, null]);
  expect(headers.get("x-own")).toBe("kept");
});

test("the console sees redirections, which others follow as ever", async () => {
  const plain = await ask("/moved");
  expect([plain.status, plain.headers.get("location")]).toEqual([302, "https://evil.invalid/"]);
  const seen = await ask("/moved", { headers: carrying({ headers: {} }) });
  expect([seen.status, seen.headers.get("specback-status")]).toEqual([200, "302"]);
});

test("what browsers refuse to send is carried: headers, cookies, a body with GET, TRACE", async () => {
  const carried = { method: "GET", headers: { Referer: "r", Cookie: "c=1" } };
  const get = await ask("/unusual", {
    method: "POST",
    body: "7",
    headers: { ...carrying(carried), "content-type": "application/json" },
  });
  expect([get.status, await get.text()]).toEqual([200, ""]);
  const without = await ask("/unusual", { headers: carrying({ headers: {} }) });
  expect(without.status).toBe(400);
  const trace = await ask("/unusual", { method: "POST", headers: carrying({ method: "TRACE" }) });
  expect(trace.status).toBe(200);
  expect((await ask("/page", { headers: { "specback-request": "%zz" } })).status).toBe(200);
});
