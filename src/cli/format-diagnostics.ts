import { isAbsolute, relative } from "node:path";
import type { Diagnostic, Severity } from "../diagnostics/diagnostic.js";
import { compareDiagnostics } from "../diagnostics/diagnostic.js";

/** A problem of the document rather than of a page says where in the document it stands. */
export type ShownDiagnostic = Diagnostic & { readonly pointer?: string };

export interface FormatOptions {
  /** Paths are shown relative to this folder where that is shorter. */
  readonly cwd: string;
  /** How many problems of one rule are shown; the rest are counted. */
  readonly cap?: number;
}

const severities: readonly Severity[] = ["error", "warning", "info"];

/**
 * Problems as text for people: errors first, one rule after the other, each rule's in the order of the
 * pages. Every line ends with a line break; no problems give the empty text.
 */
export function formatDiagnostics(
  diagnostics: readonly ShownDiagnostic[],
  { cwd, cap = 20 }: FormatOptions,
): string {
  const groups = new Map<string, ShownDiagnostic[]>();
  for (const severity of severities) {
    const alike = diagnostics.filter((diagnostic) => diagnostic.severity === severity);
    for (const diagnostic of alike.sort(compareDiagnostics)) {
      const key = `${severity} ${diagnostic.rule}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [diagnostic]);
      else group.push(diagnostic);
    }
  }
  return [...groups.values()]
    .flatMap((group) => {
      const lines = group.slice(0, cap).flatMap((diagnostic) => formatOne(diagnostic, cwd));
      const hidden = group.length - cap;
      if (hidden > 0) lines.push(`  … and ${hidden} more of ${group[0]?.rule}`);
      return lines;
    })
    .map((line) => `${line}\n`)
    .join("");
}

/** Such as `2 errors, 1 warning`; the empty text where there is neither. What only tells is not counted. */
export function countProblems(diagnostics: readonly Diagnostic[]): string {
  const counts = (["error", "warning"] as const).map((severity) => {
    const count = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? "" : "s"}`];
  });
  return counts.flat().join(", ");
}

function formatOne(diagnostic: ShownDiagnostic, cwd: string): string[] {
  const { severity, message, rule, mend } = diagnostic;
  const line = [placeOf(diagnostic, cwd), severity, oneLine(message), rule];
  return [
    line.filter((part) => part !== "").join("  "),
    ...(mend === undefined ? [] : [`    ${oneLine(mend)}`]),
  ];
}

function placeOf({ origin, pointer }: ShownDiagnostic, cwd: string): string {
  if (origin !== undefined) {
    return `${oneLine(shortPath(origin.file, cwd))}:${origin.line}:${origin.column}`;
  }
  return pointer === undefined
    ? ""
    : oneLine(`openapi${pointer.startsWith("#") ? "" : "#"}${pointer}`);
}

/** A path as people would type it in the working folder. */
export function shortPath(path: string, cwd: string): string {
  if (!isAbsolute(path)) return path;
  const fromHere = relative(cwd, path) || ".";
  return (fromHere.length < path.length ? fromHere : path).replaceAll("\\", "/");
}

// Sequences that drive a terminal, then all other control characters and the marks that turn the
// direction of writing: a page could otherwise rewrite what stands on the screen.
/* eslint-disable no-control-regex */
const terminalSequence =
  /(?:\u001B\[|\u009B)[0-?]*[ -/]*[@-~]|\u001B\][^\u0007\u001B]*(?:\u0007|\u001B\\)?|\u001B[ -~]?/g;
const control = /[\p{Cc}\u200E\u200F\u202A-\u202E\u2028\u2029\u2066-\u2069]+/gu;
/* eslint-enable no-control-regex */

function oneLine(text: string): string {
  return text.replace(terminalSequence, "").replace(control, " ").trim();
}
