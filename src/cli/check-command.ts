import { Command } from "commander";
import { hasErrors } from "../diagnostics/diagnostic.js";
import type { Change } from "../diff/change.js";
import { shortPath } from "../formats/paths.js";
import { countProblems } from "../formats/select.js";
import type { CheckResult } from "../output/check-output.js";
import { finishWithProblems } from "./finish-with-problems.js";
import { generateByPlan, pipelineOf, waitNotice } from "./generate-by-plan.js";
import { makePlan, type Plan, type PlanFlags, withPlanOptions } from "./generate-plan.js";
import { withProblemOptions } from "./problem-options.js";
import { counted, summarize } from "./summary.js";
import type { World } from "./world.js";

interface Flags extends PlanFlags {
  readonly write?: boolean;
}

/** `specback check`: is what is committed what the docs give? With `--write` it is, afterwards. */
export function checkCommand(world: World, finish: (status: number) => void): Command {
  const command = new Command("check")
    .description("Say whether the generated files are what docs and config give; exit 1 if not.")
    .option("--write", "write what differs, and exit 0");
  return withProblemOptions(withPlanOptions(command)).action(async (flags: Flags) =>
    finish(await runCheck(flags, world)),
  );
}

async function runCheck(flags: Flags, world: World): Promise<number> {
  const plan = await makePlan(flags, world);
  if (plan.kind === "none") {
    const subject = plan.file ?? world.cwd;
    await finishWithProblems(world, flags, { problems: plan.diagnostics, subject });
    return plan.status;
  }
  const { folder, options } = plan;
  const { checkOutput } = await import("../output/check-output.js");
  const result = await checkOutput({
    ...{ folder, options, disk: world.disk },
    generate: pipelineOf(world, plan),
    onWait: waitNotice(folder, world),
  });
  const { diagnostics, differences, timings } = result;
  if (flags.write && hasErrors(differences)) return write(plan, result, flags, world);
  return finishWithProblems(world, flags, {
    problems: [...diagnostics, ...differences],
    subject: options.docs,
    summary: await summaryOf(result, plan, world.cwd),
    timings,
  });
}

async function write(
  plan: Plan,
  { changes }: CheckResult,
  flags: Flags,
  world: World,
): Promise<number> {
  const { folder, options } = plan;
  const result = await generateByPlan(plan, world);
  const summary = summarize(result, { docs: options.docs, output: folder, cwd: world.cwd });
  return finishWithProblems(world, flags, {
    problems: result.diagnostics,
    subject: options.docs,
    summary: (await changesText(changes)) + summary,
    timings: result.timings,
  });
}

async function summaryOf(
  result: CheckResult,
  { folder, options }: Plan,
  cwd: string,
): Promise<string> {
  const { diagnostics, differences, changes, statistics } = result;
  const problems = countProblems(diagnostics) || "no problems";
  const read = `Read ${shortPath(options.docs, cwd)}: ${counted(statistics)}; ${problems}.\n`;
  const output = shortPath(folder, cwd);
  if (hasErrors(diagnostics)) return `${read}${output} was not compared.\n`;
  if (!hasErrors(differences)) return `${read}${output} is fresh.\n`;
  return `${read}${await changesText(changes)}${output} is stale: specback check --write makes it fresh.\n`;
}

/** A screenful is enough to see what happened; `diff` tells all of it. */
const mostLines = 40;

async function changesText(changes: readonly Change[]): Promise<string> {
  if (changes.length === 0) return "";
  const { changesForPeople } = await import("../formats/changes-human.js");
  const names = { base: "as committed", head: "as generated now" };
  const lines = changesForPeople({ ...names, changes })
    .trimEnd()
    .split("\n");
  if (lines.length <= mostLines) return `${lines.join("\n")}\n`;
  const hidden = lines.length - mostLines;
  return [...lines.slice(0, mostLines - 1), `… and ${hidden} lines more`, lines.at(-1), ""].join(
    "\n",
  );
}
