import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { readLiveAssets } from "../portal/portal-assets.js";

/** The library that writes parameters for the console as it does for generated clients. */
const library = "openapi-fetch";

/** The files of served pages alone: name → text. */
export async function readServedAssets(): Promise<ReadonlyMap<string, string>> {
  const main = createRequire(import.meta.url).resolve(library);
  const [files, text] = await Promise.all([
    readLiveAssets(),
    readFile(join(dirname(main), "index.mjs"), "utf8"),
  ]);
  const served = new Map(files).set(
    `${library}.js`,
    text.replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n"),
  );
  // Browsers know no packages by name, unless a script within the page tells them.
  for (const [name, source] of served) {
    served.set(name, source.replace(`from "${library}"`, `from "./${library}.js"`));
  }
  return served;
}
