import { join } from "node:path";
import { type Journal, carryOut, removable, settle, writeJournal } from "./journal.js";
import type { Lock } from "./lock.js";
import { manifestName, manifestText, readManifest } from "./manifest.js";
import { inside, inspect, makeFolders, type Target, type WrittenFile } from "./target.js";
import { ifThere } from "./disk.js";

/**
 * Writes the files that belong together (path below the locked folder → text), and the manifest that
 * says so, in place of the set that is there: also after a cut at any moment, the folder is found by
 * the next command with the whole of the one or of the other.
 *
 * All new bytes are staged first; a journal then says what is left to do, and is carried out. A file
 * that holds its bytes already is left alone. Files of the earlier set that the new one has no more are
 * removed, unless somebody changed them. Anything else in the folder is never touched.
 *
 * Throws the file system's error, or a WriteError for a path that leads out of the folder or to
 * something else than a file; up to the journal, nothing that was there has changed then.
 */
export async function writeSet(
  lock: Lock,
  files: ReadonlyMap<string, string>,
): Promise<WrittenFile[]> {
  const { folder, disk } = lock;
  await settle(lock);
  const earlier = await readManifest(folder, disk);
  const targets: Target[] = [];
  for (const [path, text] of files) targets.push(await inspect(folder, path, text, disk));
  const manifest = await inspect(folder, manifestName, manifestText(files), disk);
  const gone = [...earlier.files].filter(([path]) => !files.has(path) && staysBelow(path));
  const obsolete = await Promise.all(
    gone.map(async ([path, hash]) => ({
      ...{ path, hash },
      there: (await ifThere(disk.lstat(join(folder, inside(path))))) !== undefined,
      removable: (await removable(folder, path, hash, disk)) !== undefined,
    })),
  );
  const remove = obsolete.filter((file) => file.removable);
  await replace(lock, [...targets, manifest], remove);
  return [
    ...targets.map(({ path, state }) => ({ path, state })),
    ...remove.map(({ path }) => ({ path, state: "removed" as const })),
    ...obsolete
      .filter((file) => file.there && !file.removable)
      .map(({ path }) => ({ path, state: "kept" as const })),
  ];
}

async function replace(
  lock: Lock,
  targets: readonly Target[],
  remove: Journal["remove"],
): Promise<void> {
  const { disk, runFolder } = lock;
  const changed = targets.filter(({ state }) => state === "written");
  if (changed.length === 0 && remove.length === 0) return;
  const place = changed.map(({ path }, position) => ({ staged: `staged-${position}`, path }));
  const journal: Journal = { place, remove: remove.map(({ path, hash }) => ({ path, hash })) };
  try {
    await makeFolders(changed, disk);
    for (const [position, { bytes, mode }] of changed.entries()) {
      await disk.writeNew(join(runFolder, `staged-${position}`), bytes, mode);
    }
    await writeJournal(lock, journal);
  } catch (error) {
    // Nothing has changed yet; what was staged goes, as far as that can be done. Where another run took
    // the lock, what is staged is its.
    await lock.confirm().then(
      () => settle(lock),
      () => {},
    );
    throw error;
  }
  await carryOut(lock, journal);
}

/** A manifest that somebody wrote to have other files removed is not obeyed. */
function staysBelow(path: string): boolean {
  try {
    return inside(path) !== "";
  } catch {
    return false;
  }
}
