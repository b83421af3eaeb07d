import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Environment, redoclyScript, runRedocly, type RunRedocly } from "./run-redocly.js";
import { outputOf, spawnNode } from "./spawn-node.js";

/** A process in which Redocly is loaded, and waits for its arguments. */
export interface RedoclyProcess {
  /** As `runRedocly`; each call after the first starts a process of its own. */
  readonly run: RunRedocly;
  /** Ends the process, whatever it is doing. */
  stop(): void;
}

/** What the process is told, once. */
export interface RedoclyTask {
  readonly script: string;
  readonly args: readonly string[];
  readonly cwd: string;
}

/**
 * Starts a process that loads Redocly, which is a third of a short run, while that which it is to work on
 * is still being made. Undefined where specback runs from its source, which has no script for it, and
 * where Redocly is not installed, which the run itself will say.
 *
 * @param command the command that will be run, such as `lint`
 */
export function startRedocly(command: string, env: Environment): RedoclyProcess | undefined {
  const child = fileURLToPath(new URL("../redocly-child.js", import.meta.url));
  const script = installedScript();
  if (script === undefined || !existsSync(child)) return undefined;
  const waiting = spawnNode([child, script, command], env, {
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let isReady = true;
  const gone = () => (isReady = false);
  waiting.once("error", gone).once("exit", gone);
  return {
    run(args, cwd, ...rest) {
      if (!isReady) return runRedocly(args, cwd, ...rest);
      isReady = false;
      const running = outputOf(waiting);
      waiting.send({ script, args, cwd } satisfies RedoclyTask, () => {});
      return running;
    },
    stop: () => void waiting.kill(),
  };
}

function installedScript(): string | undefined {
  try {
    return redoclyScript();
  } catch {
    return undefined;
  }
}
