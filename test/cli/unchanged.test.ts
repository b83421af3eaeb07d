import { readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fakeStages, problem } from "../generate/fake-stages.js";
import { aWorld, type TestWorld } from "./a-world.js";

let world: TestWorld;
const { stages, calls } = fakeStages({ recover: [problem("odd", "warning")] });
let identity: string;
beforeEach(async () => {
  world = await aWorld();
  calls.length = 0;
  identity = "this build";
  await world.write("package.json", "{}");
  await world.write("docs/page.md", "# A page");
  await world.write("overlay.yaml", "");
  await world.write("redocly.yaml", "extends: [recommended]");
  await generate();
});
afterEach(() => world.remove());

const words = "generate --docs docs --overlay overlay.yaml --redocly redocly.yaml".split(" ");
const generate = (...more: string[]) =>
  world.specback([...words, ...more], stages, { identity: async () => identity });
const runs = () => calls.filter(([name]) => name === "recover").length;

test("where nothing has changed, no stage is run, and the warnings are told all the same", async () => {
  const before = await stat(join(world.cwd, "generated"));
  const { status, stdout, stderr } = await generate();
  expect([status, runs()]).toEqual([0, 1]);
  expect(stdout).toContain("generated is fresh: nothing has changed since");
  expect(stdout).toContain("23 fields; 1 warning.");
  expect(stderr).toContain("Something about odd.");
  expect((await stat(join(world.cwd, "generated"))).mtimeMs).toBe(before.mtimeMs);
});

test("a limit of warnings holds also where nothing has changed", async () => {
  expect((await generate("--max-warnings", "0")).status).toBe(1);
  expect(runs()).toBe(1);
});

test.each<[string, () => Promise<unknown> | void]>([
  ["a page", () => world.write("docs/page.md", "# Another")],
  ["a page more", () => world.write("docs/more.md", "# More")],
  ["the overlay", () => world.write("overlay.yaml", "overlay: 1.0.0")],
  ["the Redocly config", () => world.write("redocly.yaml", "rules: {}")],
  ["a generated file", () => world.write("generated/client.ts", "edited")],
  ["a missing file", () => rm(join(world.cwd, "generated/schema.d.ts"))],
  ["the manifest", () => world.write("generated/.specback.json", "{}")],
  ["a missing record", () => rm(join(world.cwd, "node_modules"), { recursive: true })],
  ["specback", () => void (identity = "another build")],
])("%s that changed runs all stages", async (_, change) => {
  await change();
  await generate();
  expect(runs()).toBe(2);
  expect(await readFile(join(world.cwd, "generated/client.ts"), "utf8")).toBe("the client");
  await generate();
  expect(runs()).toBe(2);
});

test("an option that changed runs all stages, and --force does always", async () => {
  await generate("--title", "Other");
  await generate("--title", "Other", "--force");
  expect(runs()).toBe(3);
});

test("a Redocly config that reads other files vouches for nothing", async () => {
  await world.write("redocly.yaml", "extends: [./base.yaml]");
  await generate();
  await generate();
  expect(runs()).toBe(3);
});

test("a portal is made of what generate made, as long as nothing has changed", async () => {
  const portal = (...more: string[]) =>
    world.specback(["portal", ...words.slice(1), "--out", "site", ...more], stages, {
      identity: async () => identity,
    });
  const names = () => calls.splice(0).map(([name]) => name);
  names();
  expect((await portal()).status).toBe(0);
  expect(names()).toEqual([]);
  // Lines of the docs are asked of the docs.
  await portal("--source-url", "https://example.com/{file}#L{line}");
  expect(names()).toEqual(["recover", "applyOverlay"]);
  await world.write("docs/page.md", "# Another");
  await portal();
  expect(names()).toContain("lintDocument");
});
