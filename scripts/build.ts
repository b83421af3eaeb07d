/**
 * Builds dist/: three bundles and the declarations of the two that are imported.
 *
 * What is needed to start is bundled, because reading hundreds of small modules is most of a short
 * run. What is large and needed late (Redocly, TypeScript, c12) stays a dependency and is loaded when
 * it is reached.
 */
import { execFile } from "node:child_process";
import { chmod, cp, rm, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { build } from "esbuild";
import { clientBundle, pipelineBundle } from "./bundles.js";
import { bundledLicenses } from "./licenses.js";

await rm("dist", { recursive: true, force: true });
const [, { metafile }] = await Promise.all([
  build(clientBundle),
  build({ ...pipelineBundle, metafile: true }),
  promisify(execFile)("npx", ["tsc", "-p", "tsconfig.build.json"]),
]);
// What a portal gives to browsers is not bundled: it is copied into each, as it is.
await cp("src/portal/browser", "dist/portal-browser", { recursive: true });
await cp("node_modules/minisearch/dist/umd/index.js", "dist/portal-browser/minisearch.js");
const copied = { "node_modules/minisearch/dist/umd/index.js": {} };
const inputs = { ...metafile.inputs, ...copied };
await writeFile("dist/THIRD-PARTY-LICENSES.txt", await bundledLicenses({ inputs }));
// tsc emits no declarations for a file that is one itself.
await cp("generated/schema.d.ts", "dist/types/generated/schema.d.ts");
// The client's runtime is copied as text, from beside the chunk that does so (src/client/client-files.ts).
await cp("src/client-runtime", "dist/client-runtime", { recursive: true });
await chmod("dist/cli.js", 0o755);
