import { get } from "node:http";
import { expect, test, vi } from "vitest";
import { livePages } from "../../src/serve/live-pages.js";
import { servedPortal } from "../../src/serve/served-portal.js";
import { servePortal } from "../../src/serve/serve-portal.js";
import { portalOf, smallDocument } from "../portal/portals.js";

test("where the default port is in use, any that is free is taken; one that is asked for is not left", async () => {
  const servers = [await open(undefined), await open(undefined)];
  const ports = servers.map(({ url }) => Number(new URL(url).port));
  expect(new Set(ports).size).toBe(2);
  await expect(open(ports[0])).rejects.toMatchObject({ code: "EADDRINUSE", syscall: "listen" });
  for (const server of servers) await server.close();
});

test("pages that were closed are forgotten, those that listen are told, and closing ends them", async () => {
  const server = await open(0);
  const [gone, still] = [listen(server.url), listen(server.url)];
  await vi.waitFor(() => expect(gone.text() && still.text()).toContain('"build":""'));
  gone.request.destroy();
  const document = smallDocument();
  const files = await portalOf(document, { live: livePages });
  server.show(await servedPortal(files, document));
  await vi.waitFor(() => expect(still.text()).toMatch(/"build":"[\da-f]{64}"/));
  const answer = await fetch(`${server.url}mock/actor_tokens`, {
    method: "POST",
    headers: { authorization: "Bearer any", "content-type": "application/json" },
    body: JSON.stringify({ user_id: "user_1", actor: { sub: "user_2" } }),
  });
  expect([answer.status, await answer.json()]).toMatchObject([200, { object: "actor_token" }]);
  await server.close();
  await still.closed;
});

const open = (port: number | undefined) => servePortal({ host: "127.0.0.1", port });

function listen(url: string) {
  let text = "";
  const request = get(`${url}specback/events`);
  const closed = new Promise<void>((resolve) => {
    request.on("response", (response) => {
      response.on("data", (chunk) => (text += String(chunk)));
      response.on("error", () => {});
      response.on("close", resolve);
    });
  });
  request.on("error", () => {});
  return { request, closed, text: () => text };
}
