import stringWidth from "string-width";
import { visible } from "./plain-text.js";

/** A source line cut to a width, and how many columns stand before the place that is meant. */
export interface FramedLine {
  readonly text: string;
  readonly offset: number;
}

/** Lines end as pages are read: a byte order mark at the start of the file is no character of the first. */
export function lineOf(source: string, line: number): string | undefined {
  const lines = source.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  return lines[line - 1];
}

/**
 * Cuts a source line so that the column (in UTF-16 code units from 1, as origins count) is in sight, with
 * ellipses where something was cut off.
 *
 * Libraries for code frames show lines whole and count characters. Rows of a table are hundreds of columns
 * wide, and hold emoji and wide letters, which would put the caret under the wrong cell.
 */
export function frameLine(line: string, column: number, width: number): FramedLine {
  const whole = line.trimEnd();
  const at = Math.min(Math.max(column - 1, 0), whole.length);
  // Graphemes can be long, but a screen of them is hardly ever longer than this.
  const reach = width * 4;
  const before = characters(whole.slice(Math.max(at - reach, 0), at));
  const after = characters(whole.slice(at, at + reach));
  if (whole.length <= reach && widthOf(before) + widthOf(after) <= width) {
    return { text: shown(before) + shown(after), offset: widthOf(before) };
  }
  // One column is kept for the ellipsis at either end.
  const end = firstOf(after, Math.max(Math.ceil(width / 2), width - widthOf(before)) - 1);
  const start = firstOf(before.toReversed(), width - widthOf(end) - 2).toReversed();
  const head = `${start.join("").length < at ? "…" : ""}${shown(start)}`;
  const tail = `${shown(end)}${end.join("").length < whole.length - at ? "…" : ""}`;
  return { text: head + tail, offset: stringWidth(head) };
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** A slice may begin or end inside a surrogate pair, of which half is no character. */
function characters(slice: string): string[] {
  const text = slice.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, "");
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

/** As many as fit into the width. */
function firstOf(list: readonly string[], width: number): string[] {
  let used = 0;
  const end = list.findIndex((character) => (used += stringWidth(visible(character))) > width);
  return list.slice(0, end === -1 ? list.length : end);
}

function widthOf(list: readonly string[]): number {
  return stringWidth(shown(list));
}

function shown(list: readonly string[]): string {
  return list.map(visible).join("");
}
