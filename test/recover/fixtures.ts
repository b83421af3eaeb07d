import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const fixtures = fileURLToPath(new URL("../fixtures/", import.meta.url));

/** The cases of a dialect: folders of docs with the document that is to come out of them. */
export function casesOf(dialect: string): string[] {
  return readdirSync(join(fixtures, dialect), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

export const folderOf = (dialect: string, name: string) => join(fixtures, dialect, name);

/** The files of a case, by their paths as `readDocs` gives them. */
export function sourcesOf(dialect: string, name: string): { file: string; text: string }[] {
  const folder = folderOf(dialect, name);
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.mdx?$/.test(file))
    .map((file) => ({
      file: relative(folder, join(folder, file)).split(sep).join("/"),
      text: readFileSync(join(folder, file), "utf8"),
    }))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}

/**
 * What a case should give. A file that is missing is an error: it is written only when asked for, and read
 * through by whoever asks (`UPDATE_FIXTURES=1 npx vitest run test/recover`).
 */
export function expectedText(file: string, actual: string): string {
  if (process.env["UPDATE_FIXTURES"] === "1") writeFileSync(file, actual);
  if (!existsSync(file)) throw new Error(`${file} is missing; UPDATE_FIXTURES=1 writes it.`);
  return readFileSync(file, "utf8");
}
