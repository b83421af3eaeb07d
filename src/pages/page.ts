import type { Origin } from "../diagnostics/diagnostic.js";
import type { Table } from "./table.js";

/**
 * What one Markdown file says, as a flat run of blocks with their places. Knows no API.
 *
 * Block names are CommonMark's and GFM's. Lines count from 1 and `endLine` is the block's last line.
 */
export interface Page {
  /** Relative to the folder that was read, with forward slashes. */
  readonly file: string;
  /** The source, line by line: without byte order mark, carriage returns and line feeds. */
  readonly lines: readonly string[];
  readonly blocks: readonly Block[];
  /** Of YAML front matter, the entries that are text. */
  readonly frontMatter: ReadonlyMap<string, string>;
}

export type Block = Heading | Prose | TableBlock | Code | Comment;

interface Place {
  readonly line: number;
  readonly endLine: number;
}

/** An ATX heading; underlined ones are left in the prose, where the format we read keeps them. */
export interface Heading extends Place {
  readonly kind: "heading";
  readonly depth: number;
  /** The heading's Markdown, without the number signs. */
  readonly text: string;
  readonly column: number;
}

/** Paragraphs, lists, quotes, HTML: all that people read. */
export interface Prose extends Place {
  readonly kind: "prose";
}

export interface TableBlock extends Place {
  readonly kind: "table";
  readonly table: Table;
}

/** A fenced code block. */
export interface Code extends Place {
  readonly kind: "code";
  readonly language: string;
  readonly value: string;
}

/** An HTML comment or its MDX form, which has a paragraph of its own. */
export interface Comment extends Place {
  readonly kind: "comment";
  readonly value: string;
}

/** The source from one line to another, both included, without blank lines at its ends. */
export function sourceBetween(page: Page, line: number, endLine: number): string {
  const source = page.lines
    .slice(line - 1, endLine)
    .join("\n")
    .replace(/^(?:[ \t]*\n)+/, "")
    .trimEnd();
  return withoutMdxEscapes(page.file, source);
}

/** The place where `sourceBetween` begins; undefined where it finds nothing. */
export function originOfSource(page: Page, line: number, endLine: number): Origin | undefined {
  const at = page.lines.slice(line - 1, endLine).findIndex((text) => /\S/.test(text));
  if (at < 0) return undefined;
  const column = page.lines[line - 1 + at]!.search(/\S/) + 1;
  return { file: page.file, line: line + at, column };
}

/** In MDX a brace opens an expression, so those of the text are written `\{`; their partners are not. */
export function withoutMdxEscapes(file: string, text: string): string {
  return file.endsWith(".mdx") ? text.replaceAll("\\{", "{") : text;
}
