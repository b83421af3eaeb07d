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

/** What stands at a column of a source line: the cell that begins there, else the rest of the line. */
export function textAt(line: string, column: number): string {
  const cells = startsRow(line) ? splitRow(line, 1).cells : [];
  return (cells.find((cell) => cell.column === column)?.text ?? line.slice(column - 1)).trim();
}

/** One that starts with a hyphen and a space is a list item. */
const delimiterRow =
  /^(?! {0,3}-[ \t]) {0,3}(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/**
 * What ends a table: a blank line, or a line that begins another block. In order: quote, heading, code,
 * HTML, list item, thematic break, indented code. Then the end of a comment, which GFM takes for a row
 * like any other: the table stands inside the comment and must not hide where that ends.
 */
const endOfTable = new RegExp(
  [
    /[ \t]*$/,
    / {0,3}>/,
    / {0,3}#{1,6}(?:[ \t]|$)/,
    / {0,3}(?:`{3,}[^`]*$|~~~)/,
    / {0,3}<(?:[!?]|\/?[a-zA-Z][\w-]*(?:[ \t/>]|$))/,
    / {0,3}(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/,
    / {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$/,
    /(?: {4}| {0,3}\t)/,
    /[ \t]*-->/,
  ]
    .map(({ source }) => `^${source}`)
    .join("|"),
);

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
  // Hyphens alone are a thematic break or an underline.
  if (!delimiterRow.test(second) || !/[|:]/.test(second)) return undefined;
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

/** Whether a line starts with a pipe, as every header that we split does, and has more than that. */
function startsRow(line: string): boolean {
  return /^ {0,3}\|[ \t]*[^ \t]/.test(line);
}

function splitRow(line: string, lineNumber: number): Row {
  const cells: Cell[] = [];
  const end = line.length - spacesAtEnd(line);
  let start = spacesAtStart(line);
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
  const lead = spacesAtStart(raw);
  const text = raw.slice(lead, Math.max(lead, raw.length - spacesAtEnd(raw)));
  return {
    text: text.includes("\\|") ? text.replaceAll("\\|", "|") : text,
    column: start + (text === "" ? 0 : lead) + 1,
  };
}

/** Spaces and tabs; `trim` would take the no-break space of a cell's text along. */
const spacesAtStart = (text: string) => /^[ \t]*/.exec(text)![0].length;

function spacesAtEnd(text: string): number {
  let end = text.length;
  while (end > 0 && (text[end - 1] === " " || text[end - 1] === "\t")) end--;
  return text.length - end;
}
