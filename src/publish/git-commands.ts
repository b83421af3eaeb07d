import { execFile } from "node:child_process";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Environment } from "../generate/stages.js";
import { PublishError } from "./target.js";
import { withoutSecrets } from "./secrets.js";

export interface GitOutput {
  readonly status: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

export interface GitInput {
  readonly input?: Uint8Array | string;
  /** The index to work on in place of the user's. */
  readonly index?: string;
}

/** Runs git in the user's repository; a command that fails is a result too. */
export type Git = (words: readonly string[], given?: GitInput) => Promise<GitOutput>;

/** The installed git, which speaks English, and is given no token of ours: its credentials are its own. */
export function installedGit(cwd: string, env: Environment): Git {
  return (words, { input = "", index } = {}) =>
    new Promise((resolve, reject) => {
      const options = {
        ...({ cwd, encoding: "buffer", maxBuffer: Infinity, windowsHide: true } as const),
        env: { ...env, LC_ALL: "C", ...(index === undefined ? {} : { GIT_INDEX_FILE: index }) },
      };
      const child = execFile("git", [...words], options, (error, stdout, stderr) => {
        const status = error === null ? 0 : error.code;
        const told = stderr.toString("utf8");
        if (typeof status === "number") resolve({ status, stdout, stderr: told });
        else reject(new PublishError(notRun(error?.message ?? "")));
      });
      // A process that does not read its input ends early; that shows in its status.
      child.stdin?.on("error", () => {});
      child.stdin?.end(input);
    });
}

/**
 * What a command prints, without the line break at its end.
 *
 * @throws PublishError with what git says where it fails.
 */
export async function asked(git: Git, words: readonly string[], given?: GitInput): Promise<string> {
  const { status, stdout, stderr } = await git(words, given);
  if (status !== 0) throw new PublishError(refused(words, stderr));
  return stdout.toString("utf8").replace(/\r?\n$/, "");
}

/** What git said when it did not do what it was told. */
export function refused(words: readonly string[], stderr: string): Diagnostic {
  const said = withoutSecrets(stderr, undefined).trim() || "It says nothing about it.";
  return {
    rule: "publish-refused",
    severity: "error",
    message: `git ${words.find((word) => !word.startsWith("-")) ?? ""} failed: ${said}`,
    mend: "See what git says; nothing was published.",
  };
}

const notRun = (why: string): Diagnostic => ({
  rule: "git-missing",
  severity: "error",
  message: `git could not be run: ${why}`,
  mend: "Install git, or publish to a folder: --to dir.",
});
