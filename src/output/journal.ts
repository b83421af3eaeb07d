import { dirname, join, relative, sep } from "node:path";
import { type Disk, ifThere } from "./disk.js";
import { sha256 } from "./hash.js";
import { type Lock, runFolderName } from "./lock.js";
import { inside, WriteError } from "./target.js";

/**
 * What is left to do once all new bytes are on the disk. From the moment it stands in the run's folder
 * the new set is the one that counts: whoever finds it carries it out.
 */
export interface Journal {
  /** In this order; the manifest is the last. */
  readonly place: readonly { readonly staged: string; readonly path: string }[];
  /** Files of the earlier set, removed if they still hold what specback wrote. */
  readonly remove: readonly { readonly path: string; readonly hash: string }[];
}

const journalName = "journal.json";

/** True while a new set is only partly in place. */
export async function journalStands(folder: string, disk: Disk): Promise<boolean> {
  return (await ifThere(disk.lstat(join(folder, runFolderName, journalName)))) !== undefined;
}

/** Writes the journal: by the one rename in here the new set takes the place of the old one. */
export async function writeJournal(lock: Lock, journal: Journal): Promise<void> {
  const { disk, runFolder } = lock;
  const draft = join(runFolder, "journal.draft");
  await disk.writeNew(draft, Buffer.from(JSON.stringify(journal)));
  await lock.confirm();
  await disk.rename(draft, join(runFolder, journalName));
  await disk.flushFolder(runFolder);
}

/**
 * Carries out the journal that stands in the run's folder, then removes it. Each step may have been
 * done before: a staged file that is gone is in its place.
 */
export async function carryOut({ folder, runFolder, disk }: Lock, journal: Journal): Promise<void> {
  const touched = new Set<string>();
  for (const { staged, path } of journal.place) {
    const place = join(folder, inside(path));
    const file = (await ifThere(disk.realpath(place))) ?? place;
    await putInPlace(join(runFolder, inside(staged)), file, disk);
    touched.add(dirname(file));
  }
  for (const { path, hash } of journal.remove) {
    const file = await removable(folder, path, hash, disk);
    if (file === undefined) continue;
    await disk.remove(file);
    await removeEmptyFolders(folder, dirname(file), disk);
  }
  for (const parent of touched) await disk.flushFolder(parent);
  await disk.remove(join(runFolder, journalName));
}

/**
 * What a run that was cut has left, under the lock: a journal is carried out, so that its set is whole;
 * without one nothing in the output has changed yet, and the staged files go.
 */
export async function settle(lock: Lock): Promise<void> {
  const { disk, runFolder } = lock;
  const text = await ifThere(disk.readFile(join(runFolder, journalName)));
  if (text !== undefined) await carryOut(lock, readJournal(join(runFolder, journalName), text));
  for (const name of await disk.list(runFolder)) {
    if (/^(?:staged-\d+|journal\.draft)$/.test(name)) await disk.remove(join(runFolder, name));
  }
}

/** A journal was renamed into its place whole; one that is no journal is none of specback's. */
function readJournal(file: string, text: Buffer): Journal {
  try {
    const journal = JSON.parse(text.toString("utf8")) as Journal;
    for (const { path } of [...journal.place, ...journal.remove]) inside(path);
    for (const { staged } of journal.place) inside(staged);
    return journal;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new WriteError(`${file} cannot be carried out: ${why} Remove it if it is not yours.`);
  }
}

/** The file of the earlier set, if it is there, below the folder, and holds what specback wrote. */
export async function removable(
  folder: string,
  path: string,
  hash: string,
  disk: Disk,
): Promise<string | undefined> {
  const file = join(folder, inside(path));
  const there = await ifThere(disk.lstat(file));
  // What a symbolic link leads to, itself or by a folder above it, is not specback's to remove.
  if (!there?.isFile()) return undefined;
  const [parent, root] = [await disk.realpath(dirname(file)), await disk.realpath(folder)];
  if (parent !== root && !parent.startsWith(root + sep)) return undefined;
  return sha256(await disk.readFile(file)) === hash ? file : undefined;
}

async function putInPlace(staged: string, file: string, disk: Disk): Promise<void> {
  try {
    await disk.rename(staged, file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const bytes = await ifThere(disk.readFile(staged));
    if (bytes === undefined) return;
    if (code !== "EXDEV") throw error;
    // The place is a symbolic link to another file system, which renames cannot reach.
    const near = `${file}.specback-staged`;
    await disk.remove(near);
    await disk.writeNew(near, bytes, (await ifThere(disk.stat(file)))?.mode);
    await disk.rename(near, file);
    await disk.remove(staged);
  }
}

async function removeEmptyFolders(root: string, folder: string, disk: Disk): Promise<void> {
  for (let empty = folder; relative(root, empty) !== ""; empty = dirname(empty)) {
    try {
      await disk.removeFolder(empty);
    } catch {
      return;
    }
  }
}
