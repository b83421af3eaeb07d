import { readFileSync, statSync } from "node:fs";
import { isAbsolute, resolve } from "node:path";
import { hasErrors } from "../diagnostics/diagnostic.js";
import type { FormatName, Problem, Surroundings } from "../formats/problem.js";
import { count } from "../formats/select.js";
import type { StageTiming } from "../generate/watch.js";
import { wantsColours } from "./colours.js";
import type { ProblemFlags } from "./problem-options.js";
import { exit, type World } from "./world.js";

/** What a command has found and done. */
export interface Outcome {
  readonly problems: readonly Problem[];
  /** The file or folder that the run was about; the working folder when absent. */
  readonly subject?: string | undefined;
  /** What the command did, in words for people. */
  readonly summary?: string;
  /** Where that goes: to standard error where standard output is for data. */
  readonly summaryTo?: "stdout" | "stderr";
  /** Data for standard output, and what it is called. */
  readonly data?: { readonly name: string; readonly text: string } | undefined;
  readonly timings?: readonly StageTiming[];
  /** Something was made in spite of errors, which then are no failure. */
  readonly errorsPass?: boolean;
}

/**
 * How every command ends: problems are told by the reporter that was asked for, what was done is said, and
 * the exit status follows.
 *
 * `pretty` and `github` are for screens and logs, which keep theirs when `--reporter-output` gives a file to
 * the reporter. Without one, `json` and `sarif` take standard output whole, so that it can be redirected: words
 * that would stand there go to standard error, and data is not written.
 */
export async function finishWithProblems(
  world: World,
  flags: ProblemFlags,
  outcome: Outcome,
): Promise<number> {
  return (await tellProblems(world, flags, outcome))(outcome.summary);
}

/**
 * The first half of that: tells the problems, and returns what says the rest and gives the exit status. A
 * command that knows all its problems before its work is done tells them meanwhile.
 */
export async function tellProblems(
  world: World,
  flags: ProblemFlags,
  outcome: Outcome,
): Promise<(summary?: string) => Promise<number>> {
  const { problems, summaryTo = "stdout", data } = outcome;
  const forScreens = world.env["GITHUB_ACTIONS"] === "true" ? "github" : "pretty";
  const { formats } = await import("../formats/formats.js");
  const report = (format: FormatName, onScreen: boolean) =>
    formats[format](problems, surroundingsOf(world, flags, outcome, onScreen));

  let reporter = flags.reporter ?? forScreens;
  if (flags.reporterOutput !== undefined) {
    const { writeOneFile } = await import("../output/write-files.js");
    const file = resolve(world.cwd, flags.reporterOutput);
    await writeOneFile(file, report(reporter, false));
    reporter = forScreens;
  }
  const isData = reporter === "json" || reporter === "sarif";
  const say = isData ? world.stderr : world[summaryTo];
  if (isData) {
    await world.stdout(report(reporter, false));
    if (data !== undefined) await world.stderr(notWritten(data.name));
  } else {
    if (data !== undefined) await world.stdout(data.text);
    // GitHub's runner obeys commands on either stream; its documentation has them on standard output.
    const tell = reporter === "github" ? say : world.stderr;
    await tell(report(reporter, true));
  }
  return async (summary = "") => {
    await say(summary);
    if (flags.verbose) await world.stderr(timingsOf(outcome.timings ?? []));
    return statusOf(world, flags, outcome);
  };
}

async function statusOf(world: World, flags: ProblemFlags, outcome: Outcome): Promise<number> {
  const { problems, errorsPass = false } = outcome;
  const warnings = count(problems, "warning");
  const { maxWarnings = Infinity } = flags;
  if (warnings > maxWarnings) {
    await world.stderr(
      `error: there are more warnings than --max-warnings allows: ${warnings}, and not ${maxWarnings}.\n`,
    );
    return exit.errors;
  }
  return hasErrors(problems) && !errorsPass ? exit.errors : exit.ok;
}

/** How wide and high text is that goes to no terminal. */
const paper = { columns: 100, rows: 50 };
/** The lines of a screen that the problems leave to what is said below them. */
const linesBelow = 4;

function surroundingsOf(
  world: World,
  flags: ProblemFlags,
  { subject }: Outcome,
  onScreen: boolean,
): Surroundings {
  const { cwd, env, version } = world;
  const workspace = env["GITHUB_WORKSPACE"] ?? "";
  const { columns, rows } = (onScreen ? world.terminal() : undefined) ?? paper;
  return {
    cwd,
    root: isAbsolute(workspace) ? workspace : cwd,
    subject: subject ?? cwd,
    version,
    sourceOf: sourceReader(cwd),
    columns,
    rows: onScreen && !flags.verbose ? Math.max(rows - linesBelow, 10) : Infinity,
    colours: onScreen && wantsColours(world),
  };
}

/** Reads each file once, where it is one and not too large to look into for one line. */
function sourceReader(cwd: string): (file: string) => string | undefined {
  const texts = new Map<string, string | undefined>();
  return (file) => {
    const path = resolve(cwd, file);
    if (!texts.has(path)) texts.set(path, readText(path));
    return texts.get(path);
  };
}

const largest = 5_000_000;

/** A frame is an extra: where the file has gone or cannot be read, there is none. */
function readText(path: string): string | undefined {
  try {
    const about = statSync(path);
    return about.isFile() && about.size <= largest ? readFileSync(path, "utf8") : undefined;
  } catch {
    return undefined;
  }
}

function notWritten(name: string): string {
  return (
    `${name} was not written: standard output has the problems.\n` +
    "    --output FILE writes it to a file; --reporter-output FILE writes the problems to one.\n"
  );
}

function timingsOf(timings: readonly StageTiming[]): string {
  const lines = timings.map(
    ({ stage, milliseconds }) => `  ${stage.padEnd(12)}${milliseconds.toFixed(0).padStart(7)} ms\n`,
  );
  return lines.length === 0 ? "" : `time by stage\n${lines.join("")}`;
}
