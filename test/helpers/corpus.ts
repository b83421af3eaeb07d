import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Docs of real SDKs, beside the repository and not in it. Tests that want them are skipped without. */
export const corpusFolder = fileURLToPath(new URL("../../../shared/corpus", import.meta.url));

export const hasCorpus = existsSync(corpusFolder);

/** Goes into a test's title, so that a skipped one says why. */
export const skipNote = hasCorpus ? "" : " (skipped: there is no ../shared/corpus)";

export function corpora(): string[] {
  if (!hasCorpus) return [];
  return readdirSync(corpusFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** The Markdown files of a corpus in code-unit order: all of them, or every n-th so that `limit` are left. */
export function markdownFiles(corpus: string, limit = Infinity): string[] {
  const folder = join(corpusFolder, corpus);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.mdx?$/.test(file))
    .sort();
  const step = Math.max(1, Math.ceil(files.length / limit));
  return files.filter((_, at) => at % step === 0).map((file) => join(folder, file));
}
