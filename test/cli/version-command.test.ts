import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lazyStages } from "../../src/generate/stages.js";
import { aRepository } from "./a-repository.js";
import { aWorld, type TestWorld } from "./a-world.js";

let world: TestWorld;
let git: (...words: string[]) => Promise<void>;

const config = (version: string) =>
  `// Ours.\nexport default {\n  docs: 'docs',   // here\n  version: '${version}',\n};\n`;
const page = (...names: string[]) =>
  `# Thing\n\n\n## Fields\n\n| Field | Type | Required | Description |\n| --- | --- | --- | --- |\n${names
    .map((name) => `| \`${name}\` | *str* | :heavy_check_mark: | N/A |\n`)
    .join("")}`;
const configNow = () => readFile(join(world.cwd, "specback.config.ts"), "utf8");
const version = (...words: string[]) => world.specback(["version", ...words], lazyStages);

beforeEach(async () => {
  world = await aWorld();
  git = await aRepository(world.cwd);
  await world.write("specback.config.ts", config("1.2.3"));
  await world.write("docs/models/thing.md", page("a", "b"));
  await git("add", ".");
  await git("commit", "--quiet", "--message=first");
});
afterEach(() => world.remove());

test("it proposes and writes nothing", async () => {
  await world.write("docs/models/thing.md", page("a"));
  const { status, stdout, stderr } = await version();
  expect([status, stdout]).toEqual([0, "2.0.0\n"]);
  expect(stderr).toBe("2.0.0 (1.2.3 at HEAD:docs): breaking changes.\n");
  expect(await configNow()).toBe(config("1.2.3"));
});

test("--write raises the config once, however often it is run", async () => {
  await world.write("docs/models/thing.md", page("a"));
  expect((await version("--write")).stdout).toBe("2.0.0\n");
  expect(await configNow()).toBe(config("2.0.0"));
  const again = await version("--write");
  expect([again.stdout, await configNow()]).toEqual(["2.0.0\n", config("2.0.0")]);
  expect(again.stderr).toContain("the config says it already");
});

test("nothing changed, so the version stays", async () => {
  const { stdout, stderr } = await version("--write");
  expect([stdout, stderr]).toEqual(["1.2.3\n", "1.2.3: nothing changed.\n"]);
  expect(await configNow()).toBe(config("1.2.3"));
});

test("another base may be named", async () => {
  await world.write("docs/models/thing.md", page("a"));
  await git("tag", "v1");
  await git("commit", "--quiet", "--all", "--message=second");
  expect((await version()).stdout).toBe("1.2.3\n");
  expect((await version("v1")).stdout).toBe("2.0.0\n");
  expect((await version("v1:docs")).stdout).toBe("2.0.0\n");
});

test("a version that is no semantic one is refused", async () => {
  await world.write("specback.config.ts", config("spring"));
  await git("commit", "--quiet", "--all", "--message=second");
  const { status, stdout, stderr } = await version("--write");
  expect([status, stdout]).toEqual([1, ""]);
  expect(stderr).toContain("The version spring is no semantic one");
});

test("where it cannot be placed, the config stays and what to write is said", async () => {
  const odd = 'const version = "1.2.3";\nexport default { docs: "docs", version };\n';
  await world.write("specback.config.ts", odd);
  await world.write("docs/models/thing.md", page("a"));
  const { status, stderr } = await version("--write");
  expect(status).toBe(1);
  expect(stderr).toContain('Write it yourself: version: "2.0.0".');
  expect(await configNow()).toBe(odd);
});
