import { randomBytes } from "node:crypto";
import { chmod, mkdir, readFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, isAbsolute, join, normalize, sep } from "node:path";

/** What the user asked to write to cannot be written to. */
export class WriteError extends Error {
  override readonly name = "WriteError";
}

/** What became of one file: `path` is as it was given, relative to the folder. */
export interface WrittenFile {
  readonly path: string;
  readonly state: "written" | "unchanged";
}

/**
 * Writes files (path below `folder` → text) so that each is either its old self or wholly new.
 *
 * All new bytes are first written beside their targets and then renamed into place; when one cannot be
 * written, nothing that was there has changed and no temporary file stays. A file that already holds
 * the bytes is left alone. What is not in the map is never touched.
 *
 * Throws the file system's error, or a WriteError for a path that leads out of the folder or to something else than a file.
 */
export async function writeFiles(
  folder: string,
  files: ReadonlyMap<string, string>,
): Promise<WrittenFile[]> {
  const targets = await Promise.all(
    [...files].map(([path, text]) => inspect(path, join(folder, inside(path)), text)),
  );
  const changed = targets.filter((target) => target.state === "written");
  try {
    for (const target of changed) {
      await mkdir(dirname(target.file), { recursive: true });
      await writeFile(target.temporary, target.text, { flag: "wx" });
      if (target.mode !== undefined) await chmod(target.temporary, target.mode);
    }
    for (const { temporary, file } of changed) await rename(temporary, file);
  } finally {
    // After a failure some are left; after the renames none is.
    await Promise.all(changed.map(({ temporary }) => rm(temporary, { force: true })));
  }
  return targets.map(({ path, state }) => ({ path, state }));
}

interface Target extends WrittenFile {
  readonly text: string;
  /** Where the bytes go: behind a symbolic link, the file that it leads to. */
  readonly file: string;
  readonly temporary: string;
  /** The access rights of the file that is there. */
  readonly mode?: number;
}

/** Looks at what stands at a path before anything is written; throws where it is not a file. */
async function inspect(path: string, place: string, text: string): Promise<Target> {
  const file = await realpath(place).catch(() => place);
  const temporary = `${file}.${randomBytes(6).toString("hex")}.tmp`;
  const there = await stat(file).catch(absent);
  if (there === undefined) return { path, text, file, temporary, state: "written" };
  if (!there.isFile()) throw new WriteError(`${place} is not a file, and cannot be written.`);
  const same = (await readFile(file)).equals(Buffer.from(text));
  const state = same ? "unchanged" : "written";
  return { path, text, file, temporary, state, mode: there.mode };
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}

function inside(path: string): string {
  const below = normalize(path);
  if (isAbsolute(below) || below === "." || below === ".." || below.startsWith(`..${sep}`)) {
    throw new WriteError(`${path} leads out of the folder to write to.`);
  }
  return below;
}
