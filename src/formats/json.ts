import type { Severity } from "../diagnostics/diagnostic.js";
import { pathFrom } from "./paths.js";
import { printableJson } from "./plain-text.js";
import type { Format, Problem, Surroundings } from "./problem.js";
import { count, inOrder } from "./select.js";

/** What `--reporter json` writes. Names and meanings stay within a `version`; further names may come. */
export interface JsonReport {
  readonly version: 1;
  readonly counts: Readonly<Record<Severity, number>>;
  /** Errors first, then warnings, then what only tells; each by file, line, column and rule. */
  readonly problems: readonly JsonProblem[];
}

export interface JsonProblem {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** What can be done about it. */
  readonly mend?: string;
  /** Relative to the root of the checked-out repository, else to the working folder; absolute outside. */
  readonly file?: string;
  /** From 1; columns in UTF-16 code units. Both are there whenever `file` is. */
  readonly line?: number;
  readonly column?: number;
  /** Where in the document, as a JSON Pointer in a URI fragment. */
  readonly pointer?: string;
}

/** For programs: every problem as data. */
export const json: Format = (problems, surroundings) => {
  const report: JsonReport = {
    version: 1,
    counts: {
      error: count(problems, "error"),
      warning: count(problems, "warning"),
      info: count(problems, "info"),
    },
    problems: inOrder(problems).map((problem) => jsonProblem(problem, surroundings)),
  };
  return printableJson(report);
};

function jsonProblem(problem: Problem, { root, cwd }: Surroundings): JsonProblem {
  const { rule, severity, message, mend, origin, pointer } = problem;
  return {
    rule,
    severity,
    message,
    ...(mend === undefined ? {} : { mend }),
    ...(origin && {
      file: pathFrom(root, origin.file, cwd),
      line: origin.line,
      column: origin.column,
    }),
    ...(pointer === undefined ? {} : { pointer }),
  };
}
