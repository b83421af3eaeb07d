import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { aRegistry, type Registry } from "../../scripts/publishing/registry.js";
import { fakeStages, problem, theDocument } from "../generate/fake-stages.js";
import { aRepository } from "./a-repository.js";
import { aWorld, type TestWorld } from "./a-world.js";

let world: TestWorld;
let registry: Registry;
beforeEach(async () => {
  world = await aWorld();
  registry = await aRegistry();
});
afterEach(async () => {
  registry.close();
  await world.remove();
});

const document = (version: string, schemas: object = { A: { type: "object" } }) =>
  JSON.stringify({ ...theDocument, info: { title: "Tokens", version }, components: { schemas } });
const publish = (...words: string[]) => world.specback(["publish", ...words]);
const toDir = (file: string, ...words: string[]) =>
  publish("--to", "dir", "--folder", "site", "--document", file, ...words);

/** The texts of all files that a run can have written. */
async function allTexts(): Promise<string> {
  const entries = await readdir(world.cwd, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const texts = files.map((entry) => readFile(join(entry.parentPath, entry.name), "latin1"));
  return (await Promise.all(texts)).join("\n");
}

test("a plan says what would be done and changes nothing; --yes does it, and once is enough", async () => {
  await world.write("one.json", document("1.0.0"));
  const planned = await toDir("one.json");
  expect([planned.status, planned.stderr]).toEqual([0, ""]);
  expect(planned.stdout).toMatch(
    /^Tokens 1\.0\.0 \([\da-f]{12}\) → the folder site\n {2}there {4}nothing\n/,
  );
  expect(planned.stdout).toContain("--yes does so");
  expect(await readdir(world.cwd)).toEqual(["one.json"]);
  expect((await toDir("one.json", "--yes")).stdout).toContain("Published 1.0.0: site/current");
  const page = await readFile(join(world.cwd, "site/current/v/1.0.0/index.html"), "utf8");
  expect(page).toContain("Tokens 1.0.0");
  const again = await toDir("one.json", "--yes");
  expect([again.status, again.stdout]).toEqual([0, expect.stringContaining("nothing to do")]);
});

test("what breaks callers is refused with what breaks, unless it is allowed", async () => {
  await world.write("one.json", document("1.0.0"));
  await world.write("two.json", document("1.1.0", { A: { type: "string" } }));
  await toDir("one.json", "--yes");
  const refused = await toDir("two.json", "--yes");
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain("publish-breaking");
  expect(refused.stderr).toContain("--allow breaking");
  expect(refused.stdout).toContain("breaking: A");
  expect(refused.stdout).toContain("Nothing was published.");
  const plan = JSON.parse((await toDir("two.json", "--format", "json")).stdout) as unknown;
  expect(plan).toMatchObject({
    outcome: "refused",
    plan: { publishes: { version: "1.1.0" }, holds: ["1.0.0"], since: { version: "1.0.0" } },
  });
  const allowed = await toDir("two.json", "--yes", "--allow", "breaking");
  expect([allowed.status, allowed.stdout]).toEqual([0, expect.stringContaining("Published 1.1.0")]);
  const log = await readFile(join(world.cwd, "site/current/v/1.1.0/changelog.html"), "utf8");
  expect(log).toContain("since 1.0.0");
});

test.each([
  ["of a document", ["--document", "one.json"]],
  ["of docs", ["--docs", "docs"]],
])("lint errors %s are refused, unless they are allowed", async (_, source) => {
  await world.write("one.json", document("1.0.0"));
  const { stages } = fakeStages({ lint: [problem("redocly/x", "error")] });
  const words = ["publish", "--to", "dir", "--folder", "site", "--yes", ...source];
  const refused = await world.specback(words, stages);
  expect(refused.status).toBe(1);
  expect(refused.stderr).toMatch(
    /redocly\/x[^]*publish-lint-errors|publish-lint-errors[^]*redocly\/x/,
  );
  expect(await readdir(world.cwd)).toEqual(["one.json"]);
  const allowed = await world.specback([...words, "--allow", "lint-errors"], stages);
  expect([allowed.status, allowed.stderr]).toEqual([0, expect.stringContaining("redocly/x")]);
  expect(await readdir(join(world.cwd, "site"))).toContain("current");
});

test("the config says where to, and flags say otherwise; what is left out is wrong use", async () => {
  const publishing = {
    to: "http",
    http: { url: registry.url, format: "json" },
    dir: { folder: "site", keep: 1 },
  };
  await world.write("specback.config.json", JSON.stringify({ docs: "docs", publish: publishing }));
  expect((await publish("--yes")).status).toBe(0);
  expect(JSON.parse(registry.text ?? "")).toMatchObject({ info: { version: "1.2.3" } });
  const dir = await publish("--to", "dir", "--keep", "2");
  expect([dir.status, dir.stdout]).toEqual([0, expect.stringContaining("the folder site")]);
  await world.write("bare.json", JSON.stringify({ docs: "docs" }));
  for (const words of [[], ["--to", "dir"], ["--to", "http"], ["--to", "redocly"], ["--to", "x"]]) {
    expect([words, (await publish("--config", "bare.json", ...words)).status]).toEqual([
      ...[words, 2],
    ]);
  }
});

test("to a branch of the repository", async () => {
  const git = await aRepository(world.cwd);
  await git("config", "user.name", "a");
  await git("config", "user.email", "a@example.com");
  await world.write("one.json", document("1.0.0"));
  const { status, stdout } = await publish("--to", "git", "--document", "one.json", "--yes");
  expect([status, stdout]).toEqual([0, expect.stringContaining("the branch gh-pages at ")]);
  const again = await publish("--to", "git", "--document", "one.json", "--yes");
  expect(again.stdout).toContain("nothing to do");
});

test("a base says what callers have where the target does not", async () => {
  await world.write("one.json", document("1.0.0"));
  await world.write("two.json", document("1.1.0", { A: { type: "string" } }));
  const words = ["--to", "http", "--url", registry.url, "--document", "two.json"];
  expect((await publish(...words)).status).toBe(0);
  const refused = await publish(...words, "--base", "one.json");
  expect([refused.status, refused.stderr]).toEqual([
    1,
    expect.stringContaining("publish-breaking"),
  ]);
  const missing = await publish(...words, "--base", "none.json");
  expect([missing.status, missing.stderr]).toEqual([1, expect.stringContaining("state-missing")]);
});

test("a token comes from the environment alone, and stands in no output, no file and no other process", async () => {
  const token = "s3cr3t+t0ken/==";
  const seen: unknown[] = [];
  const { stages } = fakeStages();
  const { lintDocument } = stages;
  stages.lintDocument = async (given, options) => {
    seen.push(options.env);
    return lintDocument(given, options);
  };
  const printed: string[] = [];
  const run = async (...more: string[]) => {
    const words = ["publish", "--to", "http", "--url", registry.url, "--document", "one.json"];
    const env = { SPECBACK_PUBLISH_TOKEN: token, NAME: "value", SPECBACK_CACHE: "cache" };
    const result = await world.specback([...words, ...more], stages, { env });
    printed.push(result.stdout, result.stderr);
    return result;
  };
  await world.write("one.json", document("1.0.0"));
  expect((await run("--yes")).status).toBe(0);
  expect(registry.asked.at(-1)?.headers.authorization).toBe(`Bearer ${token}`);
  expect((await run("--yes", "--reporter", "json")).status).toBe(0);
  registry.instead = (request, response) => {
    const echo = `${request.headers.authorization} ${Buffer.from(token).toString("base64")}`;
    response.writeHead(400).end(`${echo} ${encodeURIComponent(token)}`);
    return true;
  };
  expect(
    (await run("--yes", "--reporter", "json", "--reporter-output", "problems.json")).status,
  ).toBe(1);
  expect((await run("--verbose")).status).toBe(1);
  expect(seen.length).toBeGreaterThan(0);
  const everything = [...printed, await allTexts(), JSON.stringify(seen)].join("\n");
  expect(everything).toContain("answers 400");
  for (const form of [token, encodeURIComponent(token), Buffer.from(token).toString("base64")]) {
    expect(everything.split(form).length).toBe(1);
  }
});
