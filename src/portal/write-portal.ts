import { settle } from "../output/journal.js";
import { type LockOptions, takeLock } from "../output/lock.js";
import { readSet } from "../output/read-set.js";
import type { WrittenFile } from "../output/target.js";
import { writeSet } from "../output/write-set.js";
import { parseVersions, type PublishedVersion, versionsName } from "./versions.js";

/** The versions of a portal that stands in a folder, and all of its files. */
export interface PublishedPortal {
  readonly versions: readonly PublishedVersion[];
  /** The texts of the files; those that are missing or were never specback's are left out. */
  readonly files: ReadonlyMap<string, string>;
}

/** Reads the portal in a folder, never half of one; a folder that is not there has no versions. */
export async function readPortal(folder: string, lock: LockOptions = {}): Promise<PublishedPortal> {
  const { manifest, files } = await readSet(folder, [], lock);
  const texts = new Map<string, string>();
  for (const path of manifest.files.keys()) {
    const bytes = files.get(path);
    if (bytes !== undefined) texts.set(path, bytes.toString("utf8"));
  }
  return portalOf(texts);
}

/** The portal that files make up, by path below its folder. */
export function portalOf(files: ReadonlyMap<string, string>): PublishedPortal {
  const versions = parseVersions(files.get(versionsName));
  // One whose files somebody removed is no longer to be had.
  return { versions: versions.filter((one) => one.files.every((path) => files.has(path))), files };
}

/**
 * The whole set of a portal's files: those that were built, and those of the earlier versions that
 * `versions.json` lists, as they were.
 */
export function withEarlier(
  built: ReadonlyMap<string, string>,
  published: PublishedPortal,
): ReadonlyMap<string, string> {
  const whole = new Map(built);
  for (const { files } of parseVersions(built.get(versionsName))) {
    for (const path of files) {
      const text = published.files.get(path);
      if (!whole.has(path) && text !== undefined) whole.set(path, text);
    }
  }
  return whole;
}

/**
 * Builds a portal into a folder under its lock, so that of two runs at once the later one sees the
 * versions of the first, and that the folder always has the whole of one portal or of the next.
 *
 * `build` is given what is published, and returns what is to be in its place; nothing is written where it
 * returns undefined. Throws a WriteError where the folder cannot be written to.
 */
export async function portalInto(
  folder: string,
  build: (published: PublishedPortal) => Promise<ReadonlyMap<string, string> | undefined>,
  options: LockOptions = {},
): Promise<readonly WrittenFile[]> {
  const lock = await takeLock(folder, options);
  try {
    await settle(lock);
    const published = await readPortal(folder, { ...options, disk: lock.disk });
    const built = await build(published);
    return built === undefined ? [] : await writeSet(lock, withEarlier(built, published));
  } finally {
    await lock.release();
  }
}
