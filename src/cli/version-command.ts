import { readFile } from "node:fs/promises";
import { Command } from "commander";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { type ComparedStates, compareStates, defaultRevision } from "./compare-states.js";
import { shortPath } from "../formats/paths.js";
import { finishWithProblems } from "./finish-with-problems.js";
import { given } from "./given.js";
import { type ProblemFlags, withProblemOptions } from "./problem-options.js";
import type { World } from "./world.js";

interface Flags extends ProblemFlags {
  readonly config?: string;
  readonly write?: boolean;
}

/** `specback version [BASE]`: the `info.version` that fits what changed since then. */
export function versionCommand(world: World, finish: (status: number) => void): Command {
  const command = new Command("version")
    .description("Propose the API's next version by what changed in it.")
    .argument("[base]", "docs folder, document, or git revision (main:spec/docs); default: HEAD")
    .option("--write", "write it into the config")
    .option("--config <file>", "config to use; else specback.config.* here, then in spec/");
  return withProblemOptions(command).action(async (base: string | undefined, flags: Flags) =>
    finish(await runVersion(base, flags, world)),
  );
}

async function runVersion(base: string | undefined, flags: Flags, world: World): Promise<number> {
  const compared = await compareStates(given({ base, config: flags.config }), world);
  const problems = compared.diagnostics;
  if ("status" in compared) {
    const status = await finishWithProblems(world, flags, { problems });
    return Math.max(status, compared.status);
  }
  const refuse = (diagnostic: Diagnostic) =>
    finishWithProblems(world, flags, { problems: [...problems, diagnostic] });
  const end = (text: string, summary: string) =>
    finishWithProblems(world, flags, {
      problems,
      data: { name: "The version", text: `${text}\n` },
      summary,
      summaryTo: "stderr",
      errorsPass: true,
    });

  const { isAtLeast, proposeVersion } = await import("../diff/propose-version.js");
  const current = await versionOfBase(compared, base);
  const proposal = proposeVersion(current, compared.changes);
  if (proposal === undefined) return refuse(notSemantic(current));
  const now = compared.config.version;
  // A config that was raised since needs no raising again, however often this is run.
  const enough = now !== undefined && isAtLeast(now, proposal.proposed);
  const version = enough ? now : proposal.proposed;
  const from = version === current ? "" : ` (${current} at ${compared.base.name})`;
  const already = enough && now !== current ? "; the config says it already" : "";
  const summary = `${version}${from}: ${proposal.why}${already}.\n`;
  if (flags.write !== true || now === version) return end(version, summary);

  const { configFile } = compared;
  if (configFile === undefined) return refuse(noConfig(version));
  const { withVersion } = await import("../config/version-in-config.js");
  const edited = await withVersion(configFile, await readFile(configFile, "utf8"), version);
  if ("why" in edited) return refuse(notPlaced(configFile, version, edited.why));
  const { writeOneFile } = await import("../output/write-files.js");
  await writeOneFile(configFile, edited.text);
  return end(version, `${summary}Wrote it into ${shortPath(configFile, world.cwd)}.\n`);
}

/**
 * The version that the changes are to be counted from. The config may have been raised since, so the
 * config as it was at the revision says it, where it does so in plain text.
 */
async function versionOfBase(
  { base, configFile, defaultBase, config }: ComparedStates,
  named: string | undefined,
): Promise<string> {
  const now = base.document.info.version;
  if (configFile === undefined || config.version === undefined || now !== config.version) {
    return now;
  }
  const { versionInConfig } = await import("../config/version-in-config.js");
  const { textAtRevision } = await import("../generate/document-state.js");
  const revision = defaultBase ? defaultRevision : (named ?? "").replace(/:.*$/s, "");
  const text = await textAtRevision(revision, configFile).catch(() => undefined);
  return (text === undefined ? undefined : await versionInConfig(configFile, text)) ?? now;
}

const notSemantic = (version: string): Diagnostic => ({
  rule: "version-not-semantic",
  severity: "error",
  message: `The version ${version} is no semantic one, so that no next one follows from it.`,
  mend: "Write one such as 1.0.0 as “version” into the config, or raise it by hand.",
});

const noConfig = (version: string): Diagnostic => ({
  rule: "config-missing",
  severity: "error",
  message: "There is no config to write the version into.",
  mend: `Run specback init, and write version: "${version}" into it.`,
});

const notPlaced = (file: string, version: string, why: string): Diagnostic => ({
  rule: "version-not-placed",
  severity: "error",
  message: `The version cannot be written into the config: ${why}.`,
  mend: `Write it yourself: version: "${version}".`,
  origin: { file, line: 1, column: 1 },
});
