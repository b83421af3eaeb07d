import { build } from "esbuild";
import { expect, test } from "vitest";
import * as client from "../../src/index.js";
import * as pipeline from "../../src/pipeline.js";
import { clientBundle, pipelineBundle } from "../../scripts/bundles.js";

type Bundle = typeof clientBundle | typeof pipelineBundle;

/** The packages that an entry reaches, through every import and into every package. */
async function reachable(bundle: Bundle, entryPoint: string, options = {}): Promise<string[]> {
  const { metafile } = await build({
    ...bundle,
    entryPoints: [entryPoint],
    platform: "node",
    external: [],
    metafile: true,
    write: false,
    logLevel: "silent",
    ...options,
  });
  const names = Object.keys(metafile.inputs).flatMap(
    (file) => /^.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? [],
  );
  return [...new Set(names)].sort();
}

test("the client reaches openapi-fetch and nothing else", async () => {
  expect(await reachable(clientBundle, "src/index.ts")).toEqual(["openapi-fetch"]);
});

test("the same search finds the YAML parser behind the pipeline, so it can find it", async () => {
  const names = await reachable(pipelineBundle, "src/pipeline.ts", {
    external: pipelineBundle.external,
  });
  expect(names).toEqual(expect.arrayContaining(["yaml"]));
});

test("the client's bundle asks for nothing but openapi-fetch, so that a browser can have it", async () => {
  const { metafile } = await build({ ...clientBundle, metafile: true, write: false });
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
  expect(imports.map(({ path }) => path)).toEqual(["openapi-fetch"]);
});

test("what is slow to load is loaded late, and not to recover a document", async () => {
  const { metafile } = await build({ ...pipelineBundle, metafile: true, write: false });
  const late = ["c12", "openapi-format"];
  const { imports } = metafile.outputs["dist/cli.js"] ?? { imports: [] };
  expect(imports.length).toBeGreaterThan(0);
  const loaded = new Set<string>();
  const load = (file: string) => {
    if (loaded.has(file)) return;
    loaded.add(file);
    for (const { path, kind } of metafile.outputs[file]?.imports ?? []) {
      if (kind === "import-statement") load(path);
    }
  };
  load("dist/cli.js");
  for (const [file, { entryPoint }] of Object.entries(metafile.outputs)) {
    if (entryPoint === "src/recover.ts") load(file);
  }
  expect([...loaded].filter((file) => late.includes(file))).toEqual([]);
  const types = Object.entries(metafile.outputs).filter(([, { inputs }]) =>
    Object.keys(inputs).some((input) => input.includes("/openapi-typescript/")),
  );
  expect(types.length).toBeGreaterThan(0);
  expect(types.filter(([file]) => loaded.has(file))).toEqual([]);
  expect([...loaded]).toContain("node:fs");
  const inputs = [...loaded].flatMap((file) => Object.keys(metafile.outputs[file]?.inputs ?? {}));
  const mock = /node_modules\/(?:ajv|ajv-formats|openapi-sampler|randexp|srvx)\//;
  expect(inputs.filter((file) => mock.test(file))).toEqual([]);
  expect(
    Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs)),
  ).toContainEqual(expect.stringMatching(mock));
});

test("specback exports the client", () => {
  expect(Object.keys(client)).toEqual([
    "AbortError",
    "ApiError",
    "BodyError",
    "ClientError",
    "NetworkError",
    "TimeoutError",
    "createClient",
  ]);
});

test("specback/pipeline exports what it promises", () => {
  expect(Object.keys(pipeline).sort()).toEqual([
    "compareDocuments",
    "createMock",
    "defineConfig",
    "generate",
    "recover",
    "serveMock",
  ]);
});

test("a config that imports specback/pipeline loads next to nothing", async () => {
  const { metafile } = await build({ ...pipelineBundle, metafile: true, write: false });
  const statically = metafile.outputs["dist/pipeline.js"]?.imports.filter(
    ({ kind }) => kind === "import-statement",
  );
  const bytes = statically?.map(({ path }) => metafile.outputs[path]?.bytes ?? Infinity) ?? [
    Infinity,
  ];
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(5_000);
});
