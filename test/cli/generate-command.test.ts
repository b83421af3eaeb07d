import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fakeStages, problem } from "../generate/fake-stages.js";
import { aWorld, type TestWorld } from "./a-world.js";

let world: TestWorld;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(() => world.remove());

const output = [".specback.json", "client.ts", "openapi.json", "openapi.yaml", "schema.d.ts"];

test("a config is found, files are written, and a summary says so", async () => {
  await world.write("spec/specback.config.json", `{ "docs": "docs", "output": "../generated" }`);
  const { status, stdout, stderr } = await world.specback(["generate"]);
  expect([status, stderr]).toEqual([0, ""]);
  expect((await readdir(join(world.cwd, "generated"))).sort()).toEqual(output);
  expect(stdout).toBe(
    [
      "Read spec/docs: 9 pages: 2 operations, 7 schemas, 23 fields; no problems.",
      "  written    generated/openapi.yaml",
      "  written    generated/openapi.json",
      "  written    generated/schema.d.ts",
      "  written    generated/client.ts",
      "Took 0.0 s.",
      "",
    ].join("\n"),
  );
});

test("a second run changes no byte, and says so", async () => {
  const words = ["generate", "--docs", "docs"];
  await world.specback(words);
  const before = await readFile(join(world.cwd, "generated/openapi.yaml"));
  const { stdout } = await world.specback(words);
  expect(stdout.match(/unchanged/g)).toHaveLength(4);
  expect(stdout).not.toContain("written");
  expect(await readFile(join(world.cwd, "generated/openapi.yaml"))).toEqual(before);
});

test("the output stands beside the config where it names none", async () => {
  await world.write("spec/specback.config.mjs", `export default { docs: "docs" };`);
  await world.specback(["generate"]);
  expect((await readdir(join(world.cwd, "spec/generated"))).sort()).toEqual(output);
});

test("a typed config imports specback/pipeline where specback is not installed", async () => {
  await world.write(
    "specback.config.ts",
    `import { defineConfig } from "specback/pipeline"; export default defineConfig({ docs: "d", title: "T" });`,
  );
  const { stages, calls } = fakeStages();
  expect((await world.specback(["generate"], stages)).stderr).toBe("");
  expect(calls[0]?.[1]).toMatchObject({
    docs: join(world.cwd, "d"),
    title: "T",
    env: { NAME: "value" },
  });
});

test("every flag overrides what the config says", async () => {
  await world.write(
    "api/my.config.json",
    JSON.stringify({ docs: "docs", title: "T", servers: ["https://old"], package: { name: "n" } }),
  );
  for (const file of ["overlay.yaml", "redocly.yaml"]) await world.write(file, "");
  const { stages, calls } = fakeStages();
  const words = "generate --config api/my.config.json --docs other --output out --title New";
  const more = "--api-version 2.0.0 --server https://a --server https://b --overlay overlay.yaml";
  const last = "--redocly redocly.yaml --openapi 3.0 --dialect go --success-status 200 --package";
  await world.specback(`${words} ${more} ${last}`.split(" "), stages);
  expect(calls[0]?.[1]).toEqual({
    docs: join(world.cwd, "other"),
    title: "New",
    version: "2.0.0",
    servers: ["https://a", "https://b"],
    overlay: join(world.cwd, "overlay.yaml"),
    redocly: join(world.cwd, "redocly.yaml"),
    openapi: "3.0",
    dialect: "go",
    successStatus: "200",
    package: { name: "n" },
    env: { NAME: "value" },
    placeOfOption: expect.any(Function),
  });
  expect((await readdir(join(world.cwd, "out"))).sort()).toEqual(
    [...output, "package.json"].sort(),
  );
});

test("without --package there is none, whatever the config says of it", async () => {
  await world.write("specback.config.json", `{ "docs": "docs", "package": { "name": "n" } }`);
  const { stages, calls } = fakeStages();
  await world.specback(["generate"], stages);
  expect(calls[0]?.[1]).not.toHaveProperty("package");
  expect(await readdir(join(world.cwd, "generated"))).not.toContain("package.json");
});

test("a package is not written over another, and is over its own older self", async () => {
  const words = ["generate", "--docs", "docs", "--output", ".", "--package"];
  await world.write("package.json", `{ "name": "my-app" }`);
  const { status, stdout, stderr } = await world.specback(words);
  expect(status).toBe(1);
  expect(stdout).toContain("Nothing was written.");
  expect(stderr).toContain("error  . holds the package my-app.");
  expect(await readdir(world.cwd)).toEqual(["package.json"]);
  await world.write("package.json", `{ "name": "actor-tokens-client" }`);
  expect((await world.specback(words)).status).toBe(0);
});

test("warnings are shown, and files written", async () => {
  const { stages } = fakeStages({
    recover: [problem("odd", "warning")],
    lint: [problem("b", "info")],
  });
  const { status, stdout, stderr } = await world.specback(["generate", "--docs", "docs"], stages);
  expect(status).toBe(0);
  expect(stderr).toBe("warning  Something about odd.  odd\n\ninfo  Something about b.  b\n");
  expect(stdout).toContain("23 fields; 1 warning.\n  written    generated/openapi.yaml\n");
});

test("errors exit 1, and leave what was generated before as it was", async () => {
  await world.write("generated/openapi.yaml", "old");
  const { stages } = fakeStages({ lint: [problem("broken", "error")] });
  const { status, stdout, stderr } = await world.specback(["generate", "--docs", "docs"], stages);
  expect(status).toBe(1);
  expect(stderr).toContain("error  Something about broken.");
  expect(stdout).toContain("1 error.\nNothing was written.\n");
  expect(await readdir(join(world.cwd, "generated"))).toEqual(["openapi.yaml"]);
  expect(await readFile(join(world.cwd, "generated/openapi.yaml"), "utf8")).toBe("old");
});

test("a config that is not there is an error", async () => {
  const { status, stderr } = await world.specback(["generate", "--config", "none.ts"]);
  expect(status).toBe(1);
  expect(stderr).toContain("There is no config file none.ts.");
});

test("a tool that breaks is told as a bug, with its stack, and writes nothing", async () => {
  const { stages } = fakeStages();
  const broken = { ...stages, generateTypes: () => Promise.reject(new Error("no types today")) };
  const { status, stderr } = await world.specback(["generate", "--docs", "docs"], broken);
  expect(status).toBe(1);
  expect(stderr).toMatch(
    /^specback: Error: no types today\n {4}at .*This is a bug in specback\.\n$/s,
  );
  expect(await readdir(world.cwd)).toEqual([]);
});
