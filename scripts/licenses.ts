import { existsSync } from "node:fs";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Metafile } from "esbuild";

/**
 * The licences of the packages whose code went into a bundle, as they ask to be given with it.
 *
 * Throws when a bundled package names no licence at all.
 */
export async function bundledLicenses({ inputs }: Metafile): Promise<string> {
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

async function licenseOf(folder: string): Promise<string> {
  const { name, version, license } = JSON.parse(
    await readFile(join(folder, "package.json"), "utf8"),
  ) as { name: string; version: string; license?: string };
  if (license === undefined) throw new Error(`${name} names no licence, and is bundled.`);
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? "" : `\n${await readFile(join(folder, file), "utf8")}`;
  return `${name} ${version} (${license})\n${text}`;
}
