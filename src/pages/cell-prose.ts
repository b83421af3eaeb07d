/** As generators write it: `<br>` without a slash is the author's own, and Markdown shows it as such. */
const lineBreak = /<br\s*\/>/gi;

/**
 * What may stand before a line break in a cell and hold one that is text: an escaped character, a run of
 * backquotes, or a tag whose attributes hold either (CommonMark 0.31 sections 2.4, 6.1, 6.6).
 */
const piece = /\\[!-/:-@[-`{-~]|(`+)|(<br\s*\/>)|<[a-z/][^<>`"']*(?:"[^"]*"[^<>`"']*)*>/gi;

/**
 * Puts line breaks where a table cell has `<br/>`, since a row cannot hold them otherwise.
 *
 * One inside a code span is the author's own text and stays. The time taken grows with the cell alone.
 */
export function breaksToNewlines(cell: string): string {
  if (!cell.includes("<")) return cell;
  if (!cell.includes("`")) return cell.replace(lineBreak, "\n");
  const closingRun = runsOfBackquotes(cell);
  let out = "";
  let last = 0;
  piece.lastIndex = 0;
  for (let found = piece.exec(cell); found; found = piece.exec(cell)) {
    const [text, backquotes, lineBreakTag] = found;
    if (backquotes !== undefined) {
      // A run that nothing closes is text.
      piece.lastIndex = closingRun(backquotes.length, piece.lastIndex) ?? piece.lastIndex;
    } else if (lineBreakTag !== undefined) {
      out += `${cell.slice(last, found.index)}\n`;
      last = found.index + text.length;
    }
  }
  return out + cell.slice(last);
}

/** Finds where the next run of as many backquotes ends; asked from left to right. */
function runsOfBackquotes(cell: string): (length: number, from: number) => number | undefined {
  const ends = new Map<number, number[]>();
  for (const { 0: run, index } of cell.matchAll(/`+/g)) {
    const ofLength = ends.get(run.length) ?? [];
    ofLength.push(index + run.length);
    ends.set(run.length, ofLength);
  }
  const next = new Map<number, number>();
  return (length, from) => {
    const ofLength = ends.get(length) ?? [];
    let at = next.get(length) ?? 0;
    while (at < ofLength.length && ofLength[at]! <= from) at++;
    next.set(length, at);
    return ofLength[at];
  };
}
