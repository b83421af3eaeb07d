import { readFileSync, statSync } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { compareDiagnostics, type Diagnostic, type Report } from "../diagnostics/diagnostic.js";
import { findPages, type FoundPage } from "./find-pages.js";
import { checkSize, type Limits, limitsWith } from "./limits.js";

/** What a docs folder holds, and what is wrong with its files. */
export interface ReadDocs {
  readonly sources: readonly SourceFile[];
  readonly problems: readonly Diagnostic[];
}

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
 * that is not UTF-8 is reported, and read with U+FFFD in place of the bytes that are not. A file beyond
 * the limits of number and size, and a link that leads out of the folder, is reported and left out:
 * nothing outside is read.
 */
export async function readDocs(folder: string, limits: Limits = limitsWith()): Promise<ReadDocs> {
  const problems: Diagnostic[] = [];
  const sources = await readSources(folder, (problem) => problems.push(problem), limits);
  return { sources, problems };
}

async function readSources(
  folder: string,
  report: Report,
  limits: Limits,
): Promise<readonly SourceFile[]> {
  if (!(await isFolder(folder))) {
    report({
      rule: "docs-folder-missing",
      severity: "error",
      message: `There is no folder ${folder}.`,
      mend: "Name an SDK folder (with docs/ and README.md) or a docs folder.",
    });
    return [];
  }
  const problems: Diagnostic[] = [];
  const note = (problem: Diagnostic) => void problems.push(problem);
  const files = await pagesOf(await realpath(folder), note);
  if (files.length === 0) {
    problems.forEach(report);
    report({
      rule: "docs-folder-empty",
      severity: "error",
      message: `There is no Markdown file (.md or .mdx) in ${folder}.`,
      mend: "Name the folder that holds the SDK's reference pages.",
    });
    return [];
  }
  files.sort((a, b) => (a.file < b.file ? -1 : 1));
  const taken = files.slice(0, limits.pages);
  if (files.length > taken.length) note(tooManyPages(files, limits.pages));
  const sources: SourceFile[] = [];
  for (const page of taken) {
    const source = readPage(page, note, limits);
    if (source) sources.push(source);
  }
  problems.sort(compareDiagnostics).forEach(report);
  return sources;
}

/** Of an SDK folder, its README and all below docs/; of another folder, all below it. */
async function pagesOf(root: string, report: Report): Promise<FoundPage[]> {
  if (!(await isFolder(join(root, "docs")))) return findPages(root, report);
  return findPages(root, report, (name) => /^(?:docs|README\.mdx?)$/i.test(name));
}

/** All at once: for files as small as pages, waiting for each costs several times what reading it does. */
function readPage(
  { file, path }: FoundPage,
  report: Report,
  limits: Limits,
): SourceFile | undefined {
  const refuse = (problem: Diagnostic) => void report(problem);
  try {
    const about = statSync(path);
    // Who reads a pipe that nobody writes to waits for ever.
    if (!about.isFile()) return refuse(unreadable(file, "it is no file."));
    const tooLarge = checkSize(file, about.size, limits);
    if (tooLarge) return refuse(tooLarge);
    return { file, text: decodeUtf8(file, readFileSync(path), report) };
  } catch (error) {
    return refuse(unreadable(file, (error as Error).message));
  }
}

const unreadable = (file: string, message: string): Diagnostic => ({
  rule: "page-unreadable",
  severity: "warning",
  message: `The page cannot be read, and was left out: ${message}`,
  mend: "Make it a file that can be read, or remove it.",
  origin: { file, line: 1, column: 1 },
});

const tooManyPages = (files: readonly FoundPage[], limit: number): Diagnostic => ({
  rule: "page-refused",
  severity: "warning",
  message: `The folder has ${files.length} pages, and the limit is ${limit}; this one and those behind it were left out.`,
  mend: "Name a smaller folder, or raise limits.pages in the config.",
  origin: { file: files[limit]!.file, line: 1, column: 1 },
});

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
