import { beforeAll, beforeEach, expect, test } from "vitest";
import { readServedAssets } from "../../src/serve/served-assets.js";
import { livePages } from "../../src/serve/live-pages.js";
import { type PortalHandler, portalHandler } from "../../src/serve/portal-handler.js";
import { type ServedPortal, servedPortal } from "../../src/serve/served-portal.js";
import { portalOf, smallDocument } from "../portal/portals.js";

let assets: ReadonlyMap<string, string>;
let portal: ServedPortal;
let handler: PortalHandler;

beforeAll(async () => {
  assets = await readServedAssets();
  portal = await servedPortal(
    await portalOf(smallDocument(), { live: livePages }),
    smallDocument(),
  );
});
beforeEach(() => {
  handler = portalHandler({ host: "127.0.0.1", assets });
  handler.show(portal);
});

const ask = (
  path: string,
  { host = "127.0.0.1:4000", ...init }: RequestInit & { host?: string } = {},
) => {
  const headers = { host, ...(init.headers as object) };
  return handler.fetch(new Request(`http://127.0.0.1:4000${path}`, { ...init, headers }));
};

test.each([
  ["/", "text/html; charset=utf-8"],
  ["/v/1.0.0/", "text/html; charset=utf-8"],
  ["/v/1.0.0/schemas.html", "text/html; charset=utf-8"],
  ["/console.html", "text/html; charset=utf-8"],
  ["/v/1.0.0/openapi.yaml", "application/yaml"],
  ["/v/1.0.0/openapi.json", "application/json"],
  ["/v/1.0.0/schema.d.ts", "text/plain; charset=utf-8"],
  ["/versions.js", "text/javascript; charset=utf-8"],
  ["/llms.txt", "text/markdown; charset=utf-8"],
  [
    "/.well-known/api-catalog",
    'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"',
  ],
])("%s is served as %s, with the portal's headers", async (path, type) => {
  const { status, headers } = await ask(path);
  expect([status, headers.get("content-type")]).toEqual([200, type]);
  const policy = headers.get("content-security-policy")!;
  expect(policy).toContain("connect-src 'self'; frame-ancestors 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  // Sites of others must not read what is not published.
  expect(headers.has("access-control-allow-origin")).toBe(false);
});

test("a page may do what its header says, and has the scripts of served pages; a static one has none", async () => {
  const page = await (await ask("/v/1.0.0/index.html")).text();
  expect(page).toContain("connect-src &#39;self&#39;");
  expect(page).toContain('src="../../specback/live.js"');
  const still = await portalOf(smallDocument());
  expect([...still.keys()].filter((path) => /console|specback/.test(path))).toEqual([]);
  for (const text of still.values()) expect(text).not.toMatch(/live\.js|connect-src|EventSource/);
});

test("what a browser has is not sent again; HEAD has no body", async () => {
  const first = await ask("/");
  const etag = first.headers.get("etag")!;
  for (const known of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
    const again = await ask("/", { headers: { "if-none-match": known } });
    expect([again.status, await again.text()]).toEqual([304, ""]);
  }
  expect((await ask("/", { headers: { "if-none-match": '"other"' } })).status).toBe(200);
  const head = await ask("/", { method: "HEAD" });
  const length = (await first.arrayBuffer()).byteLength;
  expect([await head.text(), head.headers.get("content-length")]).toEqual(["", String(length)]);
  expect((await ask("/", { method: "POST" })).status).toBe(405);
});

test("nothing but the portal's own files is there", async () => {
  const paths = [
    ...["/nothing", "/../package.json", "/%2e%2e/package.json", "/..%2f..%2fetc/passwd", "/%zz"],
    ...["/specback/../../package.json", "/specback/..%2f..%2fpackage.json", "/%00", "//etc/passwd"],
    ...["/specback/operations/9.json", "/specback/operations/-1.json", "/__proto__"],
  ];
  for (const path of paths) {
    const { status, headers } = await ask(path);
    expect([path, status, headers.get("content-type")]).toEqual([
      path,
      404,
      "text/html; charset=utf-8",
    ]);
  }
  const folder = await ask("/v/1.0.0");
  expect([folder.status, folder.headers.get("location")]).toEqual([308, "/v/1.0.0/"]);
});

test.each([
  ["127.0.0.1", ["127.0.0.1:4000", "localhost:4000", "LOCALHOST", "[::1]:4000"]],
  ["0.0.0.0", ["192.168.0.7:4000", "localhost:4000", "[fe80::1]"]],
  ["docs.test", ["docs.test:4000", "127.0.0.1"]],
])("served at %s, it is asked at its own addresses alone", async (host, own) => {
  handler = portalHandler({ host, assets });
  handler.show(portal);
  for (const one of own) expect([one, (await ask("/", { host: one })).status]).toEqual([one, 200]);
  const strangers = [
    "evil.example",
    "127.0.0.1.evil.example:4000",
    "localhost.evil.example",
    "a@127.0.0.1",
    "",
  ];
  for (const path of ["/", "/mock/actor_tokens", "/specback/events"]) {
    for (const one of strangers) {
      expect([one, (await ask(path, { host: one })).status]).toEqual([one, 421]);
    }
  }
});

test("before there is a portal, pages wait for it, and are told what is wrong", async () => {
  handler = portalHandler({ host: "127.0.0.1", assets });
  const waiting = await ask("/");
  expect(waiting.status).toBe(503);
  expect(await waiting.text()).toContain('src="/specback/live.js"');
  expect((await ask("/mock/actor_tokens")).status).toBe(503);
  const listening = await listen();
  handler.tell([{ severity: "error", message: "No <b>", place: "a.md:1" }]);
  expect(await listening.next()).toEqual({ build: "", problems: [] });
  expect((await listening.next()).problems[0].message).toBe("No <b>");
});

test("open pages are told of a portal that differs, and of problems until it is mended", async () => {
  const listening = await listen();
  const { build } = await listening.next();
  handler.tell([{ severity: "error", message: "Broken.", place: "" }]);
  expect(await listening.next()).toEqual({
    build,
    problems: [{ severity: "error", message: "Broken.", place: "" }],
  });
  expect(handler.show(portal)).toEqual({ differs: false });
  expect(await listening.next()).toEqual({ build, problems: [] });
  const files = new Map(portal.files).set("index.html", "Other");
  expect(handler.show({ ...portal, files })).toEqual({ differs: true });
  expect((await listening.next()).build).not.toBe(build);
  handler.end();
  expect(await listening.done()).toBe(true);
});

async function listen() {
  const { body, headers } = await ask("/specback/events");
  expect(headers.get("content-type")).toBe("text/event-stream");
  const reader = body!.getReader();
  return {
    async next() {
      const text = new TextDecoder().decode((await reader.read()).value);
      return JSON.parse(/^data: (.*)$/m.exec(text)![1]!) as {
        build: string;
        problems: { message: string }[];
      } & { problems: [{ message: string }] };
    },
    done: async () => (await reader.read()).done,
  };
}
