import { join } from "node:path";
import { type Disk, ifThere, realDisk } from "../output/disk.js";
import { settle } from "../output/journal.js";
import { type Lock, type LockOptions, takeLock } from "../output/lock.js";
import { portalOf } from "../portal/write-portal.js";
import {
  isReleaseOf,
  readRelease,
  type Release,
  releaseName,
  removeRelease,
  writeRelease,
} from "./release.js";
import { type Content, documentsOf, noPortal, PublishError, type Target } from "./target.js";

export interface DirOptions {
  /** An absolute path. */
  readonly folder: string;
  /** As people name the folder. */
  readonly name: string;
  /** How many releases stay, the one that is served among them; at least that one does. */
  readonly keep: number;
  readonly lock?: LockOptions;
}

const releasesName = "releases";
const currentName = "current";
const recordName = ".specback-releases.json";

/**
 * A folder for a web server that serves `current` in it: a symbolic link to one of `releases/`. Each
 * release is written whole before one rename puts the link on it, so every moment has one whole portal.
 */
export function dirTarget({ folder, name, keep, lock: options = {} }: DirOptions): Target {
  const disk = options.disk ?? realDisk;
  return {
    name: `the folder ${name}`,
    async open(write) {
      const lock = write ? await takeLock(folder, options) : undefined;
      try {
        if (lock !== undefined) await tidyUp(lock);
        const current = await currentRelease(folder, disk);
        const release =
          current === undefined
            ? undefined
            : await readRelease(releaseFolder(folder, current), disk);
        const portal = release ? portalOf(release.files) : noPortal;
        let served = false;
        return {
          held: { documents: documentsOf(portal), oneAtATime: false, portal, problems: [] },
          has: async ({ files }) => (served = isCurrent(current, release, files)),
          async put({ files }) {
            if (lock === undefined) throw new Error("The folder was opened to be read.");
            const released = await putRelease(lock, files);
            await switchTo(lock, released);
            served = true;
            return `${name}/${currentName}, which is ${releasesName}/${released}`;
          },
          async close() {
            try {
              // Also where a run that was cut has done all but this.
              if (lock !== undefined && served) await prune(lock, Math.max(1, keep));
            } finally {
              await lock?.release();
            }
          },
        };
      } catch (error) {
        await lock?.release();
        throw error;
      }
    },
  };
}

const releaseFolder = (folder: string, name: string) => join(folder, releasesName, name);

const isCurrent = (
  current: string | undefined,
  release: Release | undefined,
  files: Content["files"],
) => current !== undefined && release?.intact === true && isReleaseOf(current, files);

/** The release that is served; undefined where there is none yet. */
async function currentRelease(folder: string, disk: Disk): Promise<string | undefined> {
  const link = join(folder, currentName);
  const leads = await ifThere(disk.readLink(link)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "EINVAL" || error.code === "UNKNOWN") return "";
    throw error;
  });
  if (leads === undefined) return undefined;
  const name = /^releases[\\/]([\da-f]{16}(?:-\d+)?)[\\/]?$/.exec(leads)?.[1];
  if (name !== undefined) return name;
  throw new PublishError({
    rule: "publish-link-refused",
    severity: "error",
    message: `${link} is no link to a release, so it is not specback's to replace.`,
    mend: "Move it away, or name another folder: --folder FOLDER.",
  });
}

/** What a run that was cut has left of its own. */
async function tidyUp(lock: Lock): Promise<void> {
  const { runFolder, disk } = lock;
  await settle(lock);
  await removeTree(join(runFolder, "release"), disk);
  for (const name of ["record", "link"]) await disk.remove(join(runFolder, name));
}

/** Whatever it holds: the folder is in that of a run, and nobody else's. */
async function removeTree(folder: string, disk: Disk): Promise<void> {
  for (const name of (await ifThere(disk.list(folder))) ?? []) {
    const path = join(folder, name);
    if ((await ifThere(disk.lstat(path)))?.isFile()) await disk.remove(path);
    else await removeTree(path, disk);
  }
  await ifThere(disk.removeFolder(folder));
}

/** Puts a release among the others, unless it is there; it is on the record before, so that it can be removed. */
async function putRelease(lock: Lock, files: Content["files"]): Promise<string> {
  const { folder, runFolder, disk } = lock;
  let name = releaseName(files);
  for (let number = 1; ; number++) {
    const there = await readRelease(releaseFolder(folder, name), disk);
    if (there?.intact === true) return name;
    if (there === undefined) break;
    name = `${releaseName(files)}-${number}`;
  }
  const staged = join(runFolder, "release");
  await writeRelease(staged, files, disk);
  await lock.confirm();
  await writeRecord(lock, [name, ...(await readRecord(lock)).filter((one) => one !== name)]);
  await disk.makeFolder(join(folder, releasesName));
  await disk.rename(staged, releaseFolder(folder, name));
  await disk.flushFolder(join(folder, releasesName));
  return name;
}

/** Makes the release the one that is served, by one rename. */
async function switchTo({ folder, runFolder, disk, confirm }: Lock, name: string): Promise<void> {
  const link = join(runFolder, "link");
  await confirm();
  try {
    await disk.linkFolder(`${releasesName}/${name}`, link);
    await disk.rename(link, join(folder, currentName));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (!["EPERM", "ENOSYS", "ENOTSUP", "EOPNOTSUPP", "EISDIR"].includes(code ?? "")) throw error;
    throw new PublishError({
      rule: "publish-link-refused",
      severity: "error",
      message: `The system lets no symbolic link be put at ${join(folder, currentName)}: ${message}.`,
      mend: "Publish to a file system with symbolic links (on Windows, with developer mode), or build there: specback portal --out FOLDER.",
    });
  }
  await disk.flushFolder(folder);
}

/** Removes the releases that have had their time; each leaves the record when it is gone. */
async function prune(lock: Lock, keep: number): Promise<void> {
  const { folder, disk } = lock;
  const current = await currentRelease(folder, disk);
  const others = (await readRecord(lock)).filter((name) => name !== current);
  const names = current === undefined ? others : [current, ...others];
  for (const name of names.slice(keep)) await removeRelease(releaseFolder(folder, name), disk);
  await writeRecord(lock, names.slice(0, keep));
}

/** The releases that specback made and has not removed, the newest first. */
async function readRecord({ folder, disk }: Lock): Promise<string[]> {
  const bytes = await ifThere(disk.readFile(join(folder, recordName)));
  try {
    const { releases } = JSON.parse(bytes?.toString("utf8") ?? "") as { releases?: unknown };
    const names: unknown[] = Array.isArray(releases) ? releases : [];
    return names.filter(
      (name): name is string => typeof name === "string" && /^[\da-f]{16}(?:-\d+)?$/.test(name),
    );
  } catch {
    return [];
  }
}

async function writeRecord(lock: Lock, releases: readonly string[]): Promise<void> {
  const { folder, runFolder, disk } = lock;
  if (JSON.stringify(releases) === JSON.stringify(await readRecord(lock))) return;
  const draft = join(runFolder, "record");
  await disk.remove(draft);
  const text = `${JSON.stringify({ format: 1, releases }, null, 2)}\n`;
  await disk.writeNew(draft, Buffer.from(text));
  await disk.rename(draft, join(folder, recordName));
  await disk.flushFolder(folder);
}
