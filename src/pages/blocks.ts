import { htmlBlockAt } from "./html-block.js";

/** A block of a page by its lines: the first, and the one behind the last, counted from 0. */
export interface Span {
  readonly kind: "heading" | "code" | "html" | "prose";
  readonly start: number;
  readonly end: number;
  /** Of code and HTML: false where the file ended, or a landmark came, before their end did. */
  readonly closed: boolean;
}

const blank = /^[ \t]*$/;
const heading = /^ {0,3}#{1,6}(?:[ \t]|$)/;
const fence = /^ {0,3}(?:(`{3,})[^`]*|(~{3,}).*)$/;
const thematicBreak = /^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$/;
const quote = /^ {0,3}>/;
const item = /^ {0,3}(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/;
/** A list interrupts a paragraph only with text in its first item, and with a 1 where it counts. */
const interruptingItem = /^ {0,3}(?:[-+*]|1[.)])[ \t]+[^ \t]/;
const underline = /^ {0,3}(?:=+|-+)[ \t]*$/;

/**
 * The blocks at the top of a page (CommonMark 0.31 section 3), each as the lines it takes.
 *
 * What stands inside lists and quotes is nobody's question here, and the parser's answer to it costs time
 * that grows with the square of their length. So blocks are told apart line by line, in time that grows
 * with the page; a test holds them to remark's. Neighbours that are prose may come as one where remark
 * has several. A landmark ends whatever stands above it.
 */
export function blocksOfLines(lines: readonly string[], isLandmark: IsLandmark, from = 0): Span[] {
  const spans: Span[] = [];
  for (let start = from; start < lines.length;) {
    if (blank.test(lines[start]!)) {
      start++;
      continue;
    }
    const span = blockAt(lines, start, isLandmark);
    spans.push(span);
    start = span.end;
  }
  return spans;
}

type IsLandmark = (at: number) => boolean;

function blockAt(lines: readonly string[], start: number, isLandmark: IsLandmark): Span {
  const line = lines[start]!;
  const next = start + 1;
  if (heading.test(line)) return { kind: "heading", start, end: next, closed: true };
  const opening = fence.exec(line);
  if (opening) {
    const closes = closesFence((opening[1] ?? opening[2])!);
    const found = findEnd(lines, next, closes, isLandmark);
    return { kind: "code", start, end: found.at + (found.closed ? 1 : 0), closed: found.closed };
  }
  const html = htmlBlockAt(line, false);
  if (html) {
    // Most HTML may end in the very line in which it starts.
    const found =
      html.includesEnd && html.end.test(line)
        ? { at: start, closed: true }
        : findEnd(lines, next, (one) => html.end.test(one), isLandmark);
    const end = found.at + (found.closed && html.includesEnd ? 1 : 0);
    return { kind: "html", start, end, closed: found.closed };
  }
  return { kind: "prose", start, end: endOfProse(lines, start, isLandmark), closed: true };
}

function endOfProse(lines: readonly string[], start: number, isLandmark: IsLandmark): number {
  const line = lines[start]!;
  if (thematicBreak.test(line)) return start + 1;
  if (quote.test(line)) return endOfQuote(lines, start, isLandmark);
  if (item.test(line)) return endOfList(lines, start, isLandmark);
  if (indentOf(line) >= 4) return endOfIndented(lines, start, isLandmark);
  return endOfParagraph(lines, start, isLandmark);
}

/** As long as the opening fence or longer, and alone in its line. */
function closesFence(opening: string): (line: string) => boolean {
  return (line) => {
    const marks = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(line)?.[1];
    return marks?.[0] === opening[0] && marks!.length >= opening.length;
  };
}

function findEnd(
  lines: readonly string[],
  from: number,
  isEnd: (line: string) => boolean,
  isLandmark: IsLandmark,
): { readonly at: number; readonly closed: boolean } {
  for (let at = from; at < lines.length; at++) {
    if (isLandmark(at)) return { at, closed: false };
    if (isEnd(lines[at]!)) return { at, closed: true };
  }
  return { at: lines.length, closed: false };
}

/** Whether a line below a paragraph begins another block. */
function interrupts(line: string): boolean {
  return (
    heading.test(line) ||
    fence.test(line) ||
    quote.test(line) ||
    interruptingItem.test(line) ||
    thematicBreak.test(line) ||
    htmlBlockAt(line, true) !== undefined
  );
}

function endOfParagraph(lines: readonly string[], start: number, isLandmark: IsLandmark): number {
  for (let at = start + 1; at < lines.length; at++) {
    const line = lines[at]!;
    if (blank.test(line) || isLandmark(at)) return at;
    if (underline.test(line)) return at + 1;
    if (interrupts(line)) return at;
  }
  return lines.length;
}

function endOfIndented(lines: readonly string[], start: number, isLandmark: IsLandmark): number {
  let end = start + 1;
  for (let at = end; at < lines.length && !isLandmark(at); at++) {
    if (blank.test(lines[at]!)) continue;
    if (indentOf(lines[at]!) < 4) break;
    end = at + 1;
  }
  return end;
}

/** Whether a line goes on with a paragraph within a list or quote (CommonMark 0.31 section 5.1, laziness). */
function isLazy(lines: readonly string[], at: number): boolean {
  const line = lines[at]!;
  if (blank.test(line) || item.test(line) || interrupts(line)) return false;
  return endsInParagraph(lines[at - 1]!);
}

function endOfQuote(lines: readonly string[], start: number, isLandmark: IsLandmark): number {
  for (let at = start; at < lines.length; at++) {
    const line = lines[at]!;
    if (at > start && isLandmark(at)) return at;
    if (!quote.test(line) && !isLazy(lines, at)) return at;
  }
  return lines.length;
}

/** All items of one kind, with what is indented as far as their text. */
function endOfList(lines: readonly string[], start: number, isLandmark: IsLandmark): number {
  const mark = markOf(lines[start]!);
  let width = widthOfItem(lines[start]!);
  let end = start + 1;
  for (let at = end; at < lines.length && !isLandmark(at); at++) {
    const line = lines[at]!;
    if (blank.test(line)) continue;
    if (indentOf(line) < width) {
      const isSibling = item.test(line) && markOf(line) === mark && !thematicBreak.test(line);
      if (isSibling) width = widthOfItem(line);
      else if (at > end || !isLazy(lines, at)) break;
    }
    end = at + 1;
  }
  return end;
}

/** The bullet, or what stands behind the number: lists of different marks are different lists. */
const markOf = (line: string) => /^ *(?:\d+)?(.)/.exec(line)?.[1];

function widthOfItem(line: string): number {
  const [, mark = "", space = "", rest = ""] =
    /^( *(?:[-+*]|\d+[.)]))([ \t]*)(.*)$/.exec(line) ?? [];
  const gap = indentOf(space);
  return mark.length + (rest === "" || gap > 4 ? 1 : gap);
}

/** Whether the text of a line within a list or quote may go on below it. */
function endsInParagraph(line: string): boolean {
  const text = line.replace(/^(?:[ \t]|>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))*/, "");
  return text !== "" && !heading.test(text) && !fence.test(text) && !thematicBreak.test(text);
}

/** Columns of white space at the start; a tab goes to the next multiple of four. */
function indentOf(line: string): number {
  let column = 0;
  for (const character of line) {
    if (character === " ") column++;
    else if (character === "\t") column += 4 - (column % 4);
    else break;
  }
  return column;
}
