import { readFile } from "node:fs/promises";

/**
 * The modules that the Redocly CLI loads before it looks at a document: those that its main module
 * imports, and those that this imports when it is asked for the command.
 *
 * @param script the script behind `redocly`, which imports the main module
 * @param command a command of Redocly's, such as `lint`
 */
export async function redoclyParts(script: URL, command: string): Promise<URL[]> {
  const [entry] = specifiers(asked, await readFile(script, "utf8"));
  if (entry === undefined) return [];
  const main = new URL(entry, script);
  const text = await readFile(main, "utf8");
  const [ahead = "", ...commands] = text.split('.command("');
  const own = commands.find((one) => one.split(/[" ]/, 1)[0] === command) ?? "";
  return [...specifiers(declared, ahead), ...specifiers(asked, own)].map(
    (part) => new URL(part, main),
  );
}

/** Import declarations and import calls (ECMA-262 sections 16.2.2 and 13.3.10) of modules beside the importing one. */
const declared = /\bimport(?:[\w$\s{},*]*\bfrom)?\s*["'](\.[^"']+)["']/g;
const asked = /\bimport\(\s*["'](\.[^"']+)["']\s*\)/g;

const specifiers = (form: RegExp, text: string) =>
  [...text.matchAll(form)].map(([, name]) => name ?? "");
