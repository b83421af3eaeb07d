import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { words } from "../corpora.js";

const rounds = Number(words("--rounds")[0] ?? 7);
export const root = fileURLToPath(new URL("../..", import.meta.url));

/** Says on its way out, as the last line of standard error, what the process took at most. */
const memoryProbe = `data:text/javascript,${encodeURIComponent(
  'process.on("exit", () => process.stderr.write(`\\npeak ${process.resourceUsage().maxRSS}`));',
)}`;

/** What one process took. */
export interface Run {
  readonly seconds: number;
  readonly megabytes: number;
}

/** Runs a script of the repo, away from the repo's own config; a tool that finds problems and says so by its status is one that has run. */
export function run(script: string, ...words: readonly string[]): Run {
  const started = performance.now();
  const command = ["--import", memoryProbe, resolve(root, script), ...words];
  const { status, stderr } = spawnSync(process.execPath, command, {
    cwd: tmpdir(),
    encoding: "utf8",
    maxBuffer: 1 << 28,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const seconds = (performance.now() - started) / 1000;
  const peak = /peak (\d+)$/.exec(stderr)?.[1];
  if ((status ?? 2) > 1 || peak === undefined)
    throw new Error(`${script} ${words.join(" ")} failed:\n${stderr}`);
  return { seconds, megabytes: Number(peak) / 1024 };
}

export const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

export function show(
  what: string,
  figure: number,
  bar: number,
  digits: number,
  remark: string,
): void {
  const met = figure <= bar;
  if (!met) process.exitCode = 1;
  console.log(
    `${what.padEnd(8)}${figure.toFixed(digits).padStart(8)}  bar ${bar}  ${met ? "met" : "MISSED"}  ${remark}`,
  );
}

/** Two kinds of run in turn, so that what else the machine does falls on both. */
export async function inTurn(
  first: () => Run | Promise<Run>,
  second: () => Run | Promise<Run>,
  count = rounds,
): Promise<{ first: Run[]; second: Run[] }> {
  const runs = { first: [] as Run[], second: [] as Run[] };
  // The first of each fills the caches of the disk and is not counted.
  await first();
  await second();
  for (let round = 0; round < count; round++) {
    runs.first.push(await first());
    runs.second.push(await second());
  }
  return runs;
}

export const ratios = (over: readonly Run[], under: readonly Run[]) =>
  over.map(({ seconds }, at) => seconds / under[at]!.seconds);
export const seconds = (runs: readonly Run[]) =>
  `${median(runs.map((one) => one.seconds)).toFixed(2)} s`;
export const peak = (runs: readonly Run[]) => Math.max(...runs.map(({ megabytes }) => megabytes));
