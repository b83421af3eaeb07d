import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { PortalAssets } from "./portal-input.js";
import { readRedoc } from "./redoc-script.js";

/** Beside the source while specback is worked on; in the package the build has put them into one folder. */
const folders = ["./browser/", "../portal-browser/"].map((path) => new URL(path, import.meta.url));

function browserFolder(): URL {
  const folder = folders.find((one) => existsSync(one));
  if (folder === undefined)
    throw new Error("This installation of specback lacks the portal's files.");
  return folder;
}

/** Reads what served pages have besides: name of the file → text. */
export async function readLiveAssets(): Promise<ReadonlyMap<string, string>> {
  const folder = new URL("served/", browserFolder());
  const names = (await readdir(folder)).sort();
  const texts = names.map(async (name) => {
    return [name, await readFile(new URL(name, folder), "utf8")] as const;
  });
  return new Map(await Promise.all(texts));
}

/** Reads what every portal has: styles and scripts for browsers. Throws as `readRedoc` does. */
export async function readPortalAssets(): Promise<PortalAssets> {
  const folder = browserFolder();
  const read = (name: string) => readFile(new URL(name, folder), "utf8");
  const [css, colourMode, script, reference, search, redoc] = await Promise.all([
    read("portal.css"),
    read("colour-mode.js"),
    read("portal.js"),
    read("reference.js"),
    readSearchLibrary(folder),
    readRedoc(),
  ]);
  return { css, colourMode, script, reference, search, redoc };
}

async function readSearchLibrary(folder: URL): Promise<string> {
  const packed = new URL("minisearch.js", folder);
  const file = existsSync(packed) ? packed : minisearchFile();
  // The map of its source is not published, and would be asked for.
  return (await readFile(file, "utf8")).replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n");
}

/** The form of it that runs in pages opened from a disk, which import no modules. */
function minisearchFile(): string {
  const main = createRequire(import.meta.url).resolve("minisearch");
  return main.replace(/cjs([\\/])index\.cjs$/, "umd$1index.js");
}
