import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { execPath } from "node:process";
import { text } from "node:stream/consumers";

export interface RedoclyOutput {
  /** Undefined where the process could not run, or was ended by a signal. */
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** Environment variables, as Node.js knows them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** One run of the Redocly CLI with these arguments, in this folder. */
export type RunRedocly = (
  args: readonly string[],
  cwd: string,
  env: Environment,
) => Promise<RedoclyOutput>;

/**
 * Runs the installed Redocly CLI in a process of its own, without telemetry and update notices. A run
 * that fails is a result too; it throws only where Redocly is not installed.
 */
export const runRedocly: RunRedocly = async (args, cwd, env) =>
  outputOf(spawnNode([redoclyScript(), ...args], env, { cwd, stdio: ["ignore", "pipe", "pipe"] }));

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

/** The script behind the command `redocly`. Throws where Redocly is not installed. */
export function redoclyScript(): string {
  const manifest = createRequire(import.meta.url).resolve("@redocly/cli/package.json");
  const { bin } = JSON.parse(readFileSync(manifest, "utf8")) as { bin: { redocly: string } };
  return join(dirname(manifest), bin.redocly);
}
