// In a file of its own, since the types of specback's public functions name no type of Node.js.
import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { execPath } from "node:process";
import { text } from "node:stream/consumers";
import type { Environment, RedoclyOutput } from "./run-redocly.js";

/** Starts Node.js with a script and what it is given, in an environment that keeps Redocly to its work. */
export function spawnNode(
  words: readonly string[],
  env: Environment,
  options: Pick<SpawnOptions, "cwd" | "stdio">,
): ChildProcess {
  return spawn(execPath, words, {
    ...options,
    env: {
      ...env,
      REDOCLY_TELEMETRY: "off",
      REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
      NO_COLOR: "1",
      FORCE_COLOR: undefined,
    },
    windowsHide: true,
  });
}

/** What a process prints until it ends, and how it ends. */
export async function outputOf(child: ChildProcess): Promise<RedoclyOutput> {
  const ended = new Promise<{ code?: number | null; problem?: string }>((resolve) => {
    child.on("error", ({ message }) => resolve({ problem: message }));
    child.on("exit", (code, signal) =>
      resolve({ code, ...(signal && { problem: `It was ended by ${signal}.` }) }),
    );
  });
  const [stdout, stderr] = await Promise.all([text(child.stdout!), text(child.stderr!)]);
  const { code, problem = "" } = await ended;
  return { exitCode: code ?? undefined, stdout, stderr: stderr || (stdout === "" ? problem : "") };
}
