import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fakeStages, problem, theDocument } from "../generate/fake-stages.js";
import { aWorld, type TestWorld } from "./a-world.js";

let world: TestWorld;
beforeEach(async () => {
  world = await aWorld();
  await world.specback(["generate", "--docs", "docs"]);
});
afterEach(() => world.remove());

const words = ["check", "--docs", "docs"];
const movedOn = () =>
  fakeStages({
    document: {
      ...theDocument,
      paths: { "/actors": { get: { responses: {} } } },
      components: {
        schemas: { Actor: { type: "object", properties: { sub: { type: "string" } } } },
      },
    },
  }).stages;

test("what was generated just now is fresh, and exits 0", async () => {
  const { status, stdout, stderr } = await world.specback(words);
  expect([status, stderr]).toEqual([0, ""]);
  expect(stdout).toContain("no problems.\ngenerated is fresh.\n");
});

test("docs that moved exit 1, with what differs by operation and field, and change nothing", async () => {
  const before = await readFile(join(world.cwd, "generated/openapi.yaml"));
  const { status, stdout, stderr } = await world.specback(words, movedOn());
  expect(status).toBe(1);
  expect(stderr).toContain("openapi.yaml is no longer what docs and config give.");
  expect(stderr).not.toContain("by hand");
  expect(stdout).toContain(
    "  GET /actors  operation added\n  Actor › sub  optional property added",
  );
  expect(stdout).toContain("generated is stale: specback check --write makes it fresh.");
  expect(await readFile(join(world.cwd, "generated/openapi.yaml"))).toEqual(before);
});

test("a file edited by hand, a missing one, an extra one and a moved one are told apart", async () => {
  await world.specback(["generate", "--docs", "docs", "--package"]);
  await world.write("generated/client.ts", "edited");
  await world.write("generated/mine.ts", "mine");
  await rm(join(world.cwd, "generated/schema.d.ts"));
  const { status, stderr } = await world.specback([...words, "--verbose"], movedOn());
  expect(status).toBe(1);
  expect(stderr).toContain("client.ts was changed by hand since it was generated.");
  expect(stderr).toContain("schema.d.ts is generated, and is not there.");
  expect(stderr).toContain("openapi.json is no longer what docs and config give.");
  expect(stderr).toContain("package.json was generated once, and is no longer.");
  expect(stderr).toContain("mine.ts stands among the generated files");
  expect(stderr.match(/changed by hand since/g)).toHaveLength(1);
});

test("a file that specback never wrote does not make the output stale", async () => {
  await world.write("generated/mine.ts", "mine");
  expect((await world.specback(words)).status).toBe(0);
});

test("a manifest that was edited or is missing is stale, and nothing else is", async () => {
  await world.write("generated/.specback.json", `{ "format": 1, "files": {} }`);
  const { status, stderr } = await world.specback(words);
  expect(status).toBe(1);
  expect(stderr).toContain(".specback.json was changed by hand");
  expect(stderr).not.toContain("client.ts");
});

test("--write makes it fresh and exits 0; what is no longer generated goes, unless it was edited", async () => {
  await world.specback(["generate", "--docs", "docs", "--package"]);
  const { status, stdout } = await world.specback([...words, "--write"], movedOn());
  expect(status).toBe(0);
  expect(stdout).toContain("  GET /actors  operation added\n");
  expect(stdout).toContain("  removed    generated/package.json\n");
  expect((await world.specback(words, movedOn())).status).toBe(0);
  await world.specback(["generate", "--docs", "docs", "--package"]);
  await world.write("generated/package.json", `{ "name": "actor-tokens-client", "mine": 1 }`);
  const kept = await world.specback([...words, "--write"], movedOn());
  expect(kept.stdout).toContain("  kept       generated/package.json\n");
});

test("docs with errors are not compared, and exit 1", async () => {
  const { stages } = fakeStages({ lint: [problem("broken", "error")] });
  const { status, stdout, stderr } = await world.specback(words, stages);
  expect(status).toBe(1);
  expect(stderr).toContain("Something about broken.");
  expect(stdout).toContain("generated was not compared.");
});

test("differences are told in the format that is asked for", async () => {
  await world.write("generated/client.ts", "edited");
  const { status, stdout } = await world.specback([...words, "--reporter", "github"]);
  expect(status).toBe(1);
  expect(stdout).toMatch(/::error .*file=generated\/client\.ts.*output-edited/);
});
