import { join } from "node:path";
import { shortPath } from "../formats/paths.js";
import { countProblems } from "../formats/select.js";
import type { RecoverStatistics } from "../recover.js";
import type { TimedResult } from "./generate-by-plan.js";

/** Such as `9 pages: 2 operations, 7 schemas, 23 fields`. */
export function counted(statistics: RecoverStatistics): string {
  const { pages, operations, unplacedOperations, schemas, fields } = statistics;
  const unplaced =
    unplacedOperations === 0 ? "" : ` (and ${unplacedOperations} without method and path)`;
  return (
    `${some(pages, "page")}: ${some(operations, "operation")}${unplaced}, ` +
    `${some(schemas, "schema")}, ${some(fields, "field")}`
  );
}

/** What a run of `generate` made, in a few lines for people. */
export function summarize(
  result: TimedResult,
  { docs, output, cwd }: { readonly docs: string; readonly output: string; readonly cwd: string },
): string {
  const { diagnostics, fresh, statistics, written } = result;
  const read = `${shortPath(docs, cwd)}: ${counted(statistics)}; ${countProblems(diagnostics) || "no problems"}.`;
  if (fresh) {
    return (
      `As in the last run, read ${read}\n` +
      `${shortPath(output, cwd)} is fresh: nothing has changed since (--force runs all stages).\n`
    );
  }
  const files = written.map(
    ({ path, state }) => `  ${state.padEnd(10)} ${shortPath(join(output, path), cwd)}`,
  );
  return [
    `Read ${read}`,
    ...(files.length === 0 ? ["Nothing was written."] : files),
    ...(written.some(({ state }) => state === "kept") ? [keptNote] : []),
    `Took ${duration(result)}.`,
    "",
  ].join("\n");
}

const keptNote =
  "What is kept is no longer generated, but was changed by hand: remove it if it is of no use.";

/** The whole, and of one that can be felt the stages, some of which run at the same time. */
function duration({ timings, milliseconds: total }: TimedResult): string {
  const felt = timings
    .filter(({ milliseconds }) => total >= 1000 && milliseconds >= 50)
    .map(({ stage, milliseconds }) => `${stage} ${seconds(milliseconds)}`);
  return `${seconds(total)} s${felt.length > 1 ? ` (${felt.join(", ")})` : ""}`;
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1);
}

function some(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
