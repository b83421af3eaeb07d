import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadConfig } from "../../src/config/load-config.js";

const sources = fileURLToPath(new URL("../../src/", import.meta.url));
let cwd: string;

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), "specback-config-"));
});
afterEach(() => rm(cwd, { recursive: true, force: true }));

async function write(path: string, text: string): Promise<void> {
  const file = join(cwd, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

test("no config is no problem: flags may bring everything", async () => {
  expect(await loadConfig({ cwd })).toEqual({ config: {}, diagnostics: [] });
});

test("a typed config is loaded, and its paths stand relative to it", async () => {
  await write(
    "spec/specback.config.ts",
    `import { defineConfig } from ${JSON.stringify(join(sources, "config/define-config.js"))};
     const version: string = "2.0.0";
     export default defineConfig({
       docs: "docs", output: "../generated", version, servers: ["https://api.example.com"],
       overlay: "overlay.yaml", openapi: "3.0", package: { name: "@acme/client" },
     });`,
  );
  expect(await loadConfig({ cwd })).toEqual({
    file: join(cwd, "spec/specback.config.ts"),
    diagnostics: [],
    config: {
      docs: join(cwd, "spec/docs"),
      output: join(cwd, "generated"),
      version: "2.0.0",
      servers: ["https://api.example.com"],
      overlay: join(cwd, "spec/overlay.yaml"),
      openapi: "3.0",
      package: { name: "@acme/client" },
    },
    placeOfOption: expect.any(Function),
  });
});

test("the working folder is looked through before spec/, and a named file before both", async () => {
  await write("spec/specback.config.json", `{ "title": "in spec" }`);
  expect((await loadConfig({ cwd })).config.title).toBe("in spec");
  await write("specback.config.mjs", `export default { title: "here" };`);
  expect((await loadConfig({ cwd })).config.title).toBe("here");
  await write("other/api.config.js", `export default { title: "named" };`);
  expect((await loadConfig({ cwd, file: "other/api.config.js" })).config.title).toBe("named");
});

test.each(["ts", "mts", "js", "mjs"])(
  "a config may be called specback.config.%s",
  async (extension) => {
    await write(`specback.config.${extension}`, `export default { title: "found" };`);
    expect((await loadConfig({ cwd })).config).toEqual({ title: "found" });
  },
);

test("the environment, rc files and package.json add nothing", async () => {
  await write(
    "specback.config.json",
    `{ "docs": "docs", "$test": { "title": "from the environment" } }`,
  );
  await write(".specbackrc", `title = "from the rc file"`);
  await write("package.json", `{ "specback": { "title": "from package.json" } }`);
  await write(".env", `title=dotenv`);
  const { config, diagnostics } = await loadConfig({ cwd });
  expect(config).toEqual({ docs: join(cwd, "docs") });
  expect(diagnostics.map(({ message }) => message)).toEqual(["There is no option $test."]);
});

test("specback/pipeline stands for the running specback where it is not installed", async () => {
  await write(
    "specback.config.ts",
    `import { defineConfig } from "specback/pipeline"; export default defineConfig({ docs: "d" });`,
  );
  expect((await loadConfig({ cwd })).diagnostics[0]?.message).toContain("specback/pipeline");
  const pipelineModule = resolve(sources, "config/define-config.ts");
  const loaded = await loadConfig({ cwd, pipelineModule });
  expect(loaded.diagnostics).toEqual([]);
  expect(loaded.config).toEqual({ docs: join(cwd, "d") });
});

test("a named file that is not there is an error", async () => {
  const { config, diagnostics } = await loadConfig({ cwd, file: "none.ts" });
  expect(config).toEqual({});
  expect(diagnostics).toMatchObject([
    { rule: "config-missing", severity: "error", message: "There is no config file none.ts." },
  ]);
});

test.each([
  ["a syntax error", "export default {\n  docs: 'docs',\n  title: ),\n};\n", 3],
  ["an exception", "const names: string[] = [];\n\nthrow new Error('no token');\n", 3],
])("%s is an error with its line", async (_, text, line) => {
  await write("specback.config.ts", text);
  const { config, diagnostics } = await loadConfig({ cwd });
  expect(config).toEqual({});
  expect(diagnostics).toMatchObject([
    {
      rule: "config-fails-to-load",
      severity: "error",
      origin: { file: join(cwd, "specback.config.ts"), line },
    },
  ]);
});

test.each([
  ["a stray comma", '{\n  "docs": "docs",\n}\n', 3, 1],
  ["an end too soon", '{\n  "docs": ', 2, 11],
  ["a comment", '{\n  "docs": "a/b",\n  "portal": {}, // ours\n  "output": "c"\n}\n', 3, 17],
  ["a wrong word", '{\n  "portal": {},\n  "cache": nein\n}\n', 3, 13],
  ["a second value", '{ "docs": "a}" }\n}\n', 2, 1],
])("JSON with %s is an error at its place", async (_, text, line, column) => {
  await write("specback.config.json", text);
  const { diagnostics } = await loadConfig({ cwd });
  const origin = { file: join(cwd, "specback.config.json"), line, column };
  expect(diagnostics).toMatchObject([{ rule: "config-fails-to-load", origin }]);
});

test("JSON may begin with a byte order mark", async () => {
  await write("specback.config.json", '\uFEFF{ "title": "A" }');
  expect(await loadConfig({ cwd })).toMatchObject({ config: { title: "A" }, diagnostics: [] });
});

test.each([
  ["null", "specback.config.mjs", `export default null;`],
  ["broken JSON", "specback.config.json", `{ "docs": `],
])("%s is an error, not an exception", async (_, name, text) => {
  await write(name, text);
  const { diagnostics } = await loadConfig({ cwd });
  expect(diagnostics).toMatchObject([
    { severity: "error", rule: "config-fails-to-load", origin: { file: join(cwd, name), line: 1 } },
  ]);
});

test.each([
  ["ts", (title: string) => `export default { title: "${title}" };`],
  ["mts", (title: string) => `export default { title: "${title}" };`],
  ["js", (title: string) => `export default { title: "${title}" };`],
  ["mjs", (title: string) => `export default { title: "${title}" };`],
  ["json", (title: string) => JSON.stringify({ title })],
])("a config in .%s that is loaded again is read anew", async (extension, textOf) => {
  for (const [title, again] of [
    ["First", false],
    ["Second", true],
    ["Third", true],
  ] as const) {
    await write(`specback.config.${extension}`, textOf(title));
    expect((await loadConfig({ cwd, again })).config.title).toBe(title);
  }
});
