import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";

/** A refusal to read a revision, as the problem to show. */
export class RevisionError extends Error {
  constructor(readonly diagnostic: Diagnostic) {
    super(diagnostic.message);
  }
}

/** One commit of a repository, as far as it is read here. */
export interface Revision {
  /** As the user named it. */
  readonly name: string;
  readonly commit: string;
  /** Where the repository's working tree begins. */
  readonly repository: string;
}

/** What stands at a path of a revision. */
export type RevisionEntry =
  | { readonly kind: "file"; readonly text: string }
  | { readonly kind: "folder"; readonly files: readonly TreeFile[] };

interface TreeFile {
  /** Relative to the folder that was asked for. */
  readonly path: string;
  readonly object: string;
}

/**
 * Finds a revision in the repository that a folder belongs to.
 *
 * @throws RevisionError where git is missing, the folder is in no repository, or there is no such revision.
 */
export async function findRevision(folder: string, name: string): Promise<Revision> {
  const top = await git(folder, ["rev-parse", "--show-toplevel"]);
  if (top.status !== 0) {
    throw new RevisionError({
      rule: "not-a-git-repository",
      severity: "error",
      message: `${folder} is in no git repository, so that there is no revision ${name}.`,
      mend: "Name two docs folders or documents: specback diff BASE HEAD.",
    });
  }
  const repository = top.stdout.toString("utf8").trim();
  const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`];
  const found = await git(repository, args);
  if (found.status !== 0) {
    throw new RevisionError({
      rule: "revision-missing",
      severity: "error",
      message: `There is no git revision ${name} in ${repository}.`,
      mend:
        name === "HEAD"
          ? "Commit the docs first, or name what to compare with: specback diff BASE HEAD."
          : "Name a branch, tag or commit; in CI, fetch it first (actions/checkout with fetch-depth: 0).",
    });
  }
  return { name, commit: found.stdout.toString("utf8").trim(), repository };
}

/**
 * The path of a file or folder as git counts it, from the top of the repository of `from`; undefined
 * where it lies outside.
 */
export async function pathInRepository(
  from: string,
  relativePath: string,
): Promise<string | undefined> {
  const { stdout } = await git(from, ["rev-parse", "--show-prefix"]);
  const prefix = stdout.toString("utf8").replace(/\r?\n$/, "");
  const parts: string[] = [];
  for (const part of `${prefix}${relativePath.replaceAll("\\", "/")}`.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join("/");
}

/**
 * What a revision has at a path from the top of the repository; of a folder the Markdown below it.
 * Undefined where it has nothing there. Symbolic links and submodules are not followed.
 */
export async function readEntry(
  { repository, commit }: Revision,
  path: string,
): Promise<RevisionEntry | undefined> {
  const listed = await git(repository, [
    ...["--literal-pathspecs", "ls-tree", "-r", "-z", "--full-tree", commit],
    ...(path === "" ? [] : ["--", path]),
  ]);
  const blobs = listed.stdout
    .toString("utf8")
    .split("\0")
    .flatMap((line) => {
      const [, object, file] = /^100\d{3} blob ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
      return object === undefined || file === undefined ? [] : [{ path: file, object }];
    });
  const [first] = blobs;
  if (first === undefined) return undefined;
  if (first.path === path) {
    return {
      kind: "file",
      text: (await readBlobs(repository, [first]))[0]?.toString("utf8") ?? "",
    };
  }
  const prefix = path === "" ? 0 : path.length + 1;
  const files = blobs
    .map((blob) => ({ ...blob, path: blob.path.slice(prefix) }))
    .filter((blob) => /\.mdx?$/i.test(blob.path) && staysBelow(blob.path));
  return { kind: "folder", files };
}

/** A tree that was made by hand may hold names that lead out of it. */
const staysBelow = (path: string) =>
  !path.includes("\\") && path.split("/").every((part) => !["", ".", "..", ".git"].includes(part));

/** Lays files of a revision into a folder of their own for as long as `use` runs. */
export async function withFiles<Result>(
  { repository }: Revision,
  files: readonly TreeFile[],
  use: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), "specback-git-"));
  try {
    const contents = await readBlobs(repository, files);
    for (const directory of new Set(files.map(({ path }) => dirname(path)))) {
      await mkdir(join(folder, directory), { recursive: true });
    }
    await Promise.all(
      files.map(({ path }, position) =>
        writeFile(join(folder, path), contents[position] ?? Buffer.alloc(0)),
      ),
    );
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Reads objects by one process; its answer is `<object> blob <size>`, the bytes, and a line break, for each. */
async function readBlobs(repository: string, files: readonly TreeFile[]): Promise<Buffer[]> {
  const asked = files.map(({ object }) => `${object}\n`).join("");
  const { stdout } = await git(repository, ["cat-file", "--batch"], asked);
  let offset = 0;
  return files.map(() => {
    const end = stdout.indexOf(0x0a, offset);
    const size = Number(stdout.toString("latin1", offset, end).split(" ")[2] ?? 0);
    offset = end + 1 + size + 1;
    return stdout.subarray(end + 1, end + 1 + size);
  });
}

interface GitOutput {
  readonly status: number;
  readonly stdout: Buffer;
}

function git(cwd: string, args: readonly string[], input = ""): Promise<GitOutput> {
  return new Promise((resolve, reject) => {
    const options = { cwd, encoding: "buffer", maxBuffer: Infinity, windowsHide: true } as const;
    const child = execFile("git", args, options, (error, stdout) => {
      const status = error === null ? 0 : error.code;
      if (typeof status === "number") resolve({ status, stdout });
      else {
        const mend = "Install git, or name two docs folders or documents.";
        reject(
          new RevisionError({
            rule: "git-missing",
            severity: "error",
            message: `git could not be run: ${error?.message}`,
            mend,
          }),
        );
      }
    });
    // A process that does not read its input ends early; that shows in its status.
    child.stdin?.on("error", () => {});
    child.stdin?.end(input);
  });
}
