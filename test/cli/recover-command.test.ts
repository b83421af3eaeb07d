import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { parse } from "yaml";
import { lazyStages } from "../../src/generate/stages.js";
import { fakeStages, problem, theDocument } from "../generate/fake-stages.js";
import { aWorld, type TestWorld } from "./a-world.js";

let world: TestWorld;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(() => world.remove());

const read = (path: string) => readFile(join(world.cwd, path), "utf8");

test("the document goes to standard output, and what there is to say to standard error", async () => {
  const { stages, calls } = fakeStages({ recover: [problem("odd-cell", "warning")] });
  const { status, stdout, stderr } = await world.specback(["recover", "sdk"], stages);
  expect(status).toBe(0);
  expect(parse(stdout)).toEqual(theDocument);
  expect(stderr).toBe(
    "warning  Something about odd-cell.  odd-cell\n" +
      "9 pages: 2 operations, 7 schemas, 23 fields; 1 warning.\n",
  );
  expect(calls).toEqual([["recover", { docs: join(world.cwd, "sdk") }]]);
});

test("it writes and exits 0 even where pages have errors", async () => {
  const { stages } = fakeStages({ recover: [problem("broken", "error")] });
  const { status, stdout, stderr } = await world.specback(["recover", "sdk"], stages);
  expect([status, parse(stdout)]).toEqual([0, theDocument]);
  expect(stderr).toContain("error  Something about broken.");
});

test("where nothing could be recovered it exits 1 and writes nothing", async () => {
  const { stages } = fakeStages({
    recover: [problem("docs-folder-missing", "error")],
    document: null,
  });
  const printed = await world.specback(["recover", "sdk", "--output", "out.yaml"], stages);
  expect([printed.status, printed.stdout]).toEqual([1, ""]);
  expect(printed.stderr).toContain("docs-folder-missing");
  expect(await readdir(world.cwd)).toEqual([]);
});

test.each([
  [["--format", "json"], true],
  [["--format", "yaml"], false],
  [[], false],
])("%j on standard output is JSON: %s", async (flags, json) => {
  const { stdout } = await world.specback(["recover", "sdk", ...flags]);
  expect(stdout.startsWith("{")).toBe(json);
});

test.each([
  [["--output", "a.json"], "a.json", true],
  [["--output", "A.JSON"], "A.JSON", true],
  [["--output", "a.yaml"], "a.yaml", false],
  [["--output", "a.yml"], "a.yml", false],
  [["--output", "a"], "a", false],
  [["--output", "a.json", "--format", "yaml"], "a.json", false],
  [["-o", "a.yaml", "--format", "json"], "a.yaml", true],
])("%j writes %s, as JSON: %s", async (flags, file, json) => {
  const { status, stdout } = await world.specback(["recover", "sdk", ...flags]);
  expect([status, stdout]).toEqual([0, ""]);
  expect((await read(file)).startsWith("{")).toBe(json);
});

test("the folder of the output is made", async () => {
  await world.specback(["recover", "sdk", "--output", "deep/er/openapi.json"]);
  expect(JSON.parse(await read("deep/er/openapi.json"))).toEqual(theDocument);
});

test("an output that cannot be written is said in one line, and exits 1", async () => {
  await world.write("taken", "a file");
  const { status, stderr } = await world.specback(["recover", "sdk", "--output", "taken/x.json"]);
  expect(status).toBe(1);
  expect(stderr).toMatch(/^specback: .*taken.*\n$/);
  const folder = await world.specback(["recover", "sdk", "--output", "."]);
  expect(folder.status).toBe(1);
  expect(folder.stderr).toMatch(/^specback: .* is not a file, and cannot be written\.\n$/);
});

test("flags are handed on", async () => {
  const { stages, calls } = fakeStages();
  await world.specback(["recover", "/sdk", "--openapi", "3.0", "--dialect", "python"], stages);
  expect(calls[0]?.[1]).toEqual({ docs: "/sdk", openapi: "3.0", dialect: "python" });
});

test("a config is used only when named, its overlay too, and flags override it", async () => {
  await world.write("overlay.yaml", "overlay: 1.0.0");
  await world.write(
    "specback.config.json",
    JSON.stringify({
      docs: "other",
      title: "T",
      version: "1",
      successStatus: "200",
      openapi: "3.1",
      overlay: "overlay.yaml",
    }),
  );
  const without = fakeStages();
  await world.specback(["recover", "sdk"], without.stages);
  expect(without.calls).toEqual([["recover", { docs: join(world.cwd, "sdk") }]]);

  const withConfig = fakeStages();
  const words = ["recover", "sdk", "--config", "specback.config.json", "--openapi", "3.0"];
  const { stdout } = await world.specback(words, withConfig.stages);
  expect(withConfig.calls.map(([name, given]) => [name, given])).toEqual([
    [
      "recover",
      {
        docs: join(world.cwd, "sdk"),
        title: "T",
        version: "1",
        successStatus: "200",
        openapi: "3.0",
        placeOfOption: expect.any(Function),
      },
    ],
    ["applyOverlay", theDocument],
  ]);
  expect(parse(stdout)).toMatchObject({ tags: [{ name: "overlaid" }] });
});

test("a config that is wrong stops it, before anything is written", async () => {
  await world.write("my.config.json", `{ "titel": "T" }`);
  const { stages, calls } = fakeStages();
  const printed = await world.specback(["recover", "sdk", "--config", "my.config.json"], stages);
  expect([printed.status, printed.stdout]).toEqual([1, ""]);
  expect(printed.stderr).toBe(
    "my.config.json\n" +
      "  1:3  error  There is no option titel.  config-unknown-option\n" +
      '    1 | { "titel": "T" }\n' +
      "      |   ^\n" +
      "    Did you mean title?\n",
  );
  expect(calls).toEqual([]);
});

test("a name that no page has is told at its line of the config", async () => {
  await world.write(
    "sdk/docs/models/thing.md",
    "# Thing\n\n| Field | Type | Required | Description |\n| - | - | - | - |\n| `id` | *str* | :heavy_check_mark: | N/A |\n",
  );
  await world.write("my.config.json", '{\n  "names": {\n    "Thing.Nothing": "nothing"\n  }\n}\n');
  const words = ["recover", "sdk", "--config", "my.config.json", "--no-cache"];
  const { stderr } = await world.specback(words, lazyStages);
  expect(stderr).toContain(
    "my.config.json\n  3:5  warning  The names that are given hold Thing.Nothing",
  );
});
