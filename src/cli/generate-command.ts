import { Command } from "commander";
import { finishWithProblems } from "./finish-with-problems.js";
import { generateByPlan } from "./generate-by-plan.js";
import { makePlan, type PlanFlags, withPlanOptions } from "./generate-plan.js";
import { withProblemOptions } from "./problem-options.js";
import { summarize } from "./summary.js";
import type { World } from "./world.js";
import { writeOrigins } from "./write-origins.js";

/** `specback generate`: the whole pipeline by a config. Flags override what the config says. */
export function generateCommand(world: World, finish: (status: number) => void): Command {
  const command = new Command("generate")
    .description("Generate document, types and client of the docs that a config names.")
    .option("--origins <file>", "file for where each part of the document comes from, as JSON")
    .option("--force", "run all stages, also where nothing has changed since the last run");
  return withProblemOptions(withPlanOptions(command)).action(async (flags: Flags) =>
    finish(await runGenerate(flags, world)),
  );
}

interface Flags extends PlanFlags {
  readonly force?: boolean;
  readonly origins?: string;
}

async function runGenerate(flags: Flags, world: World): Promise<number> {
  const plan = await makePlan(flags, world);
  if (plan.kind === "none") {
    const subject = plan.file ?? world.cwd;
    await finishWithProblems(world, flags, { problems: plan.diagnostics, subject });
    return plan.status;
  }
  const { docs } = plan.options;
  // Where nothing is made, nothing is known of origins.
  const force = flags.force || flags.origins !== undefined;
  const result = await generateByPlan(plan, world, { force });
  if (result.origins) await writeOrigins(result.origins, flags.origins, world);
  return finishWithProblems(world, flags, {
    problems: result.diagnostics,
    subject: docs,
    summary: summarize(result, { docs, output: plan.folder, cwd: world.cwd }),
    timings: result.timings,
  });
}
