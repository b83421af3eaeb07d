import { isBuiltin } from "node:module";
import { build, type Metafile } from "esbuild";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type LoadedClient, loadClient } from "../../helpers/generated-client.js";
import { docsDocument } from "./docs-document.js";

let loaded: LoadedClient;
beforeAll(async () => {
  loaded = await loadClient(docsDocument(), { validate: true });
});
afterAll(() => loaded.remove());

/** The files of the client whose code a consumer's bundle has, as a browser would get it. */
async function bundled(contents: string): Promise<string[]> {
  const { metafile } = await build({
    stdin: { contents, resolveDir: loaded.folder },
    ...{ bundle: true, format: "esm", platform: "browser", write: false, metafile: true },
  });
  const [output] = Object.values((metafile as Metafile).outputs);
  return Object.entries(output!.inputs).flatMap(([path, { bytesInOutput }]) =>
    bytesInOutput > 0 ? [path.replace(/^.*\.client-[^/]*\/|^.*node_modules\//, "")] : [],
  );
}

const core = `import { createClient } from "./client.js"; export const client = createClient();`;
const parts = [
  ["pagination", `export { items } from "./pagination.js"`],
  ["runtime/events", `export { events } from "./runtime/events.js"`],
  ["runtime/json-lines", `export { jsonLines } from "./runtime/json-lines.js"`],
  ["runtime/files", `export { file } from "./runtime/files.js"`],
  ["enums", `export { ThingKind } from "./enums.js"`],
  ["validate", `export { validation } from "./validate.js"`],
] as const;

it("is a client without the code of any part, where none is imported", async () => {
  const files = await bundled(core);
  expect(files).toContain("client.js");
  expect(files.join("\n")).not.toMatch(
    /pagination|events|json-lines|stream|files|enums|validat|part\.js|json-schema/,
  );
});

it.each(parts)(
  "has the code of %s where it is imported, and of no other part",
  async (name, code) => {
    const files = await bundled(`${core}\n${code}`);
    expect(files).toContain(`${name}.js`);
    for (const [other] of parts) {
      if (other !== name) expect(files).not.toContain(`${other}.js`);
    }
  },
);

it("imports nothing of Node.js", async () => {
  const { metafile } = await build({
    stdin: {
      contents: [core, ...parts.map(([, code]) => code)].join("\n"),
      resolveDir: loaded.folder,
    },
    ...{ bundle: true, format: "esm", platform: "neutral", write: false, metafile: true },
    mainFields: ["module", "main"],
  });
  const imports = Object.values(metafile.inputs).flatMap((input) => input.imports);
  expect(imports.length).toBeGreaterThan(20);
  expect(imports.filter(({ path }) => isBuiltin(path))).toEqual([]);
});
