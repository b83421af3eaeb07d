import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { execPath } from "node:process";

export interface RedoclyOutput {
  /** Undefined where the process could not run, or was ended by a signal. */
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** Environment variables, as Node.js knows them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Runs the installed Redocly CLI in a process of its own, without telemetry and update notices. A run
 * that fails is a result too; it throws only where Redocly is not installed.
 */
export function runRedocly(
  args: readonly string[],
  cwd: string,
  env: Environment,
): Promise<RedoclyOutput> {
  return new Promise((resolve) => {
    execFile(
      execPath,
      [redoclyScript(), ...args],
      {
        cwd,
        env: {
          ...env,
          REDOCLY_TELEMETRY: "off",
          REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
          NO_COLOR: "1",
          FORCE_COLOR: undefined,
        },
        maxBuffer: Infinity,
        windowsHide: true,
      },
      (error, stdout, stderr) => {
        const exitCode = error ? (typeof error.code === "number" ? error.code : undefined) : 0;
        resolve({
          exitCode,
          stdout,
          stderr: stderr || (stdout === "" ? (error?.message ?? "") : ""),
        });
      },
    );
  });
}

function redoclyScript(): string {
  const manifest = createRequire(import.meta.url).resolve("@redocly/cli/package.json");
  const { bin } = JSON.parse(readFileSync(manifest, "utf8")) as { bin: { redocly: string } };
  return join(dirname(manifest), bin.redocly);
}
