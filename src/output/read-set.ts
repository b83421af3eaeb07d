import { type Disk, ifThere, realDisk } from "./disk.js";
import { sha256 } from "./hash.js";
import { journalStands, settle } from "./journal.js";
import { type LockOptions, runFolderName, runningNow, takeLock } from "./lock.js";
import { manifestName, type Manifest, readManifest } from "./manifest.js";
import { inside } from "./target.js";
import { join } from "node:path";

/** The files of a whole set as they are on the disk. */
export interface OutputSet {
  readonly manifest: Manifest;
  /** The bytes of each file that the manifest names or that was asked for; undefined where it is not there. */
  readonly files: ReadonlyMap<string, Buffer | undefined>;
}

/**
 * Reads the set in an output folder, never half of one: a run that was cut is finished or rolled back
 * first, one that is putting its files in place is waited for. A run that only computes disturbs nobody.
 *
 * `also` names files to read besides those of the manifest. A folder that is not there has no files.
 */
export async function readSet(
  folder: string,
  also: Iterable<string> = [],
  options: LockOptions = {},
): Promise<OutputSet> {
  const { disk = realDisk } = options;
  for (;;) {
    await settleCutRun(folder, options, disk);
    const before = await fingerprint(folder, disk);
    const manifest = await readManifest(folder, disk);
    const files = new Map<string, Buffer | undefined>();
    for (const path of new Set([...manifest.files.keys(), ...also])) {
      files.set(path, await readOutput(folder, path, disk));
    }
    // A run that began meanwhile shows by its journal, one that also ended by the manifest.
    if (!(await journalStands(folder, disk)) && before === (await fingerprint(folder, disk))) {
      return { manifest, files };
    }
  }
}

async function settleCutRun(folder: string, options: LockOptions, disk: Disk): Promise<void> {
  const left = await ifThere(disk.lstat(join(folder, runFolderName)));
  if (left === undefined) return;
  const pending = await journalStands(folder, disk);
  if (!pending && (await runningNow(folder, disk, options.owners)) !== undefined) return;
  const lock = await takeLock(folder, options);
  try {
    await settle(lock);
  } finally {
    await lock.release();
  }
}

async function fingerprint(folder: string, disk: Disk): Promise<string> {
  const bytes = await ifThere(disk.readFile(join(folder, manifestName)));
  return bytes === undefined ? "" : sha256(bytes);
}

/** Undefined too for what is no file of this folder. */
async function readOutput(folder: string, path: string, disk: Disk): Promise<Buffer | undefined> {
  try {
    return await disk.readFile(join(folder, inside(path)));
  } catch {
    return undefined;
  }
}
