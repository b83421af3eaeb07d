import { execFile } from "node:child_process";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";
import { documentOf } from "../../scripts/publishing/contents.js";
import { type Git, installedGit } from "../../src/publish/git-commands.js";
import { gitTarget } from "../../src/publish/to-git.js";
import { aFolder } from "../output/a-folder.js";
import { publishPortal, rulesOf } from "./a-publication.js";

let place: Awaited<ReturnType<typeof aFolder>>;
let repository: string;
let remote: string;

/** No config of the machine's has a say. */
const env = {
  ...process.env,
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_SYSTEM: "/dev/null",
  HOME: "/nowhere",
};
const run = async (cwd: string, ...words: string[]) =>
  (await promisify(execFile)("git", words, { cwd, env })).stdout;
const git = (...words: string[]) => run(repository, ...words);

beforeEach(async () => {
  place = await aFolder();
  repository = join(place.above, "repository");
  remote = join(place.above, "remote.git");
  await mkdir(repository);
  await git("init", "--quiet", "--initial-branch=main");
  await run(place.above, "init", "--quiet", "--bare", "remote.git");
  await git("config", "user.name", "A User");
  await git("config", "user.email", "a@example.com");
  await writeFile(join(repository, "mine.txt"), "committed");
  await git("add", ".");
  await git("commit", "--quiet", "-m", "first");
  await git("remote", "add", "origin", remote);
  // Work in progress: staged, changed since, and new.
  await writeFile(join(repository, "mine.txt"), "staged");
  await git("add", ".");
  await writeFile(join(repository, "mine.txt"), "changed");
  await writeFile(join(repository, "new.txt"), "new");
});
afterEach(() => place.remove());

const target = (more: { remote?: string; branch?: string; git?: Git } = {}) =>
  gitTarget({ git: installedGit(repository, env), cwd: repository, branch: "gh-pages", ...more });
const filesOf = async (where: string, branch = "gh-pages") =>
  (await run(where, "ls-tree", "-r", "--name-only", branch)).trim().split("\n");

/** All that is the user's. */
const mine = async () => ({
  index: await readFile(join(repository, ".git/index"), "hex"),
  head: await readFile(join(repository, ".git/HEAD"), "utf8"),
  main: await git("rev-parse", "main"),
  files: await readFile(join(repository, "mine.txt"), "utf8"),
  folder: await readdir(repository),
  fetched: (await readdir(join(repository, ".git"))).includes("FETCH_HEAD"),
  status: await git("status", "--porcelain"),
});

test("a new branch has one commit without parents, and nothing of the user's is touched", async () => {
  const before = await mine();
  const { outcome, place: at } = await publishPortal(target(), "1.0.0");
  expect(outcome).toBe("published");
  expect(at).toContain((await git("rev-parse", "gh-pages")).slice(0, 12));
  expect(await mine()).toEqual(before);
  expect(await git("log", "--format=%an <%ae> %s%P", "gh-pages")).toBe(
    "A User <a@example.com> Publish Tokens 1.0.0\n",
  );
  const files = await filesOf(repository);
  expect(files).toEqual(
    expect.arrayContaining([".nojekyll", "index.html", "v/1.0.0/openapi.json"]),
  );
  expect(files).not.toContain("mine.txt");
  expect(await readdir(join(repository, ".git"))).not.toContain("specback-publish");
});

test("it commits only where the tree differs, and keeps what others put on the branch", async () => {
  await publishPortal(target(), "1.0.0");
  expect((await publishPortal(target(), "1.0.0")).outcome).toBe("same");
  await git("worktree", "add", "--quiet", "../pages", "gh-pages");
  const pages = join(place.above, "pages");
  await writeFile(join(pages, "CNAME"), "docs.example.com");
  await writeFile(join(pages, "only-in-the-first.txt"), "changed by hand");
  await run(pages, "add", ".");
  await run(pages, "commit", "--quiet", "-m", "a name");
  await git("worktree", "remove", "../pages");
  await publishPortal(target(), "1.1.0");
  const files = await filesOf(repository);
  expect(files).toEqual(
    expect.arrayContaining(["CNAME", "only-in-the-first.txt", "v/1.0.0/index.html"]),
  );
  expect((await git("rev-list", "--count", "gh-pages")).trim()).toBe("3");
  // One that nobody changed goes with the version that had it.
  await publishPortal(target({ branch: "other" }), "1.0.0");
  await publishPortal(target({ branch: "other" }), "1.1.0");
  expect(await filesOf(repository, "other")).not.toContain("only-in-the-first.txt");
});

test("with a remote, its branch moves, and none of the repository's own", async () => {
  const before = await mine();
  const branches = await git("for-each-ref", "refs/heads");
  expect((await publishPortal(target({ remote: "origin" }), "1.0.0")).outcome).toBe("published");
  // From another clone, which has none of the commits.
  const other = join(place.above, "other");
  await run(place.above, "clone", "--quiet", remote, "other");
  await run(other, "config", "user.name", "B");
  await run(other, "config", "user.email", "b@example.com");
  const there = { git: installedGit(other, env), cwd: other, branch: "gh-pages", remote: "origin" };
  expect((await publishPortal(gitTarget(there), "1.1.0")).outcome).toBe("published");
  expect((await publishPortal(target({ remote: "origin" }), "1.1.0")).outcome).toBe("same");
  expect((await publishPortal(target({ remote: remote }), "1.2.0")).outcome).toBe("published");
  expect(await filesOf(remote)).toEqual(
    expect.arrayContaining(["v/1.0.0/index.html", "v/1.1.0/index.html", "v/1.2.0/index.html"]),
  );
  expect(await mine()).toEqual(before);
  expect(await git("for-each-ref", "refs/heads")).toBe(branches);
});

test.each([
  ["of the repository", undefined],
  ["of a remote", "origin"],
])("a branch %s that moves meanwhile is a conflict, and nothing is forced", async (_, origin) => {
  const where = origin === undefined ? {} : { remote: origin };
  const holder = origin === undefined ? repository : remote;
  await publishPortal(target(where), "1.0.0");
  const tip = (await run(holder, "rev-parse", "gh-pages")).trim();
  const installed = installedGit(repository, env);
  let moved = "";
  const late: Git = async (words, given) => {
    if (words[0] === "push" || words[0] === "update-ref") {
      const tree = (await git("rev-parse", `${tip}^{tree}`)).trim();
      moved = (await git("commit-tree", tree, "-p", tip, "-m", "meanwhile")).trim();
      const ref = "refs/heads/gh-pages";
      if (origin === undefined) await git("update-ref", ref, moved);
      else await git("push", "--quiet", remote, `${moved}:${ref}`);
    }
    return installed(words, given);
  };
  const refused = await publishPortal(target({ ...where, git: late }), "1.2.0");
  expect(rulesOf(refused)).toEqual(["publish-conflict"]);
  expect((await run(holder, "rev-parse", "gh-pages")).trim()).toBe(moved);
  expect((await publishPortal(target(where), "1.2.0")).outcome).toBe("published");
});

test("a branch that is checked out, one that is none, and one with other things are refused", async () => {
  expect(rulesOf(await publishPortal(target({ branch: "main" }), "1.0.0"))).toEqual([
    "publish-branch-refused",
  ]);
  expect(rulesOf(await publishPortal(target({ branch: "a..b" }), "1.0.0"))).toEqual([
    "publish-branch-refused",
  ]);
  await git("branch", "develop");
  const develop = target({ branch: "develop" });
  expect(rulesOf(await publishPortal(develop, "1.0.0"))).toEqual(["publish-target-foreign"]);
  expect(await filesOf(repository, "develop")).toEqual(["mine.txt"]);
  const rules = { "publish-target-foreign": "warning" } as const;
  expect((await publishPortal(develop, "1.0.0", { rules })).outcome).toBe("published");
  expect(await filesOf(repository, "develop")).toContain("mine.txt");
});

test("what breaks callers of the branch's last version is refused; no repository and no remote are told", async () => {
  await publishPortal(target(), "1.0.0");
  expect(rulesOf(await publishPortal(target(), documentOf("1.0.1", "string")))).toEqual([
    "publish-breaking",
  ]);
  const nowhere = await publishPortal(
    target({ remote: "https://someone:s3cret@127.0.0.1:9/x.git" }),
    "1.0.0",
  );
  expect(rulesOf(nowhere)).toEqual(["publish-refused"]);
  expect(JSON.stringify(nowhere.problems)).not.toContain("s3cret");
  const outside = gitTarget({
    ...{ git: installedGit(place.above, env), cwd: place.above, branch: "gh-pages" },
  });
  expect(rulesOf(await publishPortal(outside, "1.0.0"))).toEqual(["not-a-git-repository"]);
});

test("in a hook of git's, which names the user's index to all that it starts, that index stays", async () => {
  const before = await mine();
  const inHook = { ...env, GIT_INDEX_FILE: join(repository, ".git/index"), GIT_PREFIX: "" };
  const { outcome } = await publishPortal(
    target({ git: installedGit(repository, inHook) }),
    "1.0.0",
  );
  expect(outcome).toBe("published");
  expect(await mine()).toEqual(before);
});
