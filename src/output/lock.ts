import { randomBytes } from "node:crypto";
import { dirname, join } from "node:path";
import { type Disk, ifThere, isMissing, realDisk } from "./disk.js";
import { type Owner, type Owners, systemOwners } from "./owner.js";
import { WriteError } from "./target.js";

/**
 * The folder that a run makes in the output folder and removes at its end: its lock, and the files that
 * are not in place yet. It is of the same file system as the output, so that a rename puts them there.
 */
export const runFolderName = ".specback-run";

export interface LockOptions {
  readonly disk?: Disk;
  readonly owners?: Owners;
  /** How long to wait for another run, in milliseconds. */
  readonly patience?: number;
  /** Called once, when another run is waited for. */
  readonly onWait?: (owner: Owner) => void | Promise<void>;
  readonly sleep?: (milliseconds: number) => Promise<void>;
}

/** The right to write to an output folder, until it is released. */
export interface Lock {
  readonly folder: string;
  readonly runFolder: string;
  readonly disk: Disk;
  /** True when another run had to end first. */
  readonly waited: boolean;
  /** Throws a WriteError where another run took the lock for one whose owner is dead. */
  confirm(): Promise<void>;
  release(): Promise<void>;
}

/**
 * Takes the lock of an output folder, which is made where it is not there; waits while another has it.
 *
 * Each contender makes a file of its own name and then looks for others; whoever sees one that is alive
 * withdraws. Of two, the later one to make its file sees the earlier one's, so never do both go on. The
 * name says whose it is, so that no moment shows a lock without its owner; and because no name is used
 * twice, whoever finds a dead one may remove it.
 *
 * Throws a WriteError when the other run has not ended in time, and the file system's errors.
 */
export async function takeLock(folder: string, options: LockOptions = {}): Promise<Lock> {
  const { disk = realDisk, owners = systemOwners, patience = 120_000, onWait } = options;
  const sleep = options.sleep ?? wait;
  const runFolder = join(folder, runFolderName);
  const own = nameOf(await owners.self());
  let made: string | undefined;
  let waited = 0;
  for (let told = false; ;) {
    let other = await rival(runFolder, own, { disk, owners });
    if (other === undefined) {
      const folders = await makeFolder(runFolder, disk);
      made = folders.made ?? made;
      if (folders.there && (await makeFile(join(runFolder, own), disk))) {
        other = await rival(runFolder, own, { disk, owners });
        if (other === undefined) break;
        await disk.remove(join(runFolder, own));
      }
    }
    if (waited > patience) throw new WriteError(refusal(folder, other));
    if (other !== undefined && !told && waited > 0) {
      told = true;
      await onWait?.(other.owner);
    }
    // Contenders that withdrew for each other must not meet again and again.
    const pause = 20 + Math.random() * 60;
    await sleep(pause);
    waited += pause;
  }
  await disk.writeNew(join(runFolder, ".gitignore"), Buffer.from("*\n")).catch(unlessThere);
  const confirm = async () => {
    if (await ifThere(disk.lstat(join(runFolder, own)))) return;
    throw new WriteError(`Another run took ${folder} over; nothing of this run was written.`);
  };
  return {
    ...{ folder, runFolder, disk, confirm, waited: waited > 0 },
    release: () => release({ folder, runFolder, own, made, disk }),
  };
}

/** Such as `lock.4711.91234.0a1b2c3d4e5f.89abcdef`. */
const lockName = /^lock\.(\d+)\.(\d+)\.([\da-f]+)\.[\da-f]+$/;

function nameOf({ pid, began, place }: Owner): string {
  return `lock.${pid}.${began}.${place}.${randomBytes(4).toString("hex")}`;
}

interface Rival {
  readonly file: string;
  readonly owner: Owner;
}

/** Whose process cannot be looked for is taken for dead when it has run longer than any run does. */
const longestRun = 15 * 60_000;

/** Another's lock that is alive or may be; locks of the dead are removed. */
async function rival(
  runFolder: string,
  own: string,
  { disk, owners }: { readonly disk: Disk; readonly owners: Owners },
): Promise<Rival | undefined> {
  for (const name of (await ifThere(disk.list(runFolder))) ?? []) {
    const [, pid, began = "", place = ""] = lockName.exec(name) ?? [];
    if (pid === undefined || name === own) continue;
    const file = join(runFolder, name);
    const owner = { pid: Number(pid), began, place };
    let fate = await owners.fate(owner);
    if (fate === "unknown") {
      const made = (await ifThere(disk.lstat(file)))?.mtimeMs;
      if (made === undefined || Date.now() - made > longestRun) fate = "dead";
    }
    if (fate !== "dead") return { file, owner };
    await disk.remove(file);
  }
  return undefined;
}

/** The run that writes to the folder at the moment, if any; changes nothing but locks of the dead. */
export async function runningNow(
  folder: string,
  disk: Disk = realDisk,
  owners: Owners = systemOwners,
): Promise<Owner | undefined> {
  return (await rival(join(folder, runFolderName), "", { disk, owners }))?.owner;
}

/** What a cut run leaves behind is not for git; the file may be left of one, or be another contender's. */
function unlessThere(error: NodeJS.ErrnoException): void {
  if (error.code !== "EEXIST") throw error;
}

/** Not there where a run that ended removed it, or one above it, in the moment in which it was made. */
async function makeFolder(
  folder: string,
  disk: Disk,
): Promise<{ readonly there: boolean; readonly made?: string | undefined }> {
  try {
    return { there: true, made: await disk.makeFolder(folder) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return { there: false };
  }
}

/** False where a run that ended removed the folder in this very moment. */
async function makeFile(file: string, disk: Disk): Promise<boolean> {
  try {
    await disk.writeNew(file, Buffer.from(""));
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

function refusal(folder: string, other: Rival | undefined): string {
  if (other === undefined) return `Other runs write to ${folder} all the time.`;
  const { owner, file } = other;
  return (
    `Another run of specback (process ${owner.pid}) writes to ${folder} and does not end. ` +
    `Wait for it; if it is gone for certain, remove ${file}.`
  );
}

/** Leaves no trace where nothing was written: neither the run's folder nor those made for it. */
async function release({
  folder,
  runFolder,
  own,
  made,
  disk,
}: {
  readonly folder: string;
  readonly runFolder: string;
  readonly own: string;
  readonly made: string | undefined;
  readonly disk: Disk;
}): Promise<void> {
  await disk.remove(join(runFolder, ".gitignore"));
  await disk.remove(join(runFolder, own));
  try {
    await disk.removeFolder(runFolder);
    if (made === undefined || made === runFolder) return;
    for (let empty = folder; ; empty = dirname(empty)) {
      await disk.removeFolder(empty);
      if (empty === made) return;
    }
  } catch {
    // A folder that holds something stays: files that were written, or another contender's lock.
  }
}

const wait = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
