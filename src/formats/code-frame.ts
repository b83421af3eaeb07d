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
 * ellipses where something was cut off. In a line that is too long, the padding of its cells goes first.
 *
 * Libraries for code frames show lines whole and count characters. Rows of a table are hundreds of columns
 * wide, and hold emoji and wide letters, which would put the caret under the wrong cell.
 */
export function frameLine(line: string, column: number, width: number): FramedLine {
  const whole = line.trimEnd();
  const at = Math.min(Math.max(column - 1, 0), whole.length);
  // What is far from the place is not looked at, however long the line; padding may be much of what is near.
  const reach = width * 20;
  const near = { from: Math.max(at - reach, 0), to: at + reach };
  const before = characters(whole.slice(near.from, at));
  const after = characters(whole.slice(at, near.to));
  const isAll = near.from === 0 && near.to >= whole.length;
  if (isAll && widthOf(before) + widthOf(after) <= width) return joined(before, after);

  const tightBefore = withoutPadding(before);
  const tightAfter = withoutPadding(after);
  const room = Math.max(Math.ceil(width / 2), width - widthOf(tightBefore));
  const end = firstOf(tightAfter, room - 1);
  const start = firstOf(tightBefore.toReversed(), width - widthOf(end) - 1);
  const cutBefore = near.from > 0 || start.length < tightBefore.length;
  const cutAfter = near.to < whole.length || end.length < tightAfter.length;
  // An ellipsis before takes the place of what is farthest from the column.
  const kept = cutBefore ? firstOf(start, width - widthOf(end) - 2) : start;
  return joined(
    [...(cutBefore ? ["…"] : []), ...kept.toReversed()],
    [...end, ...(cutAfter ? ["…"] : [])],
  );
}

function joined(before: readonly string[], after: readonly string[]): FramedLine {
  return { text: shown([...before, ...after]), offset: widthOf(before) };
}

/** Of spaces in a row, the first alone. */
function withoutPadding(list: readonly string[]): string[] {
  return list.filter((character, index) => character !== " " || list[index - 1] !== " ");
}

/** Text of which each character takes a column; most lines are, and need no segmenter. */
const plain = /^[ -~]*$/;

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** A slice may begin or end inside a surrogate pair, of which half is no character. */
function characters(slice: string): string[] {
  if (plain.test(slice)) return slice.split("");
  const text = slice.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, "");
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

/** As many as fit into the width. */
function firstOf(list: readonly string[], width: number): string[] {
  let used = 0;
  const end = list.findIndex((character) => (used += widthOf([character])) > width);
  return list.slice(0, end === -1 ? list.length : end);
}

function widthOf(list: readonly string[]): number {
  const text = shown(list);
  return plain.test(text) ? text.length : stringWidth(text);
}

function shown(list: readonly string[]): string {
  return list.map(visible).join("");
}
