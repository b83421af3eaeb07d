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
  return /^(`+)([\s\S]*)\1$/.exec(text)?.[2]?.trim() ?? text;
}

const deprecationQuote = /(?:^|\n)> (?::warning:|\[!WARNING\])[^\n]*(?:\n>[^\n]*)*\s*$/;

/** Takes the deprecation notice, a block quote, off the end of a description. */
export function readDeprecationQuote(markdown: string): CellText {
  const notice = deprecationQuote.exec(markdown);
  if (!notice) return { ...(markdown ? { description: markdown } : {}), deprecated: false };
  const rest = markdown.slice(0, notice.index).trim();
  return { ...(rest ? { description: rest } : {}), deprecated: /deprecated/i.test(notice[0]) };
}
