import type { Severity } from "../diagnostics/diagnostic.js";
import { compareDiagnostics } from "../diagnostics/diagnostic.js";
import type { Problem } from "./problem.js";

const severities: readonly Severity[] = ["error", "warning", "info"];

/** Errors first, and those of a severity in the order of the pages. */
export function inOrder(problems: readonly Problem[]): Problem[] {
  return severities.flatMap((severity) =>
    problems.filter((problem) => problem.severity === severity).sort(compareDiagnostics),
  );
}

/**
 * The same in the order in which they are worth showing where not all can be: errors first, and of a
 * severity one of each rule, then a second of each, so that no rule crowds out another.
 */
export function mostTellingFirst(problems: readonly Problem[]): Problem[] {
  const seen = new Map<string, number>();
  const ranked = inOrder(problems).map((problem) => {
    const key = `${problem.severity} ${problem.rule}`;
    const round = seen.get(key) ?? 0;
    seen.set(key, round + 1);
    return { problem, severity: severities.indexOf(problem.severity), round };
  });
  // Sorting is stable, so that the order of the pages stays within a round.
  return ranked
    .sort((a, b) => a.severity - b.severity || a.round - b.round)
    .map(({ problem }) => problem);
}

/** Such as `2 errors, 1 warning`; the empty text where there is neither. What only tells is not counted. */
export function countProblems(problems: readonly Problem[]): string {
  return (["error", "warning"] as const)
    .map((severity) => [severity, count(problems, severity)] as const)
    .filter(([, number]) => number > 0)
    .map(([severity, number]) => `${number} ${severity}${number === 1 ? "" : "s"}`)
    .join(", ");
}

/** How many problems have the severity. */
export function count(problems: readonly Problem[], severity: Severity): number {
  return problems.filter((problem) => problem.severity === severity).length;
}
