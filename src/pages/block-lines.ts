import { type Table, tableAt } from "./table.js";

export interface PlacedTable {
  readonly line: number;
  readonly endLine: number;
  readonly table: Table;
}

/** What the parser of blocks is given of a page. */
export interface BlockLines {
  readonly texts: readonly string[];
  /** For each text the lines of the page that it stands for, counted from 1. */
  readonly places: readonly { readonly line: number; readonly endLine: number }[];
  readonly tables: readonly PlacedTable[];
}

/**
 * Takes the tables out of a page, and makes each run of blank lines one: no block depends on how many there
 * are, and most lines of a reference page are rows. A line of which `isKept` is true begins a text.
 */
export function blockLines(
  lines: readonly string[],
  isKept: (line: string) => boolean = () => false,
): BlockLines {
  const texts: string[] = [];
  const places: { line: number; endLine: number }[] = [];
  const tables: PlacedTable[] = [];
  let inTable = 0;
  for (const [at, line] of lines.entries()) {
    if (at >= inTable) {
      const found = tableAt(lines, at);
      if (found) {
        tables.push({ line: at + 1, ...found });
        inTable = found.endLine;
      }
    }
    // As CommonMark section 2.3 has it; the parser is slow at doing this itself.
    const text = at < inTable || isBlank(line) ? "" : line.replaceAll("\0", "\uFFFD");
    if (text === "" && texts.at(-1) === "" && !isKept(line)) places.at(-1)!.endLine = at + 1;
    else {
      texts.push(text);
      places.push({ line: at + 1, endLine: at + 1 });
    }
  }
  return { texts, places, tables };
}

const isBlank = (line: string) => /^[ \t]*$/.test(line);
