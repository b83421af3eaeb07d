import * as fs from "node:fs/promises";
import { platform } from "node:process";

/** The few steps on the file system that writing output takes, so that a test can stop at each of them. */
export interface Disk {
  readFile(path: string): Promise<Buffer>;
  /** Makes a file with these bytes, which are safe from a loss of power when the promise resolves. Fails where one is. */
  writeNew(path: string, bytes: Uint8Array, mode?: number): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** Removes a file; one that is not there is no error. */
  remove(path: string): Promise<void>;
  /** Makes a folder and those above it, and returns the first that was not there. */
  makeFolder(path: string): Promise<string | undefined>;
  /** Removes an empty folder. */
  removeFolder(path: string): Promise<void>;
  list(folder: string): Promise<string[]>;
  /** Follows symbolic links. */
  stat(path: string): Promise<Stats>;
  /** Tells of the symbolic link itself. */
  lstat(path: string): Promise<Stats>;
  realpath(path: string): Promise<string>;
  /** Makes a symbolic link to a folder. Fails where something is. */
  linkFolder(to: string, path: string): Promise<void>;
  /** Where a symbolic link leads, as it is written; rejects with EINVAL where it is none. */
  readLink(path: string): Promise<string>;
  /** Rejects where nothing may be made in or removed from the folder. */
  mayWrite(folder: string): Promise<void>;
  /** Makes what was renamed and removed in a folder safe from a loss of power. */
  flushFolder(folder: string): Promise<void>;
}

export interface Stats {
  isFile(): boolean;
  readonly mode: number;
  readonly mtimeMs: number;
}

/** The file system of this machine. */
export const realDisk: Disk = {
  readFile: (path) => fs.readFile(path),
  async writeNew(path, bytes, mode) {
    const file = await fs.open(path, "wx");
    try {
      await file.writeFile(bytes);
      if (mode !== undefined) await file.chmod(mode);
      await file.sync();
    } finally {
      await file.close();
    }
  },
  rename: (from, to) => patiently(() => fs.rename(from, to)),
  remove: (path) => patiently(() => fs.rm(path, { force: true })),
  makeFolder: (path) => fs.mkdir(path, { recursive: true }),
  removeFolder: (path) => fs.rmdir(path),
  list: (folder) => fs.readdir(folder),
  stat: (path) => fs.stat(path),
  lstat: (path) => fs.lstat(path),
  realpath: (path) => fs.realpath(path),
  linkFolder: (to, path) => fs.symlink(to, path, "dir"),
  readLink: (path) => fs.readlink(path),
  mayWrite: (folder) => fs.access(folder, fs.constants.W_OK),
  async flushFolder(folder) {
    // Windows opens no folder, and keeps its own order of writes.
    const handle = await fs.open(folder, "r").catch(() => undefined);
    if (handle === undefined) return;
    try {
      await handle.sync();
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      // Some network file systems cannot flush a folder.
      if (code !== "EINVAL" && code !== "EPERM" && code !== "ENOTSUP") throw error;
    } finally {
      await handle.close();
    }
  },
};

/** On Windows a scanner or an editor that has the file open refuses for a moment what is allowed. */
async function patiently(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? "";
      const momentary = platform === "win32" && ["EPERM", "EBUSY", "EACCES"].includes(code);
      if (!momentary || attempt === 6) throw error;
      await new Promise((resolve) => setTimeout(resolve, 10 * 2 ** attempt));
    }
  }
}

/** True for the error of a file or folder that is not there. */
export function isMissing(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  return code === "ENOENT" || code === "ENOTDIR";
}

/** What a step on the disk gives, or undefined where the file or folder is not there. */
export async function ifThere<Result>(step: Promise<Result>): Promise<Result | undefined> {
  try {
    return await step;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
