/** Where a line of a page stands among lists and quotes. */
export interface Nesting {
  /** How many lists and quotes the line stands in. */
  readonly depth: number;
  /** Whether a block or an item at the top of the page surely begins here. */
  readonly begins: boolean;
}

/** A list's item or a quote that is open. */
interface Container {
  /** The last character of its marker: `>` for a quote. */
  readonly mark: string;
  /** Columns by which an item's text is indented. */
  readonly width: number;
}

const marker = />|(?:[-+*]|(\d{1,9})[.)])(?=[ \t]|$)/y;
/** Headings, the fences of code, HTML. */
const interrupts = /#{1,6}(?:[ \t]|$)|`{3}|~{3}|</y;

/**
 * Tells of the lines of a page, taken one after the other, where they stand; undefined for a blank one.
 * Follows CommonMark 0.31 sections 5.1 and 5.2, but takes what looks like a list or quote within code for
 * one, which only the parser could tell.
 */
export function nestingOfLines(): (line: string) => Nesting | undefined {
  let open: readonly Container[] = [];
  let isBelowText = false;
  return (line) => {
    const cursor = new Cursor(line);
    const isBlank = cursor.isAtEnd();
    let stays = 0;
    while (stays < open.length && cursor.goesOnIn(open[stays]!)) stays++;
    // Where nothing new begins, what stands further left goes on with the paragraph of the line above.
    let isNew = !isBelowText || cursor.endsText();
    const opened: Container[] = [];
    for (let found = cursor.enter(); found; found = cursor.enter()) {
      // Below text, no other list begins with another number than one or without words. The parser lets some
      // begin, so it counts as one, but as none that a next item could go on with.
      if (opened.length === 0) {
        isNew ||= found.mark === ">" || found.mark === open[stays]?.mark;
        isNew ||= found.isFirst && !cursor.isAtEnd();
      }
      opened.push(isNew ? found : { ...found, mark: "" });
    }
    if (isNew || opened.length > 0) open = [...open.slice(0, stays), ...opened];
    isBelowText = !cursor.endsText();
    return isBlank ? undefined : { depth: open.length, begins: stays === 0 && isNew };
  };
}

/** Goes along a line, from marker to marker. */
class Cursor {
  #at = 0;
  /** Where `#at` stands, with tabs as wide as they are (CommonMark section 2.2). */
  #column = 0;
  /** The column at which the text of the innermost list or quote begins. */
  #base = 0;
  readonly #breaks: readonly [number, number];

  constructor(readonly line: string) {
    this.#breaks = thematicBreaks(line);
    this.#skipSpaces();
  }

  isAtEnd(): boolean {
    return this.#at === this.line.length;
  }

  /** Whether something stands here that is not indented as code is. */
  sees(what: RegExp): boolean {
    what.lastIndex = this.#at;
    return this.#column - this.#base < 4 && what.test(this.line);
  }

  /** Whether what stands here is never the next line of a paragraph, nor has one as its own next line. */
  endsText(): boolean {
    return this.isAtEnd() || this.sees(interrupts) || this.seesBreak();
  }

  /** Whether from here on the line is a thematic break, which nests nothing. */
  seesBreak(): boolean {
    const [first, last] = this.#breaks;
    return this.#column - this.#base < 4 && first <= this.#at && this.#at <= last;
  }

  goesOnIn({ mark, width }: Container): boolean {
    if (mark === ">") return this.line[this.#at] === ">" && this.enter() !== undefined;
    if (!this.isAtEnd() && this.#column - this.#base < width) return false;
    this.#base += width;
    return true;
  }

  /** Steps behind the marker that stands here, if one does. */
  enter(): (Container & { readonly isFirst: boolean }) | undefined {
    if (this.seesBreak() || !this.sees(marker)) return undefined;
    marker.lastIndex = this.#at;
    const [text, number] = marker.exec(this.line)!;
    const mark = text.at(-1)!;
    this.#at += text.length;
    const end = (this.#column += text.length);
    this.#skipSpaces();
    const spaces = this.#column - end;
    const from = this.#base;
    // One space belongs to the marker of a quote, and as many to that of an item as do not make code.
    const own = mark === ">" ? Math.min(spaces, 1) : this.isAtEnd() || spaces > 4 ? 1 : spaces;
    this.#base = end + own;
    return { mark, width: this.#base - from, isFirst: Number(number ?? 1) === 1 };
  }

  #skipSpaces(): void {
    for (; this.line[this.#at] === " " || this.line[this.#at] === "\t"; this.#at++)
      this.#column += this.line[this.#at] === "\t" ? 4 - (this.#column % 4) : 1;
  }
}

/** The places of a line's first and third last mark, if it ends with marks of which three make a break. */
function thematicBreaks(line: string): [number, number] {
  let mark: string | undefined;
  let count = 0;
  let first = line.length;
  let last = -1;
  for (let at = line.length - 1; at >= 0; at--) {
    const character = line[at]!;
    if (character === " " || character === "\t") continue;
    if (!/[-*_]/.test(character) || (mark ??= character) !== character) break;
    first = at;
    if (++count === 3) last = at;
  }
  return [first, last];
}
