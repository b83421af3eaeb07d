import type { Heading as MdastHeading, RootContent } from "mdast";
import { parse as parseYaml } from "yaml";
import type { Report } from "../diagnostics/diagnostic.js";
import { blockLines, type PlacedTable } from "./block-lines.js";
import type { Block, Page } from "./page.js";
import { topNodes } from "./top-nodes.js";

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
  const { texts, places, tables } = blockLines(lines, landmark);

  // From one landmark to the next, each with the landmark that ends it: what holds that line in swallowed it.
  for (let start = 0; start < texts.length;) {
    let end = start + 1;
    while (end < texts.length && !landmark(lines[places[end]!.line - 1]!)) end++;
    const below = places[end]?.line ?? lines.length + 1;
    for (const found of topNodes(texts, start, Math.min(end + 1, texts.length))) {
      if (found.line > end) break;
      const { node } = found;
      const { line } = places[found.line - 1]!;
      const { endLine } = places[found.endLine - 1]!;
      if (endLine >= below && (node.type === "code" || node.type === "html")) {
        report(unclosedBlock(file, line, below, lines[below - 1] ?? ""));
      }
      if (node.type === "yaml") readFrontMatter(lines.slice(line, endLine - 1), frontMatter);
      else blocks.push(blockOf(node, lines, { line, endLine, below }));
    }
    start = end;
  }
  return { file, lines, blocks: withTables(blocks, tables), frontMatter };
}

/** The lines of a source, without byte order mark. */
export function linesOf(source: string): string[] {
  return source.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
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

const unclosedBlock = (file: string, line: number, end: number, found: string) =>
  ({
    rule: "unclosed-block",
    severity: "warning",
    message: `The code or HTML block that starts here is never closed; it was ended before “${found.trim()}” in line ${end}.`,
    mend: "Close the block, or remove its opening line.",
    origin: { file, line, column: 1 },
  }) as const;

interface Span {
  readonly line: number;
  /** Where the parser ends the block. */
  readonly endLine: number;
  /** The line above which it ends at the latest. */
  readonly below: number;
}

/** From the source and not from the node, which has seen no tables and fewer blank lines. */
function blockOf(node: RootContent, lines: readonly string[], span: Span): Block {
  const { line, below } = span;
  const endLine = Math.min(span.endLine, below - 1);
  const first = lines[line - 1] ?? "";
  const prose: Block = { kind: "prose", line, endLine };
  switch (node.type) {
    case "heading":
      return /^ {0,3}#/.test(first) ? headingOf(node, first, line) : prose;
    case "code": {
      if (!/^ {0,3}(?:```|~~~)/.test(first)) return prose;
      const closed = /^ {0,3}(?:`{3,}|~{3,})[ \t]*$/.test(lines[endLine - 1] ?? "");
      const value = lines.slice(line, closed && endLine > line ? endLine - 1 : endLine).join("\n");
      return { kind: "code", language: node.lang ?? "", value, line, endLine };
    }
    case "html": {
      const comment = /^<!--([\s\S]*?)-->$/.exec(textOf(lines, line, span.endLine));
      return comment ? { kind: "comment", value: comment[1]!.trim(), line, endLine } : prose;
    }
    case "paragraph": {
      const comment = /^\{\/\*([\s\S]*)\*\/\}$/.exec(textOf(lines, line, endLine));
      return comment ? { kind: "comment", value: comment[1]!.trim(), line, endLine } : prose;
    }
    default:
      return prose;
  }
}

const textOf = (lines: readonly string[], line: number, endLine: number) =>
  lines
    .slice(line - 1, endLine)
    .join("\n")
    .trim();

function headingOf(node: MdastHeading, source: string, line: number): Block {
  const [first] = node.children;
  const last = node.children.at(-1);
  const start = first?.position?.start.column ?? source.length + 1;
  const end = last?.position?.end.column ?? start;
  return {
    kind: "heading",
    depth: node.depth,
    text: source.slice(start - 1, end - 1),
    line,
    endLine: line,
    column: start,
  };
}

function readFrontMatter(lines: readonly string[], into: Map<string, string>): void {
  let data: unknown;
  try {
    data = parseYaml(lines.join("\n"));
  } catch {
    return; // A title that cannot be read is missed, and reported, where it is wanted.
  }
  if (typeof data !== "object" || data === null || Array.isArray(data)) return;
  for (const [key, value] of Object.entries(data)) {
    if (typeof value === "string" || typeof value === "number") into.set(key, String(value));
  }
}
