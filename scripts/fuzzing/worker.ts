/**
 * A process of `check:fuzz`: recovers one batch after another and notes what is read outside of the docs.
 * File functions are wrapped before anything imports them.
 */
import fs, { realpathSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { relative } from "node:path";

let root: string | undefined;
const outside: string[] = [];
const real = realpathSync.native;

function note(path: unknown): void {
  if (root === undefined) return;
  let resolved = String(path);
  try {
    resolved = real(resolved);
  } catch {
    // What is not there is not read.
    return;
  }
  if (relative(root, resolved).startsWith("..")) outside.push(resolved);
}

for (const [owner, names] of [
  [fs, ["readFileSync", "readdirSync", "openSync", "opendirSync", "createReadStream", "readFile", "readdir", "open", "opendir"]],
  [fs.promises, ["readFile", "readdir", "open", "opendir"]],
] as const) {
  for (const name of names) {
    const functions = owner as unknown as Record<string, (...words: unknown[]) => unknown>;
    const original = functions[name]!;
    functions[name] = function (this: unknown, ...words) {
      note(words[0]);
      return original.apply(this, words);
    };
  }
} // prettier-ignore
syncBuiltinESMExports();

const { recover } = await import("../../src/recover.js");
const { writeBatch, checkResult } = await import("./batch.js");

export interface Task {
  readonly home: string;
  readonly originals: readonly string[];
  readonly pages: number;
  readonly seed: number;
}

export type ProblemKind = "crashes" | "hangs" | "reads outside" | "wrong documents";

export interface Outcome {
  /** What is wrong, by kind. */
  readonly problems: readonly (readonly [kind: ProblemKind, message: string])[];
  readonly refused: number;
  /** Of the processor's time, which other programs do not lengthen. */
  readonly seconds: number;
  /** Of these, what the page took whose parsing took longest. */
  readonly longestPage: number;
}

function secondsUsed(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000_000;
}

process.on("message", async ({ home, originals, pages, seed }: Task) => {
  const { docs } = await writeBatch(home, originals, { seed, pages });
  process.send!("written");
  const started = secondsUsed();
  root = real(docs);
  outside.length = 0;
  let longestPage = 0;
  let since: number | undefined;
  const onProgress = () => {
    const now = secondsUsed();
    longestPage = Math.max(longestPage, now - (since ?? now));
    since = now;
  };
  // Told before each page, and after the last: by then the limits have been looked at.
  const result = await recover({ docs, onProgress });
  root = undefined;
  const problems: Outcome["problems"] = [
    ...checkResult(result).map((problem) => ["wrong documents", problem] as const),
    ...outside.map((path) => ["reads outside", `${path} was read`] as const),
  ];
  const refused = result.diagnostics.filter(({ rule }) => rule === "page-refused").length;
  const seconds = secondsUsed() - started;
  process.send!({ problems, refused, seconds, longestPage } satisfies Outcome);
});
process.send!("ready");
