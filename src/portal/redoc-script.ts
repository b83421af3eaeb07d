import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { redoclyScript } from "../redocly/run-redocly.js";

/**
 * Reads the Redoc of the installed Redocly CLI as a script that sets `specbackRedoc`.
 *
 * It is made a plain script, because browsers load no modules from `file://`, and says nothing of other
 * origins: the logo of Redoc's makers would be asked of theirs. Throws where it has another form: the
 * version of Redocly is pinned, and this is to be looked at with each further one.
 */
export async function readRedoc(): Promise<string> {
  const file = new URL("../lib/chunks/redoc.standalone.js", pathToFileURL(redoclyScript()));
  return asPlainScript(await readFile(file, "utf8"));
}

export function asPlainScript(module: string): string {
  const end = module.lastIndexOf("export{RedocStandalone,hydrate,init};");
  if (end < 0)
    throw new Error("Redocly's Redoc has another form than is known: it exports no hydrate.");
  const plain = module
    .slice(0, end)
    .replaceAll("import.meta.url", "document.baseURI")
    .replaceAll("import.meta", "({})")
    .replace(/https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(?:-full)?\.svg/g, "data:,");
  return `(()=>{"use strict";${plain};globalThis.specbackRedoc={hydrate}})();\n`;
}
