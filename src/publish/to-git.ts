import { join } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { type Lock, type LockOptions, takeLock } from "../output/lock.js";
import { versionsName } from "../portal/versions.js";
import { portalOf } from "../portal/write-portal.js";
import { asked, type Git, refused } from "./git-commands.js";
import { commonFolder, type PublishedTree, readTree, treeHas, writeTree } from "./git-tree.js";
import { targetForeign } from "./refusals.js";
import { type Content, documentsOf, PublishError, type Target } from "./target.js";

export interface GitOptions {
  readonly git: Git;
  /** The folder that git is run in: an absolute path. */
  readonly cwd: string;
  readonly branch: string;
  /** The remote that has the branch, by name or address; without one it is the repository's own. */
  readonly remote?: string | undefined;
  readonly lock?: LockOptions;
}

/**
 * A branch for hosts that serve one, such as gh-pages. Commits are made of objects alone: no checkout, no
 * index of the user's and no HEAD is touched, and files that specback did not publish stay as they are.
 *
 * With a remote, the remote's branch is the target, and the repository's own branches stay too.
 */
export function gitTarget(options: GitOptions): Target {
  const { git, cwd, branch, remote } = options;
  const name = `the branch ${branch}${remote === undefined ? "" : ` of ${remote}`}`;
  return {
    name,
    async open(write) {
      await checkPlace(options);
      const lock = write ? await lockOf(git, cwd, options.lock) : undefined;
      try {
        const tip = await tipOf(options);
        const tree = await readTree(git, tip);
        const portal = portalOf(tree.files);
        const foreign = tip !== undefined && !tree.files.has(versionsName);
        const problems = foreign
          ? [targetForeign(name, "its files are not those of a portal")]
          : [];
        return {
          held: { documents: documentsOf(portal), oneAtATime: false, portal, problems },
          has: async ({ files }) => treeHas(tree, forPages(files)),
          async put(content) {
            if (lock === undefined) throw new Error("The branch was opened to be read.");
            const commit = await commitOf(git, { lock, tip, tree, content });
            if (commit !== undefined) await moveBranch(options, commit, tip);
            return `${name} at ${(commit ?? tip ?? "").slice(0, 12)}`;
          },
          close: async () => lock?.release(),
        };
      } catch (error) {
        await lock?.release();
        throw error;
      }
    },
  };
}

/** GitHub Pages leaves out folders that begin with a dot, unless it is told not to look. */
const forPages = (files: Content["files"]) => new Map([...files, [".nojekyll", ""]]);

async function checkPlace({ git, cwd, branch, remote }: GitOptions): Promise<void> {
  if ((await git(["rev-parse", "--git-dir"])).status !== 0)
    throw new PublishError(noRepository(cwd));
  if ((await git(["check-ref-format", `refs/heads/${branch}`])).status !== 0) {
    throw new PublishError(branchRefused(`${branch} is no name for a branch`));
  }
  if (remote !== undefined) return;
  const trees = await asked(git, ["worktree", "list", "--porcelain"]);
  if (trees.split("\n").includes(`branch refs/heads/${branch}`)) {
    throw new PublishError(branchRefused(`The branch ${branch} is checked out`));
  }
}

/** One run at a time; what a run that was cut has left goes, and at the end the folder. */
async function lockOf(git: Git, cwd: string, options: LockOptions = {}): Promise<Lock> {
  const folder = join(await commonFolder(git, cwd), "specback-publish");
  const lock = await takeLock(folder, options);
  for (const name of [indexName, `${indexName}.lock`]) {
    await lock.disk.remove(join(lock.runFolder, name));
  }
  const release = async () => {
    await lock.release();
    // One that a run that was cut had made is not this lock's to remove, and another run may be in it.
    await lock.disk.removeFolder(folder).catch(() => {});
  };
  return { ...lock, release };
}

const indexName = "index";

/** The commit that the branch is at; of a remote, with all that it needs. Undefined where there is no branch. */
async function tipOf({ git, branch, remote }: GitOptions): Promise<string | undefined> {
  const ref = `refs/heads/${branch}`;
  if (remote === undefined) {
    const { status, stdout } = await git(["rev-parse", "--verify", "--quiet", `${ref}^{commit}`]);
    return status === 0 ? stdout.toString("utf8").trim() : undefined;
  }
  const listed = await asked(git, ["ls-remote", "--quiet", "--", remote, ref]);
  const line = listed.split("\n").find((one) => one.endsWith(`\t${ref}`));
  const tip = line?.split("\t")[0];
  if (tip === undefined) return undefined;
  if ((await git(["cat-file", "-e", `${tip}^{commit}`])).status !== 0) {
    const quiet = ["--quiet", "--no-tags", "--no-recurse-submodules"];
    // Kept by nothing: neither FETCH_HEAD nor the user's own remote-tracking branches move.
    const traceless = ["--no-write-fetch-head", "--refmap="];
    await asked(git, ["fetch", ...quiet, ...traceless, "--", remote, ref]);
  }
  return tip;
}

/** Makes the commit; undefined where the branch has that very tree. */
async function commitOf(
  git: Git,
  about: {
    readonly lock: Lock;
    readonly tip: string | undefined;
    readonly tree: PublishedTree;
    readonly content: Content;
  },
): Promise<string | undefined> {
  const { lock, tip, tree, content } = about;
  const index = join(lock.runFolder, indexName);
  const { title, version } = content.document.info;
  try {
    const files = forPages(content.files);
    const object = await writeTree(git, { commit: tip, before: tree, files, index });
    if (tip !== undefined && object === (await asked(git, ["rev-parse", `${tip}^{tree}`]))) {
      return undefined;
    }
    const parents = tip === undefined ? [] : ["-p", tip];
    const message = `Publish ${title} ${version}`.replace(/\s+/g, " ");
    return await asked(git, ["commit-tree", object, ...parents], { input: `${message}\n` });
  } finally {
    await lock.disk.remove(index);
  }
}

/** Moves the branch from where it was found to the commit; nothing is forced. */
async function moveBranch(
  { git, branch, remote }: GitOptions,
  commit: string,
  tip: string | undefined,
): Promise<void> {
  const ref = `refs/heads/${branch}`;
  const words =
    remote === undefined
      ? // An empty old value means that there must be no such branch.
        ["update-ref", "-m", "specback publish", ref, commit, tip ?? ""]
      : ["push", "--quiet", "--", remote, `${commit}:${ref}`];
  const { status, stderr } = await git(words);
  if (status === 0) return;
  const moved = /\[rejected\]|non-fast-forward|but expected|reference already exists/.test(stderr);
  throw new PublishError(moved ? conflict(branch) : refused(words, stderr));
}

const noRepository = (cwd: string): Diagnostic => ({
  rule: "not-a-git-repository",
  severity: "error",
  message: `${cwd} is in no git repository.`,
  mend: "Run git init there, or publish to a folder: --to dir.",
});

const branchRefused = (why: string): Diagnostic => ({
  rule: "publish-branch-refused",
  severity: "error",
  message: `${why}; specback changes no branch that somebody works on.`,
  mend: "Name a branch for the portal alone: --branch gh-pages; or one of a remote: --remote origin.",
});

const conflict = (branch: string): Diagnostic => ({
  rule: "publish-conflict",
  severity: "error",
  message: `The branch ${branch} has moved since it was looked at: somebody else published.`,
  mend: "Run specback publish again, which then starts from what they published.",
});
