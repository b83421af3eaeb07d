import { spawnSync } from "node:child_process";
import { chmod, copyFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { buildCli, type BuiltCli } from "../helpers/built-cli.js";

let root: string;
let repo: string;
let cli: BuiltCli;

interface Step {
  readonly name?: string;
  readonly run?: string;
}

interface Workflow {
  readonly jobs: Record<string, { readonly steps: readonly Step[] }>;
}

const workflow = parse(await readFile("examples/github/specback.yml", "utf8")) as Workflow;

/** The shell of one step, as GitHub would run it. */
function scriptOf(job: string, name: string): string {
  const step = workflow.jobs[job]!.steps.find((one) => one.name === name);
  if (step?.run === undefined) throw new Error(`There is no step ${name} in ${job}.`);
  return step.run;
}

function run(script: string, env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync("bash", ["-eo", "pipefail", "-c", script], {
    cwd: repo,
    encoding: "utf8",
    env: {
      ...process.env,
      PATH: `${join(root, "bin")}:${process.env["PATH"]}`,
      RUNNER_TEMP: root,
      DOCUMENT: "generated/openapi.yaml",
      BRANCH: "specback/regenerate",
      TITLE: "Follow the API's docs",
      CI: "true",
      NO_COLOR: "1",
      ...env,
    },
  });
  return { status, output: stdout + stderr };
}

const git = (command: string) => run(`git -c user.name=a -c user.email=a@a.test ${command}`);

/** A repository of one API with a remote, and in front of it what a runner has: npx and gh. */
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "specback-recipes-"));
  repo = join(root, "repo");
  await cp("examples/turborepo/apis/orders", repo, { recursive: true });
  await mkdir(join(root, "bin"));
  cli = await buildCli();
  await command("npx", `shift\nexec node ${cli.file} "$@"`);
  await command("gh", `echo "$@" >> "${root}/gh.log"`);
  run("git init --quiet --bare --initial-branch main ../remote.git");
  run("git init --quiet --initial-branch main && git remote add origin ../remote.git");
  expect(run("npx specback generate")).toMatchObject({ status: 0 });
  git("add --all");
  git("commit --quiet --message First");
  git("push --quiet origin main");
}, 120_000);

afterAll(async () => {
  await rm(root, { recursive: true, force: true });
  await cli.remove();
});

async function command(name: string, body: string): Promise<void> {
  await writeFile(join(root, "bin", name), `#!/bin/sh\n${body}\n`);
  await chmod(join(root, "bin", name), 0o755);
}

/** Takes a member of the one model away, which breaks those who read it. */
async function breakTheDocs(): Promise<void> {
  const page = join(repo, "docs/models/order.md");
  const text = await readFile(page, "utf8");
  await writeFile(page, text.replace(/^\| `items`.*\n/m, ""));
}

describe("the recipes", { timeout: 240_000 }, () => {
  test("the hook lets no commit leave generated/ behind", async () => {
    await copyFile("examples/git-hooks/pre-commit", join(repo, ".git/hooks/pre-commit"));
    await breakTheDocs();
    const refused = git("commit --all --quiet --message Docs");
    expect(refused.status).toBe(1);
    expect(refused.output).toContain("npx specback generate");
    expect(run("npx specback generate").status).toBe(0);
    expect(git("commit --all --quiet --message Docs").status).toBe(0);
    git("reset --quiet --hard origin/main");
    await rm(join(repo, ".git/hooks/pre-commit"));
  });

  test("the workflow opens no pull request while nothing has changed", () => {
    expect(run(scriptOf("regenerate", "Regenerate")).status).toBe(0);
    const { status, output } = run(scriptOf("regenerate", "Open a pull request"));
    expect({ status, output }).toEqual({ status: 0, output: "Nothing has changed.\n" });
  });

  test("it opens one that says what changed, which only a label lets in where it breaks callers", async () => {
    await breakTheDocs();
    expect(run(scriptOf("regenerate", "Regenerate")).status).toBe(0);
    expect(run(scriptOf("regenerate", "Open a pull request"))).toMatchObject({ status: 0 });
    expect(await readFile(join(root, "gh.log"), "utf8")).toMatch(/^pr create .*changes\.md/);
    const body = await readFile(join(root, "changes.md"), "utf8");
    expect(body).toMatch(/breaking/i);
    expect(body).toContain("items");
    expect(git("log -1 --format=%s origin/specback/regenerate").output).toContain("Follow");

    expect(run(scriptOf("review", "Is generated/ fresh?")).status).toBe(0);
    const review = scriptOf("review", "Does it break callers?");
    const refused = run(review, { BASE: "origin/main", FAIL_ON: "breaking" });
    expect(refused.status).toBe(1);
    expect(refused.output).toContain("::error");
    expect(run(review, { BASE: "origin/main", FAIL_ON: "none" }).status).toBe(0);
  });
});
