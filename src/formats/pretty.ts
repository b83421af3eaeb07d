import { styleText } from "node:util";
import { frameLine, lineOf } from "./code-frame.js";
import { shortPath } from "./paths.js";
import { oneLine } from "./plain-text.js";
import type { Format, Problem, Surroundings } from "./problem.js";
import { inOrder, mostTellingFirst } from "./select.js";

/**
 * For people: errors first, and of a severity the problems of a page together, each with its source line.
 * At most a screenful, in which no rule crowds out another; then a count of the rest, by rule.
 */
export const pretty: Format = (problems, surroundings) => {
  const shown = screenful(problems, surroundings);
  const groups = new Map<string, string[]>();
  for (const problem of inOrder([...shown.keys()])) {
    const page = pageOf(problem, surroundings.cwd);
    const key = `${problem.severity} ${page}`;
    const lines = groups.get(key) ?? (page === "" ? [] : [paint("underline", page, surroundings)]);
    groups.set(key, [...lines, ...(shown.get(problem) ?? [])]);
  }
  const rest = problems.filter((problem) => !shown.has(problem));
  return [...groups.values(), ...(rest.length > 0 ? [[restOf(rest)]] : [])]
    .map((lines) => lines.map((line) => `${line}\n`).join(""))
    .join("\n");
};

/** The problems that fit on a screen, the most telling first, with their lines; always at least one. */
function screenful(
  problems: readonly Problem[],
  surroundings: Surroundings,
): ReadonlyMap<Problem, readonly string[]> {
  const shown = new Map<Problem, readonly string[]>();
  const headings = new Set<string>();
  let used = 0;
  for (const problem of mostTellingFirst(problems)) {
    const lines = entryOf(problem, surroundings);
    const heading = `${problem.severity} ${pageOf(problem, surroundings.cwd)}`;
    // The heading of a page has a blank line above it.
    used += lines.length + (headings.has(heading) ? 0 : 2);
    if (shown.size > 0 && used > surroundings.rows) break;
    headings.add(heading);
    shown.set(problem, lines);
  }
  return shown;
}

function entryOf(problem: Problem, surroundings: Surroundings): string[] {
  const { origin, pointer, severity, message, rule, mend } = problem;
  const colour = { error: "red", warning: "yellow", info: "cyan" } as const;
  const place = origin ? `${origin.line}:${origin.column}` : oneLine(fragmentOf(pointer));
  const parts = [
    place,
    paint(colour[severity], severity, surroundings),
    oneLine(message),
    paint("dim", oneLine(rule), surroundings),
  ];
  const indented = origin !== undefined || pointer !== undefined ? "  " : "";
  return [
    indented + parts.filter((part) => part !== "").join("  "),
    ...frameOf(problem, surroundings),
    ...(origin && pointer !== undefined
      ? [`    in the document at ${oneLine(fragmentOf(pointer))}`]
      : []),
    ...(mend === undefined ? [] : [`    ${oneLine(mend)}`]),
  ];
}

/** The source line, and a caret below the column; nothing where the source cannot be had. */
function frameOf({ origin }: Problem, surroundings: Surroundings): string[] {
  if (origin === undefined) return [];
  const line = lineOf(surroundings.sourceOf(origin.file) ?? "", origin.line);
  if (line === undefined || line.trim() === "") return [];
  const number = `    ${origin.line} | `;
  const width = Math.max(20, surroundings.columns - number.length - 1);
  const { text, offset } = frameLine(line, origin.column, width);
  return [
    `${paint("dim", number, surroundings)}${text}`,
    `${paint("dim", `${" ".repeat(number.length - 2)}| `, surroundings)}${" ".repeat(offset)}^`,
  ];
}

/** What stands above the problems of one page; nothing for those that have no place at all. */
function pageOf({ origin, pointer }: Problem, cwd: string): string {
  if (origin !== undefined) return oneLine(shortPath(origin.file, cwd));
  return pointer === undefined ? "" : "in the document";
}

function fragmentOf(pointer = ""): string {
  return pointer === "" || pointer.startsWith("#") ? pointer : `#${pointer}`;
}

function restOf(rest: readonly Problem[]): string {
  const counts = new Map<string, number>();
  for (const { rule } of inOrder(rest)) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const byRule = [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([rule, count]) => `${count} ${oneLine(rule)}`)
    .join(", ");
  return `… and ${rest.length} more, which --verbose shows: ${byRule}`;
}

function paint(
  style: Parameters<typeof styleText>[0],
  text: string,
  { colours }: Surroundings,
): string {
  return colours ? styleText(style, text, { validateStream: false }) : text;
}
