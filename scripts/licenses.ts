import { existsSync } from "node:fs";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

/**
 * The licences of the packages whose code went into a bundle, as they ask to be given with it.
 *
 * Throws when a bundled package names no licence at all.
 */
export async function bundledLicenses({
  inputs,
}: {
  readonly inputs: Readonly<Record<string, object>>;
}): Promise<string> {
  const texts = await Promise.all(bundledPackages(Object.keys(inputs)).map(licenseOf));
  return `These packages are bundled in dist/.\n\n${texts.join(`\n${"-".repeat(80)}\n\n`)}`;
}

/** The folders of the packages that the files belong to, each once, sorted. */
function bundledPackages(files: readonly string[]): string[] {
  const folders = files.flatMap(
    (file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file) ?? [],
  );
  return [...new Set(folders)].filter((folder) => existsSync(join(folder, "package.json"))).sort();
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  /** How packages named their licences before `license`. */
  readonly licenses?: readonly { readonly type: string }[];
}

async function licenseOf(folder: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as Manifest;
  const { name, version } = manifest;
  const license = manifest.license ?? manifest.licenses?.map(({ type }) => type).join(" or ");
  if (license === undefined) throw new Error(`${name} names no licence, and is bundled.`);
  return `${name} ${version} (${license})\n\n${(await licenseText(folder)).trim()}\n`;
}

/** The licence's own file, else what the README says under that heading. */
async function licenseText(folder: string): Promise<string> {
  const files = await readdir(folder);
  const read = (file: string) => readFile(join(folder, file), "utf8");
  const own = files.find((file) => /^licen[cs]e/i.test(file));
  if (own !== undefined) return read(own);
  const readme = files.find((file) => /^readme/i.test(file));
  const text = readme === undefined ? "" : await read(readme);
  return /^(?:#+ *)?licen[cs]e\b.*/ims.exec(text)?.[0] ?? "";
}
