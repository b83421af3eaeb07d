import { Command } from "commander";
import { hasErrors } from "../diagnostics/diagnostic.js";
import { shortPath } from "../formats/paths.js";
import { finishWithProblems } from "./finish-with-problems.js";
import { generateByPlan } from "./generate-by-plan.js";
import {
  makePlan,
  type NoPlan,
  type Plan,
  type PlanFlags,
  withPlanOptions,
} from "./generate-plan.js";
import { withProblemOptions } from "./problem-options.js";
import { rounds } from "./rounds.js";
import { describeError } from "./describe-error.js";
import { summarize } from "./summary.js";
import { ended, planInputs, quiet, stoppable, watchedInputs } from "./watching.js";
import { exit, type World } from "./world.js";

/** `specback watch`: generates, and again whenever docs, config, overlay or Redocly config are saved. */
export function watchCommand(world: World, finish: (status: number) => void): Command {
  const command = new Command("watch").description(
    "Generate, and again after each change of docs and config, until Ctrl-C.",
  );
  return withProblemOptions(withPlanOptions(command)).action(async (flags: PlanFlags) =>
    finish(await runWatch(flags, world)),
  );
}

/** Never fails for what the docs say: the last good output stays until they are mended. */
async function runWatch(flags: PlanFlags, world: World): Promise<number> {
  const interrupted = world.interrupted();
  const { rememberingStages } = await import("../generate/remembering-stages.js");
  const stages = stoppable(rememberingStages(world.stages), interrupted);
  const inputs = watchedInputs(world.watchPaths, () => session.ask());
  let first = true;
  const round = async () => {
    const again = !first;
    first = false;
    try {
      const plan = await makePlan(flags, world, { again });
      if (plan.kind === "plan" || plan.file !== undefined) await inputs.follow(planInputs(plan));
      await oneRound(plan, { again, flags, world: { ...world, stages } });
    } catch (error) {
      if (!interrupted.aborted) await world.stderr(describeError(error));
    }
  };
  const session = rounds(round, { quiet, later: world.clock.later });
  session.ask();
  await ended(interrupted);
  await session.stop();
  await inputs.close();
  return exit.interrupted;
}

async function oneRound(
  plan: Plan | NoPlan,
  { again, flags, world }: { again: boolean; flags: PlanFlags; world: World },
): Promise<void> {
  const { cwd } = world;
  if (plan.kind === "none") {
    const subject = plan.file ?? cwd;
    await finishWithProblems(world, flags, { problems: plan.diagnostics, subject });
    return;
  }
  const { docs } = plan.options;
  const result = await generateByPlan(plan, world);
  // What was saved as it was needs no words.
  if (again && result.fresh) return;
  const broken = hasErrors(result.diagnostics)
    ? "What was generated before stays until this is mended.\n"
    : "";
  await finishWithProblems(world, flags, {
    problems: result.diagnostics,
    subject: docs,
    summary: summarize(result, { docs, output: plan.folder, cwd }) + broken,
    timings: result.timings,
  });
  if (!again) await world.stdout(`Watching ${shortPath(docs, cwd)}; Ctrl-C ends it.\n`);
}
