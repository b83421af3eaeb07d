import { join } from "node:path";
import { shortPath } from "../formats/paths.js";
import { countProblems } from "../formats/select.js";
import type { GenerateResult } from "../generate.js";
import type { WrittenFile } from "../output/target.js";
import type { RecoverStatistics } from "../recover.js";

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
  result: GenerateResult,
  written: readonly WrittenFile[],
  { docs, output, cwd }: { readonly docs: string; readonly output: string; readonly cwd: string },
): string {
  const problems = countProblems(result.diagnostics) || "no problems";
  const files =
    written.length === 0
      ? ["Nothing was written."]
      : written.map(
          ({ path, state }) => `  ${state.padEnd(10)} ${shortPath(join(output, path), cwd)}`,
        );
  return [
    `Read ${shortPath(docs, cwd)}: ${counted(result.statistics)}; ${problems}.`,
    ...files,
    `Took ${duration(result)}.`,
    "",
  ].join("\n");
}

/** The whole, and the stages that took a share of it that can be felt. */
function duration({ timings }: GenerateResult): string {
  const total = timings.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  const felt = timings
    .filter(({ milliseconds }) => milliseconds >= 50)
    .map(({ stage, milliseconds }) => `${stage} ${seconds(milliseconds)}`);
  return `${seconds(total)} s${felt.length > 1 ? ` (${felt.join(", ")})` : ""}`;
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1);
}

function some(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
