/** Where a fact or a problem stands in the input: `line` and `column` count from 1, as editors do. */
export interface Origin {
  /** Path as shown to people, relative to the folder that was read, with forward slashes. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** `error` stops `generate` from writing; `warning` is shown and the run goes on; `info` only tells. */
export type Severity = "error" | "warning" | "info";

/**
 * One problem, as data. Formatters turn it into text; nothing in the library prints.
 *
 * `message` says what is wrong, `mend` what the reader can do about it.
 */
export interface Diagnostic {
  /** Stable kebab-case name, for filters and severities by rule. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly mend?: string;
  /** Absent only where no place in any file can be named, such as a folder that is not there. */
  readonly origin?: Origin;
  /** The option that is to be mended, as the keys that lead to it in the config. */
  readonly option?: readonly string[];
}

/** Takes problems as they are found; stages are given one so that they can go on after a problem. */
export type Report = (diagnostic: Diagnostic) => void;

/** True when any of them is an error, so that nothing may be written. */
export function hasErrors(diagnostics: Iterable<Diagnostic>): boolean {
  for (const { severity } of diagnostics) if (severity === "error") return true;
  return false;
}

/** Orders by file, line, column, then rule: the order in which a reader meets them. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.origin?.file ?? "", b.origin?.file ?? "") ||
    (a.origin?.line ?? 0) - (b.origin?.line ?? 0) ||
    (a.origin?.column ?? 0) - (b.origin?.column ?? 0) ||
    compareText(a.rule, b.rule)
  );
}

/** Code-unit order: the same on every machine and locale, unlike `localeCompare`. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
