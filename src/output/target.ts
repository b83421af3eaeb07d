import { dirname, isAbsolute, join, normalize, sep } from "node:path";
import { type Disk, ifThere } from "./disk.js";

/** What the user asked to write to cannot be written to. */
export class WriteError extends Error {
  override readonly name = "WriteError";
}

/** What became of one file: `path` is as it was given, relative to the folder. */
export interface WrittenFile {
  readonly path: string;
  /** `kept` is a file that specback no longer writes and somebody has changed. */
  readonly state: "written" | "unchanged" | "removed" | "kept";
}

/** A file to be written, and what stands in its place. */
export interface Target {
  readonly path: string;
  readonly bytes: Buffer;
  /** Where the bytes go: behind a symbolic link, the file that it leads to. */
  readonly file: string;
  readonly state: "written" | "unchanged";
  /** The access rights of the file that is there. */
  readonly mode?: number;
}

/**
 * Looks at what stands at a path below a folder before anything is written.
 *
 * Throws a WriteError where it is not a file, or where the path leads out of the folder.
 */
export async function inspect(
  folder: string,
  path: string,
  text: string,
  disk: Disk,
): Promise<Target> {
  const place = join(folder, inside(path));
  const file = (await ifThere(disk.realpath(place))) ?? place;
  const bytes = Buffer.from(text);
  const there = await ifThere(disk.stat(file));
  if (there === undefined) return { path, bytes, file, state: "written" };
  if (!there.isFile()) throw new WriteError(`${place} is not a file, and cannot be written.`);
  const same = (await disk.readFile(file)).equals(bytes);
  return { path, bytes, file, state: same ? "unchanged" : "written", mode: there.mode };
}

/** The path in the system's form. Throws a WriteError where it leads out of the folder it is below. */
export function inside(path: string): string {
  const below = normalize(path);
  if (isAbsolute(below) || below === "." || below === ".." || below.startsWith(`..${sep}`)) {
    throw new WriteError(`${path} leads out of the folder to write to.`);
  }
  return below;
}

/** Makes the folders that files go to, and makes sure that they can be written to. */
export async function makeFolders(targets: readonly Target[], disk: Disk): Promise<void> {
  for (const folder of new Set(targets.map(({ file }) => dirname(file)))) {
    await disk.makeFolder(folder);
    await disk.mayWrite(folder);
  }
}
