import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { sha256 } from "./hash.js";
import { runFolderName } from "./lock.js";
import { manifestName, manifestText } from "./manifest.js";
import type { OutputSet } from "./read-set.js";

/**
 * How what is committed differs from what was generated just now, as problems: files that somebody
 * edited, files that are missing, files that the docs have moved away from, files that are no longer
 * generated, and files that specback never wrote, which are only told of. No errors means that a run
 * of `generate` would change nothing.
 */
export async function compareSet(
  folder: string,
  committed: OutputSet,
  generated: ReadonlyMap<string, string>,
): Promise<Diagnostic[]> {
  const { manifest, files } = committed;
  const found: Diagnostic[] = [];
  for (const [path, text] of generated) {
    const bytes = files.get(path);
    if (bytes?.equals(Buffer.from(text))) continue;
    const written = manifest.files.get(path);
    if (bytes === undefined) found.push(missing(folder, path));
    else if (written !== undefined && sha256(bytes) !== written) found.push(edited(folder, path));
    else found.push(stale(folder, path));
  }
  for (const path of manifest.files.keys()) {
    if (!generated.has(path) && files.get(path) !== undefined) found.push(obsolete(folder, path));
  }
  const text = files.get(manifestName)?.toString("utf8");
  // With other problems it cannot but differ.
  if (found.length === 0 && text !== manifestText(generated)) {
    found.push(text === undefined ? missing(folder, manifestName) : edited(folder, manifestName));
  }
  const known = new Set([...generated.keys(), ...manifest.files.keys()].map(firstPart));
  const entries = await readdir(folder).catch(() => []);
  const strangers = entries.filter(
    (name) => !known.has(name) && name !== manifestName && name !== runFolderName,
  );
  found.push(...strangers.sort().map((name) => foreign(folder, name)));
  return found;
}

const firstPart = (path: string) => path.split("/", 1)[0]!;

/** Problems of whole files stand at their start. */
const at = (folder: string, path: string) => ({
  origin: { file: join(folder, path).replaceAll("\\", "/"), line: 1, column: 1 },
});

const missing = (folder: string, path: string): Diagnostic => ({
  rule: "output-missing",
  severity: "error",
  message: `${path} is generated, and is not there.`,
  mend: "Run specback generate, and commit what it writes.",
  ...at(folder, path),
});

const edited = (folder: string, path: string): Diagnostic => ({
  rule: "output-edited",
  severity: "error",
  message: `${path} was changed by hand since it was generated.`,
  mend: "Say it in the docs, the config or an overlay; specback generate undoes the change.",
  ...at(folder, path),
});

const stale = (folder: string, path: string): Diagnostic => ({
  rule: "output-stale",
  severity: "error",
  message: `${path} is no longer what docs and config give.`,
  mend: "Run specback generate, and commit what it writes.",
  ...at(folder, path),
});

const obsolete = (folder: string, path: string): Diagnostic => ({
  rule: "output-obsolete",
  severity: "error",
  message: `${path} was generated once, and is no longer.`,
  mend: "Run specback generate, which removes it unless it was changed by hand.",
  ...at(folder, path),
});

const foreign = (folder: string, path: string): Diagnostic => ({
  rule: "output-foreign",
  severity: "info",
  message: `${path} stands among the generated files, and specback did not write it.`,
  ...at(folder, path),
});
