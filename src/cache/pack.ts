import { createHash, randomBytes } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import type { TextCache } from "../pages/cached-page.js";

/** A cache in one file, which is read whole and written whole: thousands of small files would cost more. */
export interface Pack extends TextCache {
  /** Writes what was asked for or set since the pack was opened, if that is not what the file holds. */
  save(): Promise<void>;
}

const format = "specback-pack-1";

/**
 * Opens a pack. A file that is not there, of another version, or broken in places counts as one without
 * these entries: each stands in a line of its own, behind the digest of its text.
 */
export async function openPack(file: string, version: string): Promise<Pack> {
  const header = `${format} ${version}`;
  const [first, ...lines] = (await readFile(file, "utf8").catch(() => "")).split("\n");
  const stored = first === header ? entriesOf(lines) : new Map<string, string>();
  const used = new Map<string, string>();
  let changed = false;
  return {
    get(key) {
      const line = stored.get(key);
      const text = line === undefined ? undefined : textOf(line, key);
      if (line !== undefined && text !== undefined) used.set(key, line);
      return text;
    },
    set(key, text) {
      changed = true;
      used.set(key, `${key} ${digestOf(text)} ${text}`);
    },
    async save() {
      if (!changed && used.size === stored.size) return;
      const text = [header, ...[...used.keys()].sort().map((key) => used.get(key)!), ""].join("\n");
      await writeWhole(file, text);
    },
  };
}

function entriesOf(lines: readonly string[]): Map<string, string> {
  return new Map(lines.flatMap((line) => (line ? [[line.slice(0, line.indexOf(" ")), line]] : [])));
}

function textOf(line: string, key: string): string | undefined {
  const start = line.indexOf(" ", key.length + 1) + 1;
  const text = line.slice(start);
  return start > 0 && line.slice(key.length + 1, start - 1) === digestOf(text) ? text : undefined;
}

const digestOf = (text: string) => createHash("sha1").update(text).digest("base64url");

/** A cache that cannot be written is no reason to fail: the next run does the work again. */
async function writeWhole(file: string, text: string): Promise<void> {
  const temporary = `${file}.${randomBytes(6).toString("hex")}.tmp`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(temporary, text, { flag: "wx" });
    await rename(temporary, file);
  } catch {
    await rm(temporary, { force: true }).catch(() => {});
  }
}

/** The pack of a docs folder: by its path from the project, so that it is the same on every machine. */
export function packFile(folder: string, cwd: string, docs: string): string {
  const path = relative(cwd, docs).replaceAll("\\", "/");
  const name = createHash("sha256").update(path).digest("hex").slice(0, 16);
  return join(folder, `pages-${name}.pack`);
}
