import type { Diagnostic } from "../diagnostics/diagnostic.js";

/** What a docs folder may hold at most; far above what docs of people hold. */
export interface Limits {
  /** Markdown files in the folder. */
  readonly pages: number;
  /** Bytes of one page. */
  readonly pageBytes: number;
  /** Characters between two pipes of a table's row. */
  readonly cellLength: number;
  /** Lists and quotes within one another. */
  readonly nesting: number;
}

export const defaultLimits: Limits = {
  pages: 100_000,
  pageBytes: 4_000_000,
  cellLength: 100_000,
  nesting: 50,
};

/** The limits with those that the user sets in place of the defaults. */
export const limitsWith = (own: Partial<Limits> = {}): Limits => ({ ...defaultLimits, ...own });

/** The problem of a page that is refused; `raise` names the option that would let it in. */
export function refusal(
  file: string,
  line: number,
  what: string,
  raise: keyof Limits,
  limit: number,
): Diagnostic {
  return {
    rule: "page-refused",
    severity: "warning",
    message: `The page was left out: ${what}, and the limit is ${limit}.`,
    mend: `Mend the page, or raise limits.${raise} in the config.`,
    origin: { file, line, column: 1 },
  };
}

/**
 * Looks at a page's lines, in time that grows with their length alone, for what would cost the Markdown
 * parser minutes. Gives the problem of a page that must not be parsed; undefined where it may be.
 */
export function checkLimits(
  file: string,
  lines: readonly string[],
  limits: Limits,
): Diagnostic | undefined {
  const depthOf = nestingOfLines();
  for (const [at, text] of lines.entries()) {
    if (text.length > limits.cellLength) {
      const length = longestCell(text);
      if (length > limits.cellLength) {
        const what = `a line has ${length} characters without a pipe`;
        return refusal(file, at + 1, what, "cellLength", limits.cellLength);
      }
    }
    const depth = depthOf(text);
    if (depth > limits.nesting) {
      const what = `lists and quotes stand ${depth} deep within one another`;
      return refusal(file, at + 1, what, "nesting", limits.nesting);
    }
  }
  return undefined;
}

function longestCell(line: string): number {
  let longest = 0;
  for (let start = 0; start <= line.length;) {
    const pipe = line.indexOf("|", start);
    const end = pipe < 0 ? line.length : pipe;
    longest = Math.max(longest, end - start);
    start = end + 1;
  }
  return longest;
}

/** Hyphens, asterisks or underscores alone are a thematic break and nest nothing. */
const thematicBreak = /^[ \t]*([-*_])(?:[ \t]*\1){2,}[ \t]*$/;
const marker = /(?:(>)|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))/y;

/**
 * How deep lists and quotes stand in each line of a page, taken one after the other. A list stays open for
 * as long as lines are indented as far as its text (CommonMark section 5.2). Code counts too, which the
 * parser would know better; no code is indented like that.
 */
function nestingOfLines(): (line: string) => number {
  const open: number[] = [];
  return (line) => {
    if (/^[ \t]*$/.test(line)) return 0;
    let column = 0;
    let at = 0;
    const skipSpaces = () => {
      for (; line[at] === " " || line[at] === "\t"; at++)
        column += line[at] === "\t" ? 4 - (column % 4) : 1;
    };
    skipSpaces();
    // Where text stands, a list whose own text stands further right has ended.
    while (open.length > 0 && open.at(-1)! > column) open.pop();
    if (thematicBreak.test(line)) return open.length;
    let quotes = 0;
    for (;;) {
      marker.lastIndex = at;
      const found = marker.exec(line);
      if (!found) return open.length + quotes;
      column += found[0].length;
      at += found[0].length;
      skipSpaces();
      if (found[1]) quotes++;
      else open.push(column);
    }
  };
}
