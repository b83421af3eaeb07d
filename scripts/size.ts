/**
 * `npm run check:size`: bytes of the client, minified and compressed with gzip, without openapi-fetch.
 *
 * - core: what every client has (operation methods, a token, errors, retries). The bar is 2,500.
 * - the parts that an API brings along only where its document asks for them: how much each adds.
 * - table: bytes for each operation of a large document. The bar is 16.
 */
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { generateClient } from "../src/client/generate-client.js";
import { namedOperations } from "../src/client/named-operations.js";
import type { OpenApiDocument } from "../src/document/openapi.js";
import { recover } from "../src/recover.js";
import { root, show } from "./benchmarking/measure.js";
import { corporaFolder, corpusNames } from "./corpora.js";

const core = [
  `export * from "./runtime/errors.js";`,
  `export { makeClient } from "./runtime/client.js";`,
  `export { header } from "./runtime/auth.js";`,
].join("\n");

/** Bytes of a module whose `./runtime` is the client's. */
async function size(contents: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: join(root, "src"), loader: "ts" },
    plugins: [
      {
        name: "runtime",
        setup: ({ onResolve }) =>
          onResolve({ filter: /^\.\/runtime\// }, ({ path }) => ({
            path: join(
              root,
              "src",
              path.replace("./runtime", "client-runtime").replace(/js$/, "ts"),
            ),
          })),
      },
    ],
    ...{ bundle: true, minify: true, format: "esm", target: "es2022", write: false },
    external: ["openapi-fetch"],
  });
  return gzipSync(outputFiles[0]!.contents, { level: 9 }).length;
}

const bytes = await size(core);
show("core", bytes, 2500, 0, "bytes");

const parts = {
  "keys and cookies": `export { cookie, query, basic } from "./runtime/auth-schemes.js";`,
  redirects: `export { follow } from "./runtime/redirect.js";`,
  "forms and files": `export { unusual } from "./runtime/unusual.js";`,
  "credentials by path": `export { byPath } from "./runtime/by-path.js";`,
};
for (const [name, text] of Object.entries(parts)) {
  console.log(`  + ${(await size(`${core}\n${text}`)) - bytes} for ${name}`);
}

if ((await corpusNames()).includes("clerk-python")) {
  const { document } = await recover({ docs: join(corporaFolder, "clerk-python") });
  if (!document) throw new Error("Nothing could be recovered.");
  await tableSize(document);
} else {
  console.log("table skipped: there is no ../shared/corpus.");
}

async function tableSize(document: OpenApiDocument): Promise<void> {
  const count = namedOperations(document).length;
  const client = generateClient(document);
  const start = client.lastIndexOf("\n  operations: {");
  const end = client.indexOf("\n  },\n", start);
  const without = `${client.slice(0, start)}\n  operations: {${client.slice(end)}`;
  const each = ((await size(client)) - (await size(without))) / count;
  show("table", each, 16, 1, `bytes for each of ${count} operations`);
}
