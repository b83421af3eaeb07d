import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fakeStages } from "../generate/fake-stages.js";
import { aWorld, type TestWorld } from "./a-world.js";

let world: TestWorld;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(() => world.remove());

const read = (path: string) => readFile(join(world.cwd, path), "utf8");

test("a config and an npm script are written, which generate then uses", async () => {
  await world.write("sdk/docs/models/a.md", "# A");
  await world.write("tsconfig.json", "{}");
  await world.write("package.json", `{\n    "name": "mine",\n    "scripts": { "test": "x" }\n}\n`);
  expect(await world.specback(["init", "sdk"])).toEqual({
    status: 0,
    stderr: "",
    stdout:
      "Wrote specback.config.ts, which reads sdk and writes to generated.\n" +
      "Added the npm script generate:api to package.json.\n" +
      "Next: npm install --save-dev specback && npm run generate:api\n",
  });
  expect(await read("package.json")).toBe(
    `{\n    "name": "mine",\n    "scripts": {\n        "test": "x",\n        "generate:api": "specback generate"\n    }\n}\n`,
  );
  const { stages, calls } = fakeStages();
  expect((await world.specback(["generate"], stages)).stderr).toBe("");
  expect(calls[0]?.[1]).toMatchObject({ docs: join(world.cwd, "sdk") });
  expect(await readdir(join(world.cwd, "generated"))).toContain("openapi.yaml");
});

test("a project without TypeScript gets a config in JavaScript, which needs nothing installed", async () => {
  await world.write("docs/a.md", "# A");
  await world.write("package.json", `{"name":"mine","devDependencies":{"specback":"*"}}`);
  const { stdout } = await world.specback(["init"]);
  expect(stdout).toContain("Wrote specback.config.mjs, which reads docs");
  expect(stdout).toContain("Next: npm run generate:api\n");
  expect(await read("specback.config.mjs")).not.toContain("import {");
  const { stages, calls } = fakeStages();
  expect((await world.specback(["generate"], stages)).status).toBe(0);
  expect(calls[0]?.[1]).toMatchObject({ docs: join(world.cwd, "docs") });
});

test("typescript among the dependencies makes it a project in TypeScript", async () => {
  await world.write("docs/a.md", "# A");
  await world.write("package.json", `{"devDependencies":{"typescript":"5"}}`);
  await world.specback(["init"]);
  expect(await readdir(world.cwd)).toContain("specback.config.ts");
});

test("what is there is never overwritten", async () => {
  await world.write("docs/a.md", "# A");
  await world.write("spec/specback.config.js", "export default {};");
  const manifest = `{ "scripts": { "generate:api": "my own" } }`;
  await world.write("package.json", manifest);
  const { status, stdout } = await world.specback(["init", "docs"]);
  expect(status).toBe(0);
  expect(stdout).toContain("spec/specback.config.js is there already, and stays as it is.\n");
  expect(stdout).toContain(
    "package.json has a script generate:api already, which stays as it is.\n",
  );
  expect(await read("package.json")).toBe(manifest);
  expect((await readdir(world.cwd)).sort()).toEqual(["docs", "package.json", "spec"]);
});

test.each([
  [
    "tabs and CRLF",
    `{\r\n\t"name": "x"\r\n}\r\n`,
    `{\r\n\t"name": "x",\r\n\t"scripts": {\r\n\t\t"generate:api": "specback generate"\r\n\t}\r\n}\r\n`,
  ],
  [
    "no final line break",
    `{\n  "name": "x"\n}`,
    `{\n  "name": "x",\n  "scripts": {\n    "generate:api": "specback generate"\n  }\n}`,
  ],
])("a package.json with %s keeps them", async (_, before, after) => {
  await world.write("docs/a.md", "# A");
  await world.write("package.json", before);
  await world.specback(["init"]);
  expect(await read("package.json")).toBe(after);
});

test("the folder called docs with the most pages is found, and node_modules is not looked through", async () => {
  await world.write("docs/one.md", "");
  await world.write("packages/sdk/docs/a.md", "");
  await world.write("packages/sdk/docs/docs/b.mdx", "");
  for (const name of ["a", "b", "c"]) await world.write(`node_modules/x/docs/${name}.md`, "");
  expect((await world.specback(["init"])).stdout).toContain("reads packages/sdk/docs and");
});

test("without a package.json the config is written all the same", async () => {
  await world.write("docs/a.md", "");
  const { status, stdout } = await world.specback(["init"]);
  expect(status).toBe(0);
  expect(stdout).toContain("There is no package.json here, so no npm script was added.");
  expect(stdout).toContain("Next: npx specback generate");
});

test.each([
  [["init"], {}, "There is no docs folder"],
  [["init", "none"], {}, "There is no folder none"],
  [
    ["init", "docs"],
    { "docs/a.md": "", "package.json": "{ broken" },
    "package.json cannot be read",
  ],
  [["init", "docs"], { "docs/a.md": "", "package.json": "[]" }, "it holds no JSON object"],
])("%j with %j exits 1 and writes nothing", async (words, files, message) => {
  for (const [path, text] of Object.entries(files)) await world.write(path, text);
  const before = await readdir(world.cwd);
  const { status, stdout, stderr } = await world.specback(words);
  expect([status, stdout]).toEqual([1, ""]);
  expect(stderr).toContain(message);
  expect(await readdir(world.cwd)).toEqual(before);
});
