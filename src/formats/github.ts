import type { Severity } from "../diagnostics/diagnostic.js";
import { pathFrom } from "./paths.js";
import { oneLine, visible } from "./plain-text.js";
import type { Format, Problem, Surroundings } from "./problem.js";
import { inOrder, mostTellingFirst } from "./select.js";

/** GitHub keeps so many annotations of each level per step, and drops the others without a word. */
const annotationsPerLevel = 10;

const levels: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  info: "notice",
};

/**
 * For GitHub Actions: workflow commands that annotate the files, as many as GitHub keeps. Those beyond are
 * plain lines in the log, so that none is lost.
 */
export const github: Format = (problems, surroundings) => {
  const left = {
    error: annotationsPerLevel,
    warning: annotationsPerLevel,
    info: annotationsPerLevel,
  };
  const annotated = new Set(
    mostTellingFirst(problems).filter(({ severity }) => left[severity]-- > 0),
  );
  const ordered = inOrder(problems);
  return [
    ...ordered.filter((problem) => annotated.has(problem)).map((p) => command(p, surroundings)),
    ...ordered.filter((problem) => !annotated.has(problem)).map((p) => plain(p, surroundings)),
  ]
    .map((line) => `${line}\n`)
    .join("");
};

function command(problem: Problem, { root, cwd }: Surroundings): string {
  const { origin, severity, rule } = problem;
  const properties = {
    ...(origin && {
      file: pathFrom(root, origin.file, cwd),
      line: String(origin.line),
      col: String(origin.column),
    }),
    title: rule,
  };
  const given = Object.entries(properties).map(([name, value]) => `${name}=${property(value)}`);
  return `::${levels[severity]} ${given.join(",")}::${data(textOf(problem))}`;
}

function textOf({ message, mend, pointer, origin }: Problem): string {
  // An annotation without a file stands by itself, so that it says where in the document it belongs.
  const place = pointer === undefined || origin !== undefined ? "" : `${pointer}: `;
  return [place + message, ...(mend === undefined ? [] : [mend])].map(oneLine).join("\n");
}

/** How actions/toolkit escapes the message of a command; the runner turns it back. */
function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** How it escapes the value of a property, which ends at a comma or at colons. */
function property(text: string): string {
  return visible(data(text)).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

function plain({ origin, pointer, severity, message, rule }: Problem, near: Surroundings): string {
  const place = origin
    ? `${pathFrom(near.root, origin.file, near.cwd)}:${origin.line}:${origin.column}`
    : (pointer ?? "");
  const parts = [place, severity, message, rule].map(oneLine);
  return parts.filter((part) => part !== "").join("  ");
}
