import { dirname, join } from "node:path";
import { type Disk, ifThere } from "../output/disk.js";
import { sha256 } from "../output/hash.js";
import { removable } from "../output/journal.js";
import { manifestName, manifestText, readManifest } from "../output/manifest.js";
import { inside } from "../output/target.js";

/** One whole portal in a folder of its own that never changes, named by what it holds. */
export interface Release {
  readonly files: ReadonlyMap<string, string>;
  /** True where all files hold what they held when they were published. */
  readonly intact: boolean;
}

/** What a release of these files is named, but for a number where a damaged one has the name. */
export function releaseName(files: ReadonlyMap<string, string>): string {
  return sha256(manifestText(files)).slice(0, 16);
}

/** True for the name of a release of these files. */
export function isReleaseOf(name: string, files: ReadonlyMap<string, string>): boolean {
  return name.replace(/-\d+$/, "") === releaseName(files);
}

/** Reads the files that a release's manifest lists; undefined where there is no such folder. */
export async function readRelease(folder: string, disk: Disk): Promise<Release | undefined> {
  if ((await ifThere(disk.stat(folder))) === undefined) return undefined;
  const manifest = await readManifest(folder, disk);
  const files = new Map<string, string>();
  let intact = manifest.files.size > 0;
  for (const [path, hash] of manifest.files) {
    const bytes = staysBelow(path) ? await ifThere(disk.readFile(join(folder, path))) : undefined;
    if (bytes === undefined || sha256(bytes) !== hash) intact = false;
    if (bytes !== undefined) files.set(path, bytes.toString("utf8"));
  }
  return { files, intact };
}

/** Writes a release into a folder that is not there, and makes it safe from a loss of power. */
export async function writeRelease(
  folder: string,
  files: ReadonlyMap<string, string>,
  disk: Disk,
): Promise<void> {
  const all = new Map([...files, [manifestName, manifestText(files)]]);
  const places = [...all].map(([path, text]) => ({ file: join(folder, inside(path)), text }));
  const folders = new Set(places.map(({ file }) => dirname(file)));
  for (const one of folders) await disk.makeFolder(one);
  for (const { file, text } of places) await disk.writeNew(file, Buffer.from(text));
  for (const one of folders) await disk.flushFolder(one);
}

/**
 * Removes the files of a release that hold what was published, its manifest last, so that a run that is
 * cut goes on where it was. What somebody added or changed stays, with its folders.
 */
export async function removeRelease(folder: string, disk: Disk): Promise<void> {
  const manifest = await readManifest(folder, disk);
  const folders = new Set<string>();
  for (const [path, hash] of manifest.files) {
    if (!staysBelow(path)) continue;
    const file = await removable(folder, path, hash, disk);
    if (file !== undefined) await disk.remove(file);
    for (let one = dirname(join(folder, path)); one !== folder; one = dirname(one))
      folders.add(one);
  }
  // One that holds something of others stays, as do those above it.
  const stays = () => {};
  const deepestFirst = [...folders].sort((a, b) => b.length - a.length);
  for (const one of deepestFirst) await disk.removeFolder(one).catch(stays);
  await disk.remove(join(folder, manifestName));
  await disk.removeFolder(folder).catch(stays);
}

function staysBelow(path: string): boolean {
  try {
    return inside(path) !== "";
  } catch {
    return false;
  }
}
