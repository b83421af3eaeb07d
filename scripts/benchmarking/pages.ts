import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

export async function readPages(folder: string): Promise<Map<string, string>> {
  const files = await readdir(folder, { recursive: true });
  const pages = new Map<string, string>();
  for (const file of files.filter((one) => /^docs[\\/].*\.mdx?$/i.test(one)).sort())
    pages.set(file.replaceAll("\\", "/"), await readFile(join(folder, file), "utf8"));
  return pages;
}

export async function writePages(
  folder: string,
  pages: ReadonlyMap<string, string>,
): Promise<void> {
  for (const [file, source] of pages) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), source);
  }
}
