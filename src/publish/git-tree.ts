import { isAbsolute, join } from "node:path";
import { manifestName, manifestText, parseManifest } from "../output/manifest.js";
import { sha256 } from "../output/hash.js";
import { asked, type Git } from "./git-commands.js";

/** The files of a commit that specback published, and the objects of all. */
export interface PublishedTree {
  /** Path → object, of every file. */
  readonly objects: ReadonlyMap<string, string>;
  /** Path → text, of those that its manifest names, and of the manifest. */
  readonly files: ReadonlyMap<string, string>;
  /** Those of them that hold what was published: nobody changed them since. */
  readonly unchanged: ReadonlySet<string>;
}

/** Reads what a commit has of specback's; nothing where there is none. */
export async function readTree(git: Git, commit: string | undefined): Promise<PublishedTree> {
  if (commit === undefined) return { objects: new Map(), files: new Map(), unchanged: new Set() };
  const listed = await asked(git, ["ls-tree", "-r", "-z", "--full-tree", commit]);
  const objects = new Map(
    listed.split("\0").flatMap((line): [string, string][] => {
      const [, object, path] = /^100\d{3} blob ([\da-f]+)\t(.*)$/s.exec(line) ?? [];
      return object === undefined || path === undefined ? [] : [[path, object]];
    }),
  );
  const [manifest] = await readObjects(git, [objects.get(manifestName)]);
  const hashes = parseManifest(manifest?.toString("utf8") ?? "").files;
  const paths = [...hashes.keys()].filter((path) => objects.has(path));
  const contents = await readObjects(
    git,
    paths.map((path) => objects.get(path)),
  );
  const files = new Map(manifest === undefined ? [] : [[manifestName, manifest.toString("utf8")]]);
  const unchanged = new Set<string>();
  for (const [position, path] of paths.entries()) {
    const bytes = contents[position];
    if (bytes === undefined) continue;
    files.set(path, bytes.toString("utf8"));
    if (sha256(bytes) === hashes.get(path)) unchanged.add(path);
  }
  return { objects, files, unchanged };
}

/** One process reads all; its answer is `<object> blob <size>`, the bytes, and a line break, for each. */
async function readObjects(
  git: Git,
  objects: readonly (string | undefined)[],
): Promise<(Buffer | undefined)[]> {
  const wanted = objects.filter((object) => object !== undefined);
  if (wanted.length === 0) return objects.map(() => undefined);
  const { stdout } = await git(["cat-file", "--batch"], { input: `${wanted.join("\n")}\n` });
  let offset = 0;
  return objects.map((object) => {
    if (object === undefined) return undefined;
    const end = stdout.indexOf(0x0a, offset);
    const size = Number(stdout.toString("latin1", offset, end).split(" ")[2]);
    if (!Number.isInteger(size)) return undefined;
    offset = end + 1 + size + 1;
    return stdout.subarray(end + 1, end + 1 + size);
  });
}

/** True where a tree has just these files of specback's, whatever else it has. */
export function treeHas({ files: there }: PublishedTree, files: ReadonlyMap<string, string>) {
  const whole = withManifest(files);
  return whole.size === there.size && [...whole].every(([path, text]) => there.get(path) === text);
}

/**
 * Writes the tree that has these files in place of those that specback published before, and all others as
 * they were, by an index of its own; returns its object.
 */
export async function writeTree(
  git: Git,
  about: {
    readonly commit: string | undefined;
    readonly before: PublishedTree;
    readonly files: ReadonlyMap<string, string>;
    /** A file that is not there. */
    readonly index: string;
  },
): Promise<string> {
  const { commit, before, files, index } = about;
  const whole = withManifest(files);
  const entries = [...before.unchanged]
    .filter((path) => !whole.has(path))
    .map((path) => `0 ${before.objects.get(path)}\t${path}\0`);
  for (const [path, text] of whole) {
    if (before.files.get(path) === text) continue;
    const object = await asked(git, ["hash-object", "-w", "--stdin"], { input: text });
    entries.push(`100644 ${object}\t${path}\0`);
  }
  const empty = commit === undefined ? ["--empty"] : [commit];
  await asked(git, ["read-tree", ...empty], { index });
  await asked(git, ["update-index", "-z", "--index-info"], { index, input: entries.join("") });
  return asked(git, ["write-tree"], { index });
}

function withManifest(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...files, [manifestName, manifestText(files)]]);
}

/** The folder that all working trees of the repository share: an absolute path. */
export async function commonFolder(git: Git, cwd: string): Promise<string> {
  const folder = await asked(git, ["rev-parse", "--git-common-dir"]);
  return isAbsolute(folder) ? folder : join(cwd, folder);
}
