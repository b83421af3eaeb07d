import type { IncomingMessage, ServerResponse } from "node:http";
import { afterEach, beforeEach, expect, test } from "vitest";
import { parse } from "yaml";
import { documentOf } from "../../scripts/publishing/contents.js";
import { aRegistry, type Registry } from "../../scripts/publishing/registry.js";
import { httpTarget, type HttpOptions } from "../../src/publish/to-http.js";
import { publishDocument, rulesOf } from "./a-publication.js";

let registry: Registry;
let other: Registry;
beforeEach(async () => {
  registry = await aRegistry();
  other = await aRegistry();
});
afterEach(() => {
  registry.close();
  other.close();
});

const token = "t0ken+with/signs=";
const credential = { header: "Authorization", value: `Bearer ${token}`, token };
const waits: number[] = [];
const target = (exchange: Partial<HttpOptions["exchange"]> = {}, url = registry.url) =>
  httpTarget({
    ...{ url: new URL(url), format: "yaml", tokenVariable: "THE_TOKEN" },
    exchange: {
      ...{ fetch, timeout: 5000, sleep: async (wait) => void waits.push(wait), ...exchange },
    },
  });
const methods = () => registry.asked.map(({ method }) => method);
/** Answers the first times with a status. */
const answers = (status: number, times: number, headers: Record<string, string> = {}) => {
  let left = times;
  return (_: IncomingMessage, response: ServerResponse) => {
    if (left-- <= 0) return false;
    response.writeHead(status, headers).end("the server says why");
    return true;
  };
};

test("the first is put where there is nothing, the next in place of what was read, the same not at all", async () => {
  expect((await publishDocument(target(), "1.0.0", { yes: false })).outcome).toBe("planned");
  expect(methods()).toEqual(["GET"]);
  expect((await publishDocument(target({ credential }), "1.0.0")).outcome).toBe("published");
  const [, , first] = registry.asked;
  expect(first?.headers).toMatchObject({
    "if-none-match": "*",
    "content-type": "application/yaml",
    authorization: `Bearer ${token}`,
  });
  expect(parse(registry.text ?? "")).toEqual(documentOf("1.0.0"));
  registry.asked.length = 0;
  expect((await publishDocument(target(), "1.0.0")).outcome).toBe("same");
  // A registry may write it in its own way.
  registry.text = JSON.stringify(Object.fromEntries(Object.entries(documentOf("1.0.0")).reverse()));
  expect((await publishDocument(target(), "1.0.0")).outcome).toBe("same");
  expect(methods()).toEqual(["GET", "GET"]);
  expect((await publishDocument(target(), "1.1.0")).outcome).toBe("published");
  expect(registry.asked.at(-1)?.headers["if-match"]).toMatch(/^"/);
});

test("who published meanwhile is not overwritten", async () => {
  await publishDocument(target(), "1.0.0");
  registry.meanwhile = ({ method }) => {
    if (method === "PUT") registry.text = JSON.stringify(documentOf("1.1.0"));
  };
  const { outcome, problems } = await publishDocument(target(), "1.2.0");
  expect([outcome, problems[0]?.rule]).toEqual(["refused", "publish-conflict"]);
  expect(JSON.parse(registry.text ?? "")).toEqual(documentOf("1.1.0"));
});

test("busy servers are asked again, a few times; one whose answer was lost is not taken for a conflict", async () => {
  registry.instead = answers(503, 2, { "Retry-After": "7" });
  waits.length = 0;
  expect((await publishDocument(target(), "1.0.0")).outcome).toBe("published");
  expect(waits).toEqual([7000, 7000]);
  registry.instead = answers(500, 3);
  const failed = await publishDocument(target(), "1.1.0");
  expect(failed.problems[0]).toMatchObject({
    rule: "publish-refused",
    message: expect.stringContaining("answers 500 to a GET: the server says why"),
  });
  registry.instead = () => false;
  let lost = false;
  const losing: typeof fetch = async (url, init) => {
    const response = await fetch(url, init);
    if (init?.method !== "PUT" || lost) return response;
    lost = true;
    throw new TypeError("fetch failed", { cause: new Error("other side closed") });
  };
  expect((await publishDocument(target({ fetch: losing }), "1.1.0")).outcome).toBe("published");
  expect(lost).toBe(true);
});

test("a server that does not answer in time, or is not there, is told", async () => {
  registry.meanwhile = () => new Promise(() => {});
  const slow = await publishDocument(target({ timeout: 50 }), "1.0.0");
  expect(slow.problems[0]?.message).toContain("there was no answer in time");
  const none = await publishDocument(target({}, "http://127.0.0.1:9/x"), "1.0.0");
  expect(rulesOf(none)).toEqual(["publish-refused"]);
});

test("a redirect takes no token to another origin, and a PUT only where it stays one", async () => {
  const redirect = (status: number, to: string, only?: string) => {
    registry.instead = ({ method, url }, response) => {
      if (only !== undefined && method !== only) return false;
      if (url?.endsWith("/moved")) return false;
      response.writeHead(status, { Location: to }).end();
      return true;
    };
  };
  redirect(307, other.url);
  const refused = await publishDocument(target({ credential }), "1.0.0");
  expect(rulesOf(refused)).toEqual(["publish-redirected"]);
  expect(other.asked).toEqual([]);
  redirect(307, other.url, "PUT");
  expect(rulesOf(await publishDocument(target({ credential }), "1.0.0"))).toEqual([
    "publish-redirected",
  ]);
  expect(other.asked).toEqual([]);
  // Without a token there is nothing to give away.
  expect((await publishDocument(target(), "1.0.0")).outcome).toBe("published");
  expect(parse(other.text ?? "")).toEqual(documentOf("1.0.0"));
  redirect(302, "/moved", "PUT");
  expect(rulesOf(await publishDocument(target(), "1.0.0"))).toEqual(["publish-redirected"]);
  redirect(308, "/moved");
  expect((await publishDocument(target({ credential }), "1.0.0")).outcome).toBe("published");
  redirect(308, registry.url);
  expect(rulesOf(await publishDocument(target(), "1.0.0"))).toEqual(["publish-redirected"]);
});

test("credentials in an address, a token in the clear, and a refused token are told without them", async () => {
  const inAddress = await publishDocument(target({}, "https://me:s3cret@example.com/x"), "1.0.0");
  expect(rulesOf(inAddress)).toEqual(["publish-url-unsafe"]);
  expect(JSON.stringify(inAddress)).not.toContain("s3cret");
  const clear = await publishDocument(target({ credential }, "http://example.com/x"), "1.0.0");
  expect(rulesOf(clear)).toEqual(["publish-url-unsafe"]);
  registry.instead = answers(403, 9);
  const denied = await publishDocument(target({ credential }), "1.0.0");
  expect(denied.problems[0]).toMatchObject({
    rule: "publish-unauthorized",
    mend: expect.stringContaining("THE_TOKEN"),
  });
  registry.instead = (request, response) => {
    response.writeHead(400).end(`I do not know ${request.headers.authorization}`);
    return true;
  };
  const echoed = await publishDocument(target({ credential }), "1.0.0");
  expect(echoed.problems[0]?.message).toContain("I do not know Bearer ***");
});

test("what breaks callers, an older version, and what is no document are refused", async () => {
  await publishDocument(target(), "1.1.0");
  expect(rulesOf(await publishDocument(target(), documentOf("1.2.0", "string")))).toEqual([
    "publish-breaking",
  ]);
  expect(rulesOf(await publishDocument(target(), "1.0.0"))).toEqual(["publish-version-older"]);
  registry.text = "<html>a page</html>";
  expect(rulesOf(await publishDocument(target(), "1.0.0"))).toEqual(["publish-target-foreign"]);
  registry.text = undefined;
  const base = documentOf("1.0.0");
  expect(rulesOf(await publishDocument(target(), documentOf("1.2.0", "string"), { base }))).toEqual(
    ["publish-breaking"],
  );
});

test("a server that gives nothing back, or no strong tag, is published to with a warning", async () => {
  registry.instead = ({ method }, response) => {
    if (method === "GET") response.writeHead(405).end();
    return method === "GET";
  };
  const mute = await publishDocument(target(), "1.0.0");
  expect([mute.outcome, rulesOf(mute).sort()]).toEqual([
    "published",
    ["publish-base-unknown", "publish-unguarded"],
  ]);
  let condition: unknown;
  registry.instead = ({ method, headers }, response) => {
    condition = headers["if-unmodified-since"];
    const changed = "Wed, 01 Jan 2025 00:00:00 GMT";
    response.writeHead(200, { ETag: 'W/"1"', "Last-Modified": changed });
    response.end(method === "GET" ? registry.text : "");
    return true;
  };
  expect((await publishDocument(target(), "1.1.0")).problems).toEqual([]);
  expect(condition).toBe("Wed, 01 Jan 2025 00:00:00 GMT");
});
