import type { Origin } from "../diagnostics/diagnostic.js";

/** A GFM table (GitHub Flavored Markdown Spec section 4.10). */
export interface Table {
  readonly header: Row;
  readonly rows: readonly Row[];
}

/** The cells as they stand in the source: a broken row may hold more or fewer than the header. */
export interface Row {
  readonly line: number;
  readonly cells: readonly Cell[];
}

export interface Cell {
  /** The source between the pipes, trimmed, with `\|` read as `|`. */
  readonly text: string;
  readonly column: number;
}

export function cellOrigin(file: string, row: Row, cell: Cell | undefined): Origin {
  return { file, line: row.line, column: cell?.column ?? 1 };
}

const delimiterRow = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** What ends a table: a blank line, or a line that begins another block. */
const endOfTable =
  /^(?:[ \t]*$| {0,3}(?:>|#{1,6}(?:[ \t]|$)|```|~~~|<[/!?a-zA-Z]|(?:[-+*]|1[.)])[ \t]+\S|(?:\*[ \t]*){3,}$|(?:_[ \t]*){3,}$)| {4})/;

/**
 * The table that starts at `lines[at]`, or undefined when none does.
 *
 * Rows are split here rather than by the Markdown parser because most bytes of a reference page are
 * padding in tables, and because a tree would read the emphasis in `__proto__`. Only tables whose rows
 * start with a pipe are read; a test holds the grid to remark-gfm's.
 */
export function tableAt(
  lines: readonly string[],
  at: number,
): { table: Table; endLine: number } | undefined {
  const first = lines[at];
  const second = lines[at + 1];
  if (first === undefined || second === undefined || !startsRow(first)) return undefined;
  if (!delimiterRow.test(second)) return undefined;
  const header = splitRow(first, at + 1);
  if (splitRow(second, at + 2).cells.length !== header.cells.length) return undefined;
  const rows: Row[] = [];
  let next = at + 2;
  for (; next < lines.length; next++) {
    const line = lines[next] as string;
    if (endOfTable.test(line)) break;
    rows.push(splitRow(line, next + 1));
  }
  return { table: { header, rows }, endLine: next };
}

/** Whether a line starts with a pipe, as every row of a table that we split does. */
function startsRow(line: string): boolean {
  return /^ {0,3}\|/.test(line);
}

function splitRow(line: string, lineNumber: number): Row {
  const cells: Cell[] = [];
  const end = line.trimEnd().length;
  let start = line.length - line.trimStart().length;
  if (line[start] === "|") start++;
  for (let at = start; at <= end; at++) {
    const character = line[at];
    if (character === "\\" && (line[at + 1] === "\\" || line[at + 1] === "|")) at++;
    else if (character === "|" || at === end) {
      // The pipe that closes a row opens no further cell.
      if (at === end && at === start && cells.length > 0) break;
      cells.push(cellBetween(line, start, at));
      start = at + 1;
    }
  }
  return { line: lineNumber, cells };
}

function cellBetween(line: string, start: number, end: number): Cell {
  const raw = line.slice(start, end);
  const text = raw.trim();
  const lead = text === "" ? 0 : raw.length - raw.trimStart().length;
  return {
    text: text.includes("\\|") ? text.replaceAll("\\|", "|") : text,
    column: start + lead + 1,
  };
}
