import { randomBytes } from "node:crypto";
import { basename, dirname } from "node:path";
import { type Disk, realDisk } from "./disk.js";
import { inspect, makeFolders, type WrittenFile } from "./target.js";

/**
 * Writes files (path below `folder` → text) so that each is either its old self or wholly new.
 *
 * All new bytes are first written beside their targets and then renamed into place; when one cannot be
 * written, nothing that was there has changed and no temporary file stays. A file that already holds
 * the bytes is left alone. What is not in the map is never touched. For files that belong together and
 * may replace earlier ones, see writeSet.
 *
 * Throws the file system's error, or a WriteError for a path that leads out of the folder or to something else than a file.
 */
export async function writeFiles(
  folder: string,
  files: ReadonlyMap<string, string>,
  disk: Disk = realDisk,
): Promise<WrittenFile[]> {
  const targets = await Promise.all(
    [...files].map(([path, text]) => inspect(folder, path, text, disk)),
  );
  const changed = targets
    .filter((target) => target.state === "written")
    .map((target) => ({
      ...target,
      temporary: `${target.file}.${randomBytes(6).toString("hex")}.tmp`,
    }));
  try {
    await makeFolders(changed, disk);
    for (const { temporary, bytes, mode } of changed) await disk.writeNew(temporary, bytes, mode);
    for (const { temporary, file } of changed) await disk.rename(temporary, file);
  } finally {
    // After a failure some are left; after the renames none is.
    await Promise.allSettled(changed.map(({ temporary }) => disk.remove(temporary)));
  }
  return targets.map(({ path, state }) => ({ path, state }));
}

/** Writes one file, by its whole path. See writeFiles. */
export async function writeOneFile(file: string, text: string): Promise<void> {
  await writeFiles(dirname(file), new Map([[basename(file), text]]));
}
