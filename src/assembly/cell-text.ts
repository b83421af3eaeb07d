import { breaksToNewlines } from "../pages/cell-prose.js";

/** The prose of a Description cell, with what the format writes around it taken apart. */
export interface CellText {
  /** Markdown; undefined where the cell says that there is none. */
  readonly description?: string;
  readonly deprecated: boolean;
}

const deprecation = /^: ?warning ?: \*\* ?DEPRECATED ?\*\* ?:[ \t]*/i;

/** Reads a Description cell: `N/A`, `<br/>` for line breaks, and a deprecation notice in front. */
export function readDescriptionCell(cell: string): CellText {
  if (cell === "" || cell === "N/A") return { deprecated: false };
  const text = breaksToNewlines(cell).trim();
  const notice = deprecation.exec(text);
  if (!notice) return { description: text, deprecated: false };
  // The notice's own text ends at the first blank line; what follows is the field's.
  const end = text.indexOf("\n\n");
  const rest = end < 0 ? "" : text.slice(end).trim();
  return { ...(rest ? { description: rest } : {}), deprecated: true };
}

/** The text of a heading or a list entry with the marks of deprecation taken off: `~~name~~` → `name`. */
export function readStruck(text: string): { text: string; deprecated: boolean } {
  const struck = /^~~([\s\S]*)~~$/.exec(text.trim());
  return { text: (struck ? struck[1]! : text).trim(), deprecated: struck !== null };
}

/** Takes inline code's backquotes off: `` `name` `` → `name`. */
export function withoutBackquotes(text: string): string {
  if (!text.startsWith("`") || !text.endsWith("`")) return text;
  const length = (marks: RegExpExecArray | null) => marks?.[0].length ?? 0;
  const opening = length(/^`+/.exec(text));
  // All of a text that is nothing but backquotes can stand on one side only.
  if (opening === text.length) return text.slice(2 * Math.floor(text.length / 2)).trim();
  let closing = 0;
  while (text.at(-1 - closing) === "`") closing++;
  const taken = Math.min(opening, closing);
  return text.slice(taken, text.length - taken).trim();
}

const deprecationQuote = /^> (?::warning:|\[!WARNING\])/;

/** Takes the deprecation notice, a block quote, off the end of a description. */
export function readDeprecationQuote(markdown: string): CellText {
  const lines = markdown.trimEnd().split("\n");
  let quote = lines.length;
  while (lines[quote - 1]?.startsWith(">")) quote--;
  const notice = lines.findIndex((line, at) => at >= quote && deprecationQuote.test(line));
  if (notice < 0) return { ...(markdown ? { description: markdown } : {}), deprecated: false };
  const rest = lines.slice(0, notice).join("\n").trim();
  const deprecated = lines.slice(notice).some((line) => /deprecated/i.test(line));
  return { ...(rest ? { description: rest } : {}), deprecated };
}
