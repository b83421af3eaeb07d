import { join } from "node:path";
import { type Disk, ifThere } from "./disk.js";
import { sha256 } from "./hash.js";

export const manifestName = ".specback.json";

/**
 * Which files one run wrote, and what they held. It is committed with them, so it depends on nothing
 * but them: no times, no paths of a machine, and no version of specback, whose next one may well write
 * the same.
 */
export interface Manifest {
  /** Path below the output folder, with forward slashes → SHA-256 of the bytes. */
  readonly files: ReadonlyMap<string, string>;
}

interface ManifestFile {
  readonly format: 1;
  readonly files: Readonly<Record<string, string>>;
}

/** The manifest of a set as the text of its file: one line for each output file, in order of their paths. */
export function manifestText(files: ReadonlyMap<string, string>): string {
  const hashes = [...files].map(([path, text]) => [path, sha256(text)] as const);
  hashes.sort(([a], [b]) => (a < b ? -1 : 1));
  const manifest: ManifestFile = { format: 1, files: Object.fromEntries(hashes) };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/**
 * The manifest in an output folder. One that is not there or cannot be read as one (of another format,
 * with marks of a merge conflict) names no file: what it lists is then neither removed nor vouched for.
 */
export async function readManifest(folder: string, disk: Disk): Promise<Manifest> {
  const bytes = await ifThere(disk.readFile(join(folder, manifestName)));
  return bytes === undefined ? { files: new Map() } : parseManifest(bytes.toString("utf8"));
}

/** The manifest as the text of its file says it; of a text that is none, one without files. */
export function parseManifest(text: string): Manifest {
  try {
    const { format, files } = JSON.parse(text) as Partial<ManifestFile>;
    if (format !== 1 || typeof files !== "object" || files === null) return { files: new Map() };
    const hashes = Object.entries(files).filter(([, hash]) => typeof hash === "string");
    return { files: new Map(hashes) };
  } catch {
    return { files: new Map() };
  }
}
