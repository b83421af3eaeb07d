import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { glob } from "tinyglobby";
import type { Report } from "../diagnostics/diagnostic.js";

/** One Markdown file as text. */
export interface SourceFile {
  /** Relative to the folder that was read, with forward slashes. */
  readonly file: string;
  readonly text: string;
}

/**
 * Reads the Markdown files of an SDK folder (`README.md` and all below `docs/`), or of a docs folder
 * (all below it), in code-unit order of their paths.
 *
 * A folder that is not there or holds no Markdown is reported as an error and gives no files. A file
 * that is not UTF-8 is reported, and read with U+FFFD in place of the bytes that are not.
 */
export async function readDocs(folder: string, report: Report): Promise<SourceFile[]> {
  if (!(await isFolder(folder))) {
    report({
      rule: "docs-folder-missing",
      severity: "error",
      message: `There is no folder ${folder}.`,
      mend: "Name an SDK folder (with docs/ and README.md) or a docs folder.",
    });
    return [];
  }
  const patterns = (await isFolder(join(folder, "docs")))
    ? ["README.{md,mdx}", "docs/**/*.{md,mdx}"]
    : ["**/*.{md,mdx}"];
  const files = await glob(patterns, {
    cwd: folder,
    ignore: ["**/node_modules/**"],
    caseSensitiveMatch: false,
    dot: false,
  });
  if (files.length === 0) {
    report({
      rule: "docs-folder-empty",
      severity: "error",
      message: `There is no Markdown file (.md or .mdx) in ${folder}.`,
      mend: "Name the folder that holds the SDK's reference pages.",
    });
    return [];
  }
  files.sort();
  return Promise.all(
    files.map(async (file) => {
      const bytes = await readFile(join(folder, file));
      return { file, text: decodeUtf8(file, bytes, report) };
    }),
  );
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
}

const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false });
const lenientUtf8 = new TextDecoder("utf-8");

function decodeUtf8(file: string, bytes: Uint8Array, report: Report): string {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    // With `stream`, the first bytes of a character that breaks off count as what cannot be read.
    const readable = bytes.subarray(0, firstInvalidByte(bytes));
    const valid = new TextDecoder("utf-8").decode(readable, { stream: true });
    const line = valid.split(/\r\n|\n|\r/);
    report({
      rule: "not-utf-8",
      severity: "warning",
      message: "The file is not UTF-8; what could not be read is shown as \uFFFD.",
      mend: "Save the file as UTF-8.",
      origin: { file, line: line.length, column: (line.at(-1) ?? "").length + 1 },
    });
    return lenientUtf8.decode(bytes);
  }
}

/** By halving: a prefix cut inside a character is finished with `stream`, so only bad bytes throw. */
function firstInvalidByte(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      good = middle;
    } catch {
      bad = middle;
    }
  }
  return good;
}
