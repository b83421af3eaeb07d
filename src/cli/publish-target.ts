import { join } from "node:path";
import type { PublishConfig } from "../config/config.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { shortPath } from "../formats/paths.js";
import { sha256 } from "../output/hash.js";
import type { Target } from "../publish/target.js";
import { waitNotice } from "./generate-by-plan.js";
import type { World } from "./world.js";

/** A target, and whether it takes the portal or the document alone in a format. */
export interface ChosenTarget {
  readonly target: Target;
  readonly takes: "portal" | "yaml" | "json";
}

interface Choice {
  readonly config: PublishConfig;
  /** Its environment is without the token. */
  readonly world: World;
  readonly token: string | undefined;
  readonly tokenVariable: string;
}

/** The target that config and flags choose, or what they leave out. */
export async function chooseTarget(choice: Choice): Promise<ChosenTarget | Diagnostic> {
  switch (choice.config.to) {
    case "dir":
      return dir(choice);
    case "git":
      return git(choice);
    case "http":
      return http(choice);
    case "redocly":
      return redocly(choice);
    case undefined:
      return unnamed("No target is named.", "Name one: --to dir, git, http or redocly.");
  }
}

async function dir({ config, world }: Choice): Promise<ChosenTarget | Diagnostic> {
  const { folder, keep = 5 } = config.dir ?? {};
  if (folder === undefined) return unnamed("No folder is named.", "Name it: --folder FOLDER.");
  const { dirTarget } = await import("../publish/to-dir.js");
  const name = shortPath(folder, world.cwd);
  const lock = { disk: world.disk, onWait: waitNotice(folder, world) };
  return { takes: "portal", target: dirTarget({ folder, name, keep, lock }) };
}

async function git({ config, world }: Choice): Promise<ChosenTarget> {
  const { branch = "gh-pages", remote } = config.git ?? {};
  const { gitTarget } = await import("../publish/to-git.js");
  const { installedGit } = await import("../publish/git-commands.js");
  const { cwd, env, disk } = world;
  const lock = { disk, onWait: waitNotice(cwd, world) };
  const target = gitTarget({ git: installedGit(cwd, env), cwd, branch, remote, lock });
  return { takes: "portal", target };
}

async function http(choice: Choice): Promise<ChosenTarget | Diagnostic> {
  const { config, token, tokenVariable } = choice;
  const { url = "", format = "yaml", tokenHeader, timeout = 30_000 } = config.http ?? {};
  if (!URL.canParse(url)) {
    const what = url === "" ? "No address is named." : "The address of the document is no URL.";
    return unnamed(what, "Name it whole: --url https://registry.example.com/apis/mine.");
  }
  const { httpTarget } = await import("../publish/to-http.js");
  const header = tokenHeader ?? "Authorization";
  const value = tokenHeader === undefined ? `Bearer ${token}` : (token ?? "");
  const credential = token === undefined ? {} : { credential: { header, value, token } };
  const exchange = { fetch: globalThis.fetch, timeout, ...credential };
  const target = httpTarget({ url: new URL(url), format, exchange, tokenVariable });
  return { takes: format, target };
}

async function redocly(choice: Choice): Promise<ChosenTarget | Diagnostic> {
  const { config, world, token, tokenVariable } = choice;
  const { organization, project, mountPath, branch = "main" } = config.redocly ?? {};
  if (organization === undefined || project === undefined || mountPath === undefined) {
    return unnamed(
      "Redocly is asked for by organization, project and folder.",
      "Name all: --organization ID --project ID --mount-path PATH.",
    );
  }
  const { domain, defaultBranch } = config.redocly ?? {};
  const author = config.redocly?.author ?? (await authorByGit(world));
  if (author === undefined) {
    const mend = 'Name who publishes: publish: { redocly: { author: "Name <address>" } }.';
    return unnamed("Redocly is to be told who publishes, and git does not know.", mend);
  }
  const { redoclyTarget } = await import("../publish/to-redocly.js");
  const { runRedocly } = await import("../redocly/run-redocly.js");
  const place = { organization, project, mountPath, branch, defaultBranch, domain };
  const target = redoclyTarget({
    ...{ ...place, author, token, tokenVariable, env: world.env, run: runRedocly },
    memory: await memoryOf(JSON.stringify(place), world),
  });
  return { takes: "yaml", target };
}

async function authorByGit({ cwd, env }: World): Promise<string | undefined> {
  const { installedGit } = await import("../publish/git-commands.js");
  const { status, stdout } = await installedGit(cwd, env)(["var", "GIT_AUTHOR_IDENT"]);
  return status === 0 ? /^.*?>/.exec(stdout.toString("utf8"))?.[0] : undefined;
}

/** What was published last to a place is kept where all is that may be deleted. */
async function memoryOf(place: string, { cwd, env }: World) {
  const { cacheFolder } = await import("../output/cache-folder.js");
  const { readFile } = await import("node:fs/promises");
  const { writeOneFile } = await import("../output/write-files.js");
  const folder = cacheFolder(cwd, env);
  const file = folder && join(folder, `published-${sha256(place).slice(0, 16)}.json`);
  return {
    read: async () => (file ? readFile(file, "utf8").catch(() => undefined) : undefined),
    write: async (text: string) => void (file && (await writeOneFile(file, text))),
  };
}

const unnamed = (message: string, mend: string): Diagnostic => ({
  rule: "publish-target-unnamed",
  severity: "error",
  ...{ message, mend },
});
