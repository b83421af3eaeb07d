import { existsSync } from "node:fs";
import { stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { Command } from "commander";
import { findConfig } from "../config/load-config.js";
import { writeFiles } from "../output/write-files.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { shortPath } from "../formats/paths.js";
import { finishWithProblems } from "./finish-with-problems.js";
import { type ProblemFlags, withProblemOptions } from "./problem-options.js";
import { addScript, dependsOn, readPackage, type ProjectPackage } from "./project-package.js";
import type { World } from "./world.js";

const script = { name: "generate:api", command: "specback generate" };

/** `specback init [DOCS]`: a config and an npm script for one's own docs. */
export function initCommand(world: World, finish: (status: number) => void): Command {
  const command = new Command("init")
    .description("Write a config and an npm script for your docs.")
    .argument("[docs]", "SDK folder or docs folder; looked for when absent");
  return withProblemOptions(command).action(async (docs: string | undefined, flags: ProblemFlags) =>
    finish(await runInit(docs, flags, world)),
  );
}

/** Adds what is not there yet, and says what was. */
async function runInit(
  named: string | undefined,
  flags: ProblemFlags,
  world: World,
): Promise<number> {
  const { cwd } = world;
  const failWith = (problem: Omit<Diagnostic, "severity">) =>
    finishWithProblems(world, flags, { problems: [{ ...problem, severity: "error" }] });
  const docs =
    named === undefined
      ? await (await import("./find-docs.js")).findDocs(cwd)
      : resolve(cwd, named);
  if (docs === undefined) {
    return failWith({
      rule: "docs-folder-unnamed",
      message: "There is no docs folder with Markdown files here.",
      mend: "Name it: specback init FOLDER.",
    });
  }
  if (!(await stat(docs).catch(() => undefined))?.isDirectory()) {
    return failWith({
      rule: "docs-folder-missing",
      message: `There is no folder ${shortPath(docs, cwd)}.`,
    });
  }
  let project: ProjectPackage | undefined;
  try {
    project = await readPackage(cwd);
  } catch (error) {
    return failWith({
      rule: "package-unreadable",
      message: `package.json cannot be read: ${(error as Error).message}`,
    });
  }
  const said = [await addConfig(docs, project, cwd), await addNpmScript(project, cwd)];
  const summary = [...said, ...nextSteps(project), ""].join("\n");
  return finishWithProblems(world, flags, { problems: [], summary });
}

async function addConfig(
  docs: string,
  project: ProjectPackage | undefined,
  cwd: string,
): Promise<string> {
  const existing = findConfig(cwd);
  if (existing !== undefined)
    return `${shortPath(existing, cwd)} is there already, and stays as it is.`;
  const typed =
    existsSync(join(cwd, "tsconfig.json")) ||
    (project !== undefined && dependsOn(project, "typescript"));
  const name = `specback.config.${typed ? "ts" : "mjs"}`;
  await writeFiles(cwd, new Map([[name, configText(shortPath(docs, cwd), typed)]]));
  return `Wrote ${name}, which reads ${shortPath(docs, cwd)} and writes to generated.`;
}

function configText(docs: string, typed: boolean): string {
  const options = `{
  docs: ${JSON.stringify(docs)},
  output: "generated",
  // title: "My API",
  // version: "1.0.0",
  // servers: ["https://api.example.com"],
}`;
  return typed
    ? `import { defineConfig } from "specback/pipeline";\n\nexport default defineConfig(${options});\n`
    : `/** @type {import("specback/pipeline").SpecbackConfig} */\nexport default ${options};\n`;
}

async function addNpmScript(project: ProjectPackage | undefined, cwd: string): Promise<string> {
  if (project === undefined) return "There is no package.json here, so no npm script was added.";
  const text = addScript(project, script.name, script.command);
  if (text === undefined)
    return `package.json has a script ${script.name} already, which stays as it is.`;
  await writeFiles(cwd, new Map([[basename(project.file), text]]));
  return `Added the npm script ${script.name} to package.json.`;
}

function nextSteps(project: ProjectPackage | undefined): string[] {
  if (project === undefined) return ["Next: npx specback generate"];
  const install = dependsOn(project, "specback") ? "" : "npm install --save-dev specback && ";
  return [`Next: ${install}npm run ${script.name}`];
}
