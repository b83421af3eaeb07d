import { parse as parseYaml } from "yaml";
import type { Report } from "../diagnostics/diagnostic.js";
import { blocksOfLines, type Span } from "./blocks.js";
import type { Block, Heading, Page } from "./page.js";
import { type Table, tableAt } from "./table.js";

/** Says of a source line whether it always stands outside code and HTML, whatever a fence above it claims. */
export type Landmark = (line: string) => boolean;

/**
 * Reads one Markdown or MDX file.
 *
 * `landmark` names the lines by which pages of a known format are divided. Where a code block that is
 * never closed would swallow such a line, the block is ended before it and a problem is reported, so that
 * one unbalanced fence in a description hides nothing below it.
 */
export function parsePage(
  file: string,
  source: string,
  landmark: Landmark = () => false,
  report: Report = () => {},
): Page {
  const lines = linesOf(source);
  const blocks: Block[] = [];
  const frontMatter = new Map<string, string>();
  const { masked, tables } = maskTables(lines);

  const body = readFrontMatter(lines, frontMatter);
  const isLandmark = (at: number) => landmark(lines[at]!);
  for (const span of blocksOfLines(masked, isLandmark, body)) {
    // One that only the end of the file closes hides nothing.
    if (!span.closed && span.end < lines.length) report(unclosedBlock(file, span, lines));
    blocks.push(blockOf(span, lines));
  }
  return { file, lines, blocks: withTables(blocks, tables), frontMatter };
}

/** The lines of a source, without byte order mark. */
export function linesOf(source: string): string[] {
  return source.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
}

interface PlacedTable {
  readonly line: number;
  readonly endLine: number;
  readonly table: Table;
}

/** Blanks the lines of tables, so that the parser meets what is left; every line keeps its number. */
function maskTables(lines: readonly string[]): {
  masked: readonly string[];
  tables: readonly PlacedTable[];
} {
  const masked = [...lines];
  const tables: PlacedTable[] = [];
  for (let at = 0; at < lines.length; at++) {
    const found = tableAt(lines, at);
    if (!found) continue;
    tables.push({ line: at + 1, ...found });
    masked.fill("", at, found.endLine);
    at = found.endLine - 1;
  }
  return { masked, tables };
}

/** Puts the tables back among the blocks; one that stands inside another block is that block's text. */
function withTables(blocks: readonly Block[], tables: readonly PlacedTable[]): Block[] {
  const out: Block[] = [];
  let next = 0;
  for (const block of blocks) {
    for (; next < tables.length && tables[next]!.line < block.line; next++) {
      out.push({ kind: "table", ...tables[next]! });
    }
    while (next < tables.length && tables[next]!.line <= block.endLine) next++;
    out.push(block);
  }
  for (; next < tables.length; next++) out.push({ kind: "table", ...tables[next]! });
  return out;
}

const unclosedBlock = (file: string, { start, end }: Span, lines: readonly string[]) =>
  ({
    rule: "unclosed-block",
    severity: "warning",
    message: `The code or HTML block that starts here is never closed; it was ended before “${lines[end]!.trim()}” in line ${end + 1}.`,
    mend: "Close the block, or remove its opening line.",
    origin: { file, line: start + 1, column: 1 },
  }) as const;

const htmlComment = /^<!--([\s\S]*?)-->$/;
const mdxComment = /^\{\/\*([\s\S]*)\*\/\}$/;

function blockOf({ kind, start, end, closed }: Span, lines: readonly string[]): Block {
  const place = { line: start + 1, endLine: end };
  if (kind === "heading") return headingOf(lines[start]!, start + 1);
  if (kind === "code") {
    // From the source and not from the masked lines: those of a table in it are blank there.
    const value = lines.slice(start + 1, closed ? end - 1 : end).join("\n");
    return { kind: "code", language: languageOf(lines[start]!), value, ...place };
  }
  const source = lines.slice(start, end).join("\n").trim();
  const comment = (kind === "html" ? htmlComment : mdxComment).exec(source);
  if (comment) return { kind: "comment", value: comment[1]!.trim(), ...place };
  return { kind: "prose", ...place };
}

/** The first word behind the fence (CommonMark 0.31 section 4.5). */
const languageOf = (line: string) => /^ *[`~]+[ \t]*([^ \t]*)/.exec(line)?.[1] ?? "";

/** An ATX heading (CommonMark 0.31 section 4.2); number signs behind the text close it. */
function headingOf(source: string, line: number): Heading {
  const [opening = "", marks = ""] = /^ {0,3}(#{1,6})[ \t]*/.exec(source) ?? [];
  let end = endOfText(source, source.length);
  let closing = end;
  while (source[closing - 1] === "#") closing--;
  if (closing <= opening.length || /[ \t]/.test(source[closing - 1]!)) {
    end = endOfText(source, closing);
  }
  const text = source.slice(opening.length, Math.max(end, opening.length));
  const column = text === "" ? source.length + 1 : opening.length + 1;
  return { kind: "heading", depth: marks.length, text, line, endLine: line, column };
}

function endOfText(source: string, from: number): number {
  let end = from;
  while (source[end - 1] === " " || source[end - 1] === "\t") end--;
  return end;
}

/** Reads YAML between lines of three hyphens at the start of a page, and says behind which line it ends. */
function readFrontMatter(lines: readonly string[], into: Map<string, string>): number {
  const isFence = (line: string) => /^---[ \t]*$/.test(line);
  if (!isFence(lines[0] ?? "")) return 0;
  const end = lines.findIndex((line, at) => at > 0 && isFence(line));
  if (end < 0) return 0;
  let data: unknown;
  try {
    data = parseYaml(lines.slice(1, end).join("\n"));
  } catch {
    return end + 1; // A title that cannot be read is missed, and reported, where it is wanted.
  }
  if (typeof data !== "object" || data === null || Array.isArray(data)) return end + 1;
  for (const [key, value] of Object.entries(data)) {
    if (typeof value === "string" || typeof value === "number") into.set(key, String(value));
  }
  return end + 1;
}
