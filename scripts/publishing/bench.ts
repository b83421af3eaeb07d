import { execFile } from "node:child_process";
import { mkdir, readdir, readFile, readlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { runRedocly } from "../../src/redocly/run-redocly.js";
import { type Disk, realDisk } from "../../src/output/disk.js";
import type { LockOptions } from "../../src/output/lock.js";
import { writeOneFile } from "../../src/output/write-files.js";
import { documentFile } from "../../src/publish/document-file.js";
import { type Git, installedGit } from "../../src/publish/git-commands.js";
import { type Publication, publish } from "../../src/publish/publish.js";
import type { Target } from "../../src/publish/target.js";
import { dirTarget } from "../../src/publish/to-dir.js";
import { gitTarget } from "../../src/publish/to-git.js";
import { httpTarget } from "../../src/publish/to-http.js";
import { redoclyTarget } from "../../src/publish/to-redocly.js";
import { documentOf, portalFiles } from "./contents.js";

export const targetNames = ["dir", "branch", "remote", "http", "redocly"] as const;
export type TargetName = (typeof targetNames)[number];

/** Who may push to the platform that stands in for Redocly's. */
export const platformKey = "k3y";

/** How a run touches the world, so that it can die on the way. */
export interface Hands {
  readonly disk: Disk;
  readonly git: (git: Git) => Git;
  readonly fetch: typeof fetch;
  readonly lock?: LockOptions;
}

export const steadyHands: Hands = { disk: realDisk, git: (git) => git, fetch };

/** No config of the machine's has a say. */
export const gitEnvironment = {
  ...process.env,
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_SYSTEM: "/dev/null",
};

/** One whole run that publishes a version to the target that stands in a folder or at an address. */
export async function publishOn(
  name: TargetName,
  place: string,
  version: string,
  hands: Hands = steadyHands,
): Promise<Publication> {
  const document = documentOf(version);
  const isPortal = name === "dir" || name === "branch" || name === "remote";
  return publish(targetOn(name, place, hands), {
    document,
    make: async ({ portal }) =>
      isPortal ? portalFiles(document, portal) : documentFile(document, "yaml"),
    yes: true,
  });
}

function targetOn(name: TargetName, place: string, { disk, git, fetch, lock }: Hands): Target {
  const tokenVariable = "THE_TOKEN";
  switch (name) {
    case "dir":
      return dirTarget({
        folder: join(place, "site"),
        name: "site",
        keep: 1,
        lock: { ...lock, disk },
      });
    case "branch":
    case "remote": {
      const cwd = join(place, "repository");
      const remote = name === "remote" ? { remote: "origin" } : {};
      const installed = git(installedGit(cwd, gitEnvironment));
      const lockOptions = { ...lock, disk };
      return gitTarget({ git: installed, cwd, branch: "pages", ...remote, lock: lockOptions });
    }
    case "http": {
      const exchange = { fetch, timeout: 20_000, sleep: async () => {} };
      return httpTarget({ url: new URL(place), format: "yaml", tokenVariable, exchange });
    }
    case "redocly": {
      const [domain = "", memory = ""] = place.split(" ");
      return redoclyTarget({
        ...{ organization: "acme", project: "tokens", mountPath: "/apis", branch: "main" },
        ...{ domain, author: "A <a@example.com>", token: platformKey, tokenVariable },
        ...{ env: process.env, run: runRedocly },
        memory: {
          read: () => readFile(memory, "utf8").catch(() => undefined),
          write: (text) => writeOneFile(memory, text),
        },
      });
    }
  }
}

const git = async (cwd: string, ...words: string[]) =>
  (await promisify(execFile)("git", words, { cwd, env: gitEnvironment })).stdout;

/** A repository with a remote, and work in progress. */
export async function aRepositoryIn(place: string): Promise<void> {
  const repository = join(place, "repository");
  await mkdir(repository, { recursive: true });
  await git(place, "init", "--quiet", "--bare", "remote.git");
  await git(repository, "init", "--quiet", "--initial-branch=main");
  await git(repository, "config", "user.name", "A");
  await git(repository, "config", "user.email", "a@example.com");
  await git(repository, "remote", "add", "origin", join(place, "remote.git"));
  await writeFile(join(repository, "mine.txt"), "committed");
  await git(repository, "add", ".");
  await git(repository, "commit", "--quiet", "-m", "first");
  await writeFile(join(repository, "mine.txt"), "staged");
  await git(repository, "add", ".");
  await writeFile(join(repository, "mine.txt"), "changed");
}

/** What is the user's own in the repository, and what runs leave there. */
export async function mineIn(place: string): Promise<unknown> {
  const repository = join(place, "repository");
  return {
    head: await readFile(join(repository, ".git/HEAD"), "utf8"),
    index: await readFile(join(repository, ".git/index"), "hex"),
    main: await git(repository, "rev-parse", "main"),
    file: await readFile(join(repository, "mine.txt"), "utf8"),
  };
}

/** All files that a folder or branch serves: path → text; undefined where it serves nothing yet. */
export async function servedBy(
  name: "dir" | "branch" | "remote",
  place: string,
): Promise<Readonly<Record<string, string>> | undefined> {
  if (name === "dir") return servedByFolder(join(place, "site"));
  const where = join(place, name === "branch" ? "repository" : "remote.git");
  const listed = await git(where, "for-each-ref", "refs/heads/pages");
  if (listed === "") return undefined;
  const names = await git(where, "ls-tree", "-r", "-z", "--name-only", "pages");
  const paths = names.split("\0").filter((path) => path !== "");
  const texts = paths.map(
    async (path) => [path, await git(where, "show", `pages:${path}`)] as const,
  );
  return Object.fromEntries(await Promise.all(texts));
}

async function servedByFolder(folder: string) {
  const link = await readlink(join(folder, "current")).catch(() => undefined);
  if (link === undefined) return undefined;
  const root = join(folder, link);
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const texts = files.map(
    async (file) => [file.slice(root.length + 1), await readFile(file, "utf8")] as const,
  );
  return Object.fromEntries(await Promise.all(texts));
}

/** What a run that came to its end leaves besides what is served: nothing. */
export async function leftoversOf(name: TargetName, place: string): Promise<readonly string[]> {
  if (name === "dir") {
    const names = await readdir(join(place, "site"));
    const releases = await readdir(join(place, "site/releases"));
    return [
      ...names.filter((one) => !["releases", "current", ".specback-releases.json"].includes(one)),
      ...releases.slice(1),
    ];
  }
  if (name !== "branch" && name !== "remote") return [];
  const inGit = await readdir(join(place, "repository/.git"), { recursive: true });
  return inGit.filter((path) => /specback|\.lock$/.test(path));
}
