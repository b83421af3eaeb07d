import type { Origin } from "../../src/diagnostics/diagnostic.js";

/** What stands at a place of a page, read from the letters alone and not by the reader that is checked. */
export interface Place {
  /** The table cell that begins there; undefined where none does. */
  readonly cell?: string;
  /** The whole line, and what of it begins there. */
  readonly whole: string;
  readonly line: string;
  /** The rest of the page. */
  readonly rest: string;
  /** The lines before it that are not blank, the nearest first. */
  readonly above: readonly string[];
}

export function placeAt(lines: readonly string[], { line, column }: Origin): Place {
  const whole = lines[line - 1] ?? "";
  const text = whole.slice(column - 1);
  const before = whole.slice(0, column - 1).trimEnd();
  const isCell = whole.trimStart().startsWith("|") && before.endsWith("|");
  const above = lines.slice(0, line - 1).filter((one) => one.trim() !== "");
  return {
    ...(isCell ? { cell: cellIn(text) } : {}),
    whole,
    line: text,
    rest: [text, ...lines.slice(line)].join("\n"),
    above: above.reverse(),
  };
}

/** Up to the next pipe that no backslash takes away. */
function cellIn(text: string): string {
  return (/^(?:\\[\s\S]|[^|\\])*/.exec(text)?.[0] ?? "").trim().replaceAll("\\|", "|");
}
