import { resolve } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.js";
import type { PortalServer } from "../serve/serve-portal.js";
import { describeError } from "./describe-error.js";
import { finishWithProblems } from "./finish-with-problems.js";
import { makePlan, type PlanFlags, withPlanOptions } from "./generate-plan.js";
import { portalFlags } from "./portal-flags.js";
import type { PortalFlags } from "./portal-source.js";
import { withProblemOptions } from "./problem-options.js";
import { rounds } from "./rounds.js";
import { serveRound } from "./serve-round.js";
import { ended, type Inputs, planInputs, quiet, stoppable, watchedInputs } from "./watching.js";
import { exit, type World } from "./world.js";

type ServeFlags = PlanFlags & PortalFlags & Address;

interface Address {
  readonly port?: number | undefined;
  readonly host: string;
}

/** `specback serve`: the portal on a local server, with a console, built again whenever its inputs are saved. */
export function serveCommand(world: World, finish: (status: number) => void): Command {
  const command = new Command("serve")
    .description(
      "Serve the portal here, with a console for each operation, until Ctrl-C; changes show at once.",
    )
    .option("--document <file>", "OpenAPI document to show, in place of the docs")
    .option("--port <number>", "port to serve on (default: 4000, or any that is free)", port)
    .option("--host <address>", "address to serve on", "127.0.0.1");
  for (const option of portalFlags) command.addOption(option);
  return withProblemOptions(withPlanOptions(command)).action(async (flags: ServeFlags) =>
    finish(await runServe(flags, world)),
  );
}

function port(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) {
    throw new InvalidArgumentError("It must be a port, 0 to 65535.");
  }
  return Number(text);
}

/** Never ends for what the docs say: the last good portal stays until they are mended. */
async function runServe(flags: ServeFlags, world: World): Promise<number> {
  const useless = flags.document === undefined ? await makePlan(flags, world) : undefined;
  if (useless?.kind === "none" && useless.file === undefined) {
    await finishWithProblems(world, flags, { problems: useless.diagnostics });
    return useless.status;
  }
  const server = await opened(flags);
  if ("problem" in server) {
    return finishWithProblems(world, flags, { problems: [server.problem] });
  }
  const interrupted = world.interrupted();
  const { rememberingStages } = await import("../generate/remembering-stages.js");
  const stages = stoppable(rememberingStages(world.stages), interrupted);
  const inputs = watchedInputs(world.watchPaths, () => session.ask());
  const build = serveRound(flags, { ...world, stages }, server);
  let first = true;
  const round = async () => {
    const again = !first;
    first = false;
    try {
      await inputs.follow(await inputsOf(flags, world, again));
      await build({ again });
    } catch (error) {
      if (interrupted.aborted) return;
      await world.stderr(describeError(error));
      const message = error instanceof Error ? error.message : String(error);
      server.tell([{ severity: "error", message, place: "" }]);
    }
    if (!again) {
      await world.stdout(`Serving ${server.url} with ${server.url}console.html; Ctrl-C ends it.\n`);
    }
  };
  const session = rounds(round, { quiet, later: world.clock.later });
  session.ask();
  await ended(interrupted);
  await server.close();
  await session.stop();
  await inputs.close();
  return exit.interrupted;
}

async function opened({
  host,
  port,
}: Address): Promise<PortalServer | { readonly problem: Diagnostic }> {
  const { servePortal } = await import("../serve/serve-portal.js");
  try {
    return await servePortal({ host, port });
  } catch (error) {
    const { code, syscall, message } = error as NodeJS.ErrnoException;
    if (syscall === undefined) throw error;
    const address = port === undefined ? host : `${host}, port ${port},`;
    const problem: Diagnostic = {
      rule: "address-not-had",
      severity: "error",
      message:
        code === "EADDRINUSE"
          ? `Something else listens at ${address} already.`
          : `Nothing can be served at ${address}: ${message}.`,
      mend: "Name another with --port or --host; without them any free port of this machine is taken.",
    };
    return { problem };
  }
}

/** What a portal is made of, and so to be watched. */
async function inputsOf(flags: ServeFlags, world: World, again: boolean): Promise<Inputs> {
  if (flags.document === undefined) return planInputs(await makePlan(flags, world, { again }));
  const { loadConfig } = await import("../config/load-config.js");
  const named = flags.config === undefined ? {} : { file: flags.config };
  const { cwd, pipelineModule } = world;
  const { file, config, diagnostics } = await loadConfig({ cwd, pipelineModule, again, ...named });
  const paths = [resolve(cwd, flags.document), file, config.redocly];
  return {
    paths: paths.filter((path) => path !== undefined),
    whole: !hasErrors(diagnostics),
    ignored: () => false,
  };
}
