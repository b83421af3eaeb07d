import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { build } from "esbuild";
import { clientFiles } from "../../src/client/client-files.js";
import { document } from "./api.js";

/** The client of api.ts with all of its parts, and a script of this folder that uses it, as one module. */
export async function bundle(script: string): Promise<string> {
  // Within node_modules, so that the bundler finds openapi-fetch from there.
  await mkdir("node_modules/.cache", { recursive: true });
  const folder = await mkdtemp("node_modules/.cache/browser-");
  try {
    for (const [path, text] of Object.entries(await clientFiles(document, { validate: true }))) {
      const file = join(folder, "api", path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }
    for (const name of new Set(["checks.js", script])) {
      await cp(join("scripts/browser", name), join(folder, name));
    }
    const { outputFiles } = await build({
      entryPoints: [join(folder, script)],
      ...{ bundle: true, format: "esm", platform: "browser", target: "es2022", write: false },
    });
    return outputFiles[0]!.text;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
