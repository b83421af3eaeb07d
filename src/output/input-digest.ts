import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import type { GenerateOptions } from "../generate.js";
import { limitsWith } from "../pages/limits.js";
import { type ReadDocs, readDocs } from "../pages/read-docs.js";

/** What decides what a run writes. */
export interface Inputs {
  readonly digest: string;
  /** The pages that went into the digest, so that a run makes its files of the very same. */
  readonly pages: ReadDocs;
}

/**
 * A digest of all that decides what `generate` writes and says: the code (`identity`), the options, and
 * the contents of docs, overlay and Redocly config. The same digest gives the same files and problems. The
 * docs are read, unless `pages` says what they hold.
 *
 * Undefined where something is read that cannot be told from here: a Redocly config that draws in
 * others, or plugins.
 */
export async function readInputs(
  identity: string,
  options: GenerateOptions,
  pages?: ReadDocs,
): Promise<Inputs | undefined> {
  const [overlay, redocly] = await Promise.all([
    contentOf(options.overlay),
    contentOf(options.redocly),
  ]);
  if (redocly !== undefined && !standsAlone(redocly.toString("utf8"))) return undefined;
  const read = pages ?? (await readDocs(options.docs, limitsWith(options.limits)));
  const hash = createHash("sha256");
  // Each part is preceded by its length, so that no two lists of parts run together alike.
  const add = (part: string | Buffer | undefined) => {
    hash.update(part === undefined ? "none;" : `${Buffer.byteLength(part)};`);
    hash.update(part ?? "");
  };
  add(identity);
  add(JSON.stringify(sorted({ ...options, env: undefined })));
  add(overlay);
  add(redocly);
  for (const problem of read.problems) add(JSON.stringify(problem));
  for (const { file, text } of read.sources) {
    add(file);
    add(text);
  }
  return { digest: hash.digest("hex"), pages: read };
}

async function contentOf(file: string | undefined): Promise<Buffer | undefined> {
  return file === undefined ? undefined : readFile(file).catch(() => undefined);
}

/** The configs that Redocly brings with it. */
const builtIn = ["minimal", "recommended", "recommended-strict", "spec", "all"];

/** True for a Redocly config that reads no other file. */
function standsAlone(text: string): boolean {
  if (text.includes("$ref") || /\bplugins\b/.test(text)) return false;
  try {
    const { extends: base = [] } = (parse(text) as { extends?: unknown } | null) ?? {};
    return [base].flat().every((name) => builtIn.includes(String(name)));
  } catch {
    // No YAML: Redocly will say so, and say the same each time.
    return true;
  }
}

/** With keys in one order, whatever order flags and config name them in. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, held]) => [key, sorted(held)]));
}
