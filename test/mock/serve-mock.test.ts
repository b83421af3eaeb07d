import { afterEach, expect, test } from "vitest";
import { serveMock, type MockServer } from "../../src/mock/serve-mock.js";
import { library } from "./library.js";

let server: MockServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

test("serves over HTTP: bodies in, streams out", async () => {
  server = await serveMock(library, { basePath: "/v1" });
  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1$/);
  const events = await fetch(`${server.url}/events`, { headers: { accept: "text/event-stream" } });
  expect(await events.text()).toContain("event: added");
  const body = new FormData();
  body.append("file", new Blob([new Uint8Array(1e6)]), "big.png");
  const put = await fetch(`${server.url}/books/1/cover.png`, { method: "PUT", body });
  expect(put.status).toBe(204);
});

test("a port that is taken is an error", async () => {
  server = await serveMock(library);
  const port = Number(new URL(server.url).port);
  await expect(serveMock(library, { port })).rejects.toThrow("EADDRINUSE");
});

test("closing ends connections that are still open", async () => {
  const one = await serveMock(library);
  const { body } = await fetch(`${one.url}/events`);
  await body?.getReader().read();
  await one.close();
  await expect(fetch(`${one.url}/events`)).rejects.toThrow();
});
