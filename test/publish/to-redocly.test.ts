import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { afterEach, beforeEach, expect, test } from "vitest";
import { parse } from "yaml";
import { documentOf } from "../../scripts/publishing/contents.js";
import { aPlatform, type Platform } from "../../scripts/publishing/platform.js";
import { runRedocly } from "../../src/redocly/run-redocly.js";
import { redoclyTarget, type RedoclyOptions } from "../../src/publish/to-redocly.js";
import { publishDocument, rulesOf } from "./a-publication.js";

const key = "k3y-of-the-organization";
let platform: Platform;
let remembered: string | undefined;
const ran: (readonly string[])[] = [];
beforeEach(async () => {
  platform = await aPlatform(key);
  remembered = undefined;
  ran.length = 0;
});
afterEach(() => platform.close());

const target = (more: Partial<RedoclyOptions> = {}) =>
  redoclyTarget({
    ...{ organization: "acme", project: "tokens", mountPath: "/apis", branch: "main" },
    ...{ domain: platform.domain, author: "A User <a@example.com>" },
    ...{ token: key, tokenVariable: "THE_KEY", env: { PATH: process.env["PATH"] } },
    run: (words, cwd, env) => {
      ran.push(words);
      return runRedocly(words, cwd, env);
    },
    memory: { read: async () => remembered, write: async (text) => void (remembered = text) },
    ...more,
  });
const leftovers = async () =>
  (await readdir(tmpdir())).filter((name) => name.startsWith("specback-publish-"));

test("the installed CLI pushes the document once, with the key in nothing but its environment", async () => {
  const before = await leftovers();
  const first = await publishDocument(target(), "1.0.0");
  expect([first.outcome, rulesOf(first)]).toEqual(["published", ["publish-base-unknown"]]);
  expect(parse(platform.text ?? "")).toEqual(documentOf("1.0.0"));
  expect(platform.pushed).toEqual(["Publish Tokens 1.0.0"]);
  expect(platform.asked.at(-1)).toEqual({
    what: "POST /api/orgs/org_1/projects/prj_1/pushes",
    authorization: `Bearer ${key}`,
  });
  expect(ran.flat().join(" ")).not.toContain(key);
  expect(remembered).not.toContain(key);
  expect(await leftovers()).toEqual(before);
  expect((await publishDocument(target(), "1.0.0")).outcome).toBe("same");
  expect(platform.pushed).toHaveLength(1);
  expect(rulesOf(await publishDocument(target(), documentOf("1.1.0", "string")))).toEqual([
    "publish-breaking",
  ]);
});

test("a key that is refused or missing is told, and no text shows one", async () => {
  const wrong = await publishDocument(target({ token: "wr0ng-key" }), "1.0.0");
  expect([wrong.outcome, rulesOf(wrong)]).toEqual([
    "refused",
    ["publish-base-unknown", "publish-refused"],
  ]);
  const [, problem] = wrong.problems;
  expect(problem?.message).toMatch(/^Redocly did not push: .*Unauthorized/);
  expect(JSON.stringify(wrong)).not.toContain("wr0ng-key");
  const none = await publishDocument(target({ token: undefined }), "1.0.0");
  expect(rulesOf(none)).toContain("publish-unauthorized");
  expect(remembered).toBeUndefined();
});

test("without --yes nothing is asked of the platform", async () => {
  const { outcome } = await publishDocument(target(), "1.0.0", { yes: false });
  expect([outcome, platform.asked]).toEqual(["planned", []]);
});
