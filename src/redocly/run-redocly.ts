import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { outputOf, spawnNode } from "./spawn-node.js";

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

/** The script behind the command `redocly`. Throws where Redocly is not installed. */
export function redoclyScript(): string {
  const manifest = createRequire(import.meta.url).resolve("@redocly/cli/package.json");
  const { bin } = JSON.parse(readFileSync(manifest, "utf8")) as { bin: { redocly: string } };
  return join(dirname(manifest), bin.redocly);
}
