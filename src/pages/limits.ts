import type { Diagnostic } from "../diagnostics/diagnostic.js";

/** What a docs folder may hold at most; far above what docs of people hold. */
export interface Limits {
  /** Markdown files in the folder. */
  readonly pages: number;
  /** Bytes of one page. */
  readonly pageBytes: number;
  /** Characters between two pipes of a table's row. */
  readonly cellLength: number;
  /** Lists, quotes, brackets and emphasis within one another. */
  readonly nesting: number;
}

const defaultLimits: Limits = {
  pages: 100_000,
  pageBytes: 4_000_000,
  cellLength: 1_000_000,
  nesting: 100,
};

/** The limits with those that the user sets in place of the defaults. */
export const limitsWith = (own: Partial<Limits> = {}): Limits => ({ ...defaultLimits, ...own });

/** The problem of a page that is left out, and the option that would let it in. */
function refusal(file: string, at: number, what: string, raise: keyof Limits, limits: Limits) {
  return {
    rule: "page-refused",
    severity: "warning",
    message: `The page was left out: ${what}, and the limit is ${limits[raise]}.`,
    mend: `Mend the page, or raise limits.${raise} in the config.`,
    origin: { file, line: at + 1, column: 1 },
  } satisfies Diagnostic;
}

/** Looks at the size of a file before it is read; gives the problem of one that is left out. */
export function checkSize(file: string, bytes: number, limits: Limits): Diagnostic | undefined {
  if (bytes <= limits.pageBytes) return undefined;
  return refusal(file, 0, `it has ${bytes} bytes`, "pageBytes", limits);
}

/**
 * Looks through a page before it is parsed, in time that grows with its length alone. Gives the problem of
 * one that is left out: what it says would stop whoever renders it, Markdown parsers above all.
 */
export function checkLimits(file: string, text: string, limits: Limits): Diagnostic | undefined {
  const depthOf = nestingOfLines();
  for (const [at, line] of text.split(/\r\n|\n|\r/).entries()) {
    if (line.length > limits.cellLength) {
      const length = longestCell(line);
      if (length > limits.cellLength) {
        const what = `a cell or line has ${length} characters`;
        return refusal(file, at, what, "cellLength", limits);
      }
    }
    const depth = Math.max(depthOf(line), nestingWithin(line));
    if (depth > limits.nesting) {
      return refusal(file, at, `its text is nested ${depth} deep`, "nesting", limits);
    }
  }
  return undefined;
}

/** How deep brackets and openings of emphasis stand within one another in a line. */
function nestingWithin(line: string): number {
  let brackets = 0;
  let emphasis = 0;
  let deepest = 0;
  for (const { 0: mark, index } of line.matchAll(/[[\]]|[*_]+/g)) {
    if (mark === "[") brackets++;
    else if (mark === "]") brackets = Math.max(0, brackets - 1);
    else {
      const opens = /[^\s|]/.test(line[index + mark.length] ?? " ");
      const closes = /[^\s|]/.test(line[index - 1] ?? " ");
      if (opens && !closes) emphasis++;
      else if (closes) emphasis = Math.max(0, emphasis - 1);
    }
    deepest = Math.max(deepest, brackets, emphasis);
  }
  return deepest;
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
