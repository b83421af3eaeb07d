import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { parse } from "yaml";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { generate, type GenerateOptions } from "../../src/generate.js";
import { fakeStages, problem, theDocument } from "./fake-stages.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "specback-generate-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test("the stages run in order, each on what the one before it gave, and give the files", async () => {
  await writeFile(join(folder, "overlay.yaml"), "overlay: 1.0.0");
  const { stages, calls } = fakeStages();
  const overlay = join(folder, "overlay.yaml");
  const redocly = join(folder, "redocly.yaml");
  const client = { validate: true };
  const options = {
    ...{ docs: "docs", title: "T", overlay, redocly, env: { A: "1" } },
    ...{ client, package: {} },
  };
  const result = await generate(options, stages);
  const overlaid = { ...theDocument, tags: [{ name: "overlaid" }] };
  expect(calls).toEqual([
    ["recover", options],
    ["applyOverlay", theDocument, { file: overlay, text: "overlay: 1.0.0" }, expect.anything()],
    ["lintDocument", overlaid, { config: redocly, env: { A: "1" }, onStart: expect.any(Function) }],
    ["generateTypes", overlaid, client],
    ["generateClient", overlaid, client],
    [
      "clientPackage",
      {
        document: overlaid,
        types: "the types",
        client: { "client.ts": "the client" },
        config: client,
        name: "actor-tokens-client",
        version: "1.2.3",
      },
    ],
  ]);
  expect([...result.files.keys()]).toEqual([
    "openapi.yaml", "openapi.json", "schema.d.ts", "client.ts", "package.json",
  ]); // prettier-ignore
  expect(parse(result.files.get("openapi.yaml") ?? "")).toEqual(overlaid);
  expect(JSON.parse(result.files.get("openapi.json") ?? "")).toEqual(overlaid);
  expect(result.files.get("schema.d.ts")).toBe("the types");
  expect(result.document).toEqual(overlaid);
  expect(result.statistics.pages).toBe(9);
  expect(result.timings.map(({ stage }) => stage)).toEqual([
    "recover", "overlay", "lint", "types", "client", "package",
  ]); // prettier-ignore
});

test("without overlay, Redocly config and package, their stages are left out", async () => {
  const { stages, calls } = fakeStages();
  const { files } = await generate({ docs: "docs" }, stages);
  expect(calls.map(([name]) => name)).toEqual([
    "recover", "lintDocument", "generateTypes", "generateClient",
  ]); // prettier-ignore
  expect(calls[1]).toEqual([
    "lintDocument",
    theDocument,
    { env: {}, onStart: expect.any(Function) },
  ]);
  expect(files.size).toBe(4);
});

test("warnings of every stage are returned with the files", async () => {
  const { stages } = fakeStages({
    recover: [problem("a", "warning")],
    lint: [problem("b", "info")],
  });
  const result = await generate({ docs: "docs" }, stages);
  expect(result.diagnostics.map(({ rule }) => rule)).toEqual(["a", "b"]);
  expect(result.files.size).toBe(4);
});

test("an error in the pages gives no file; the document is linted all the same", async () => {
  const { stages, calls } = fakeStages({
    recover: [problem("a", "error")],
    lint: [problem("b", "warning")],
  });
  const result = await generate({ docs: "docs" }, stages);
  expect(result.diagnostics.map(({ rule }) => rule)).toEqual(["a", "b"]);
  expect(result.files.size).toBe(0);
  expect(result.document).toEqual(theDocument);
  expect(calls.map(([name]) => name)).toEqual(["recover", "lintDocument"]);
});

test("an error of the linter gives no file, even where types fail for it", async () => {
  const { stages, calls } = fakeStages({ lint: [problem("b", "error")] });
  const failing = { ...stages, generateTypes: () => Promise.reject(new Error("no such $ref")) };
  const result = await generate({ docs: "docs" }, failing);
  expect(result.files.size).toBe(0);
  expect(result.diagnostics.map(({ rule }) => rule)).toEqual(["b"]);
  expect(calls.map(([name]) => name)).toEqual(["recover", "lintDocument"]);
});

test("types that fail where the linter finds nothing make the run fail", async () => {
  const failing = {
    ...fakeStages().stages,
    generateTypes: () => Promise.reject(new Error("broken")),
  };
  await expect(generate({ docs: "docs" }, failing)).rejects.toThrow("broken");
});

test("lint and types run at once, and a thread for types is started first and stopped", async () => {
  const { stages } = fakeStages();
  const events: string[] = [];
  let typesAreDone = () => {};
  const done = new Promise<void>((resolve) => (typesAreDone = resolve));
  await generate(
    { docs: "docs" },
    {
      ...stages,
      recover: (options) => (events.push("recover"), stages.recover(options)),
      lintDocument: async () => (await done, []),
      startTypes: async () => {
        events.push("start");
        return {
          generateTypes: async () => (events.push("types"), typesAreDone(), "from the thread"),
          stop: () => void events.push("stop"),
        };
      },
    },
  );
  expect(events).toEqual(["start", "recover", "types", "stop"]);
});

test("where nothing was recovered, nothing else is run", async () => {
  const { stages, calls } = fakeStages({
    recover: [problem("docs-folder-empty", "error")],
    document: null,
  });
  const result = await generate({ docs: "docs" }, stages);
  expect(calls).toHaveLength(1);
  expect(result).toMatchObject({ diagnostics: [{ rule: "docs-folder-empty" }] });
  expect(result.files.size).toBe(0);
});

test("an overlay that is not there is an error", async () => {
  const file = join(folder, "none.yaml");
  const result = await generate({ docs: "docs", overlay: file }, fakeStages().stages);
  expect(result.diagnostics).toEqual([
    {
      rule: "overlay-unreadable",
      severity: "error",
      message: "The overlay cannot be read: it is not there.",
      mend: "Correct the path, or leave the option overlay out.",
      origin: { file, line: 1, column: 1 },
    },
  ]);
  expect(result.files.size).toBe(0);
});

test("problems in pages are named by paths that begin with the docs folder", async () => {
  const found: Diagnostic = {
    ...problem("a", "warning"),
    origin: { file: "models/a.md", line: 3, column: 5 },
  };
  const { stages } = fakeStages({ recover: [found] });
  const { diagnostics } = await generate({ docs: "./spec/docs/" }, stages);
  expect(diagnostics[0]?.origin).toEqual({ file: "spec/docs/models/a.md", line: 3, column: 5 });
});

test.each([
  ["Actor Tokens", "1.2.3", {}, "actor-tokens-client", "1.2.3"],
  ["Zoë's API: v2!", "2024-01-01", {}, "zoe-s-api-v2-client", "0.0.0"],
  ["The Client", "1.0.0-rc.1", {}, "the-client", "1.0.0-rc.1"],
  ["アクター", "v1", {}, "client", "0.0.0"],
  ["Actor Tokens", "1.2.3", { name: "@acme/api", version: "9.0.0" }, "@acme/api", "9.0.0"],
])(
  "a package of %s %s, asked %j, is called %s %s",
  async (title, version, asked, name, packaged) => {
    const { stages, calls } = fakeStages({
      document: { ...theDocument, info: { title, version } },
    });
    await generate({ docs: "docs", package: asked }, stages);
    expect(calls.at(-1)?.[1]).toMatchObject({ name, version: packaged });
  },
);

test("severities are set before it is decided whether there are files", async () => {
  const given = { recover: [problem("a", "warning")], lint: [problem("redocly/b", "error")] };
  const run = (rules: GenerateOptions["rules"]) =>
    generate({ docs: "docs", ...(rules && { rules }) }, fakeStages(given).stages);
  expect((await run(undefined)).files.size).toBe(0);
  const softened = await run({ "redocly/b": "info", a: "off" });
  expect(softened.files.size).toBe(4);
  expect(softened.diagnostics).toEqual([problem("redocly/b", "info")]);
  const hardened = await run({ "redocly/b": "off", a: "error" });
  expect(hardened.files.size).toBe(0);
  expect(hardened.diagnostics).toEqual([problem("a", "error")]);
});

test("severities are set where nothing could be recovered, too", async () => {
  const found = [problem("docs-folder-empty", "error"), problem("not-utf-8", "warning")];
  const { stages } = fakeStages({ recover: found, document: null });
  const rules = { "docs-folder-empty": "off", "not-utf-8": "off" } as const;
  const { diagnostics } = await generate({ docs: "docs", rules }, stages);
  expect(diagnostics).toEqual([problem("docs-folder-empty", "error")]);
});

test("each stage is told of as it begins", async () => {
  const told: string[] = [];
  const { stages, calls } = fakeStages();
  const onProgress = ({ stage }: { stage: string }) => void told.push(`${stage} ${calls.length}`);
  await generate({ docs: "docs", onProgress, package: {} }, stages);
  expect(told).toEqual([
    "recover 0", "overlay 1", "lint 1", "types 2", "client 3", "package 4",
  ]); // prettier-ignore
});
