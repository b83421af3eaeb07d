import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { blockLines } from "./block-lines.js";
import { nestingOfLines } from "./nesting.js";

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
  /**
   * Lines outside of tables, each counted once for each list and quote that it stands in, at least once, and
   * once more for every ten of its tabs and characters that Markdown reads as marks.
   */
  readonly lines: number;
  /** Lines of one item of a list, or of one quote, each counted once for each list and quote that it stands in. */
  readonly itemLines: number;
}

const defaultLimits: Limits = {
  pages: 100_000,
  pageBytes: 4_000_000,
  cellLength: 1_000_000,
  nesting: 100,
  // The parser's time grows with the first of these, and with the square of the second.
  lines: 20_000,
  itemLines: 2000,
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
  const lines = text.split(/\r\n|\n|\r/);
  const weigh = weighLines();
  let isHeavy = lines.length + text.length / marksPerLine > limits.lines;
  for (const [at, line] of lines.entries()) {
    if (line.length > limits.cellLength) {
      const length = longestCell(line);
      if (length > limits.cellLength) {
        const what = `a cell or line has ${length} characters`;
        return refusal(file, at, what, "cellLength", limits);
      }
    }
    const weight = weigh(line);
    isHeavy ||= exceeded(weight, limits) !== undefined;
    const depth = Math.max(weight.depth, nestingWithin(line));
    if (depth > limits.nesting) {
      return refusal(file, at, `its text is nested ${depth} deep`, "nesting", limits);
    }
  }
  return isHeavy ? checkWeight(file, lines, limits) : undefined;
}

/** The parser makes a token of each mark. */
const marksPerLine = 10;

/** Looks once more through a page that has too many lines with its tables, now without them. */
function checkWeight(
  file: string,
  lines: readonly string[],
  limits: Limits,
): Diagnostic | undefined {
  const { texts, places } = blockLines(lines);
  const weigh = weighLines();
  let marks = 0;
  for (const [at, line] of texts.entries()) {
    marks += Math.floor((line.match(/[\t\\`*_&<![\]]/g)?.length ?? 0) / marksPerLine);
    const weight = weigh(line);
    const raise = exceeded({ ...weight, lines: weight.lines + marks }, limits);
    if (!raise) continue;
    const what = {
      lines: `with this line it has ${weight.lines + marks} lines, counted by their marks and depth in lists and quotes`,
      itemLines: `with this line a list item or quote has ${weight.itemLines} lines, counted by their depth`,
    }[raise];
    return refusal(file, places[at]!.line - 1, what, raise, limits);
  }
  return undefined;
}

interface Weight extends Pick<Limits, "lines" | "itemLines"> {
  readonly depth: number;
}

const exceeded = (weight: Weight, limits: Limits) =>
  (["lines", "itemLines"] as const).find((name) => weight[name] > limits[name]);

/** Adds up lines, taken one after the other. Of an item or quote, those that only go on with its text count once. */
function weighLines(): (line: string) => Weight {
  const nestingOf = nestingOfLines();
  let lines = 0;
  let itemLines = 0;
  return (line) => {
    const nesting = nestingOf(line);
    if (nesting) {
      const weight = Math.max(nesting.depth, 1);
      lines += weight;
      if (nesting.begins) itemLines = nesting.depth;
      else if (itemLines > 0 || nesting.depth > 0) itemLines += weight;
    }
    return { depth: nesting?.depth ?? 0, lines, itemLines };
  };
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
