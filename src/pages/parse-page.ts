import type { Heading as MdastHeading, Root, RootContent } from "mdast";
import remarkFrontmatter from "remark-frontmatter";
import remarkParse from "remark-parse";
import { type Plugin, unified } from "unified";
import { parse as parseYaml } from "yaml";
import type { Report } from "../diagnostics/diagnostic.js";
import type { Block, Page } from "./page.js";
import { type Table, tableAt } from "./table.js";

/** Says of a source line whether it always stands outside code and HTML, whatever a fence above it claims. */
export type Landmark = (line: string) => boolean;

/**
 * Only the blocks of a page are asked of the parser, so all that stands inside a line of text is turned
 * off. It is most of the parser's work, and what hostile nesting of emphasis and brackets feeds on.
 */
const blocksOnly: Plugin = function () {
  const data = this.data();
  (data.micromarkExtensions ??= []).push({
    disable: {
      null: [
        "attention",
        "autolink",
        "characterEscape",
        "characterReference",
        "codeText",
        "hardBreakEscape",
        "htmlText",
        "labelEnd",
        "labelStartImage",
        "labelStartLink",
      ],
    },
  });
};

const markdown = unified().use(remarkParse).use(blocksOnly).freeze();
const markdownWithFrontMatter = unified()
  .use(remarkParse)
  .use(remarkFrontmatter)
  .use(blocksOnly)
  .freeze();

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

  // From one landmark to the next, each with the landmark that ends it: what holds that line in swallowed it.
  for (let start = 0; start < lines.length;) {
    const end = nextLandmark(lines, start + 1, landmark);
    const processor = start === 0 && lines[0] === "---" ? markdownWithFrontMatter : markdown;
    const tree: Root = processor.parse(masked.slice(start, end + 1).join("\n"));
    for (const node of tree.children) {
      const { line, endLine } = placeOf(node, start);
      if (line > end) break;
      if (endLine > end && (node.type === "code" || node.type === "html")) {
        report(unclosedBlock(file, line, end + 1, lines[end] ?? ""));
      }
      if (node.type === "yaml") readFrontMatter(node.value, frontMatter);
      else blocks.push(...blocksOf(node, lines, line, Math.min(endLine, end)));
    }
    start = end;
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

function placeOf(node: RootContent, offset: number): { line: number; endLine: number } {
  const { start, end } = node.position!;
  return { line: start.line + offset, endLine: end.line + offset };
}

/** The index of the next line that is a landmark; of the end where there is none. */
function nextLandmark(lines: readonly string[], from: number, landmark: Landmark): number {
  for (let at = from; at < lines.length; at++) if (landmark(lines[at] as string)) return at;
  return lines.length;
}

const unclosedBlock = (file: string, line: number, end: number, found: string) =>
  ({
    rule: "unclosed-block",
    severity: "warning",
    message: `The code or HTML block that starts here is never closed; it was ended before “${found.trim()}” in line ${end}.`,
    mend: "Close the block, or remove its opening line.",
    origin: { file, line, column: 1 },
  }) as const;

const mdxComment = /^\{\/\*([\s\S]*)\*\/\}$/;

function blocksOf(
  node: RootContent,
  lines: readonly string[],
  line: number,
  endLine: number,
): Block[] {
  const first = lines[line - 1] ?? "";
  switch (node.type) {
    case "heading":
      if (!/^ {0,3}#/.test(first)) return [{ kind: "prose", line, endLine }];
      return [headingOf(node, first, line)];
    case "code": {
      if (!/^ {0,3}(?:```|~~~)/.test(first)) return [{ kind: "prose", line, endLine }];
      // From the source and not from the node: lines that look like a table were masked.
      const closed = /^ {0,3}(?:`{3,}|~{3,})[ \t]*$/.test(lines[endLine - 1] ?? "");
      const value = lines.slice(line, closed && endLine > line ? endLine - 1 : endLine).join("\n");
      return [{ kind: "code", language: node.lang ?? "", value, line, endLine }];
    }
    case "html": {
      const comment = /^<!--([\s\S]*?)-->\s*$/.exec(node.value);
      if (comment) return [{ kind: "comment", value: comment[1]!.trim(), line, endLine }];
      return [{ kind: "prose", line, endLine }];
    }
    case "paragraph": {
      const source = lines
        .slice(line - 1, endLine)
        .join("\n")
        .trim();
      const comment = mdxComment.exec(source);
      if (comment) return [{ kind: "comment", value: comment[1]!.trim(), line, endLine }];
      return [{ kind: "prose", line, endLine }];
    }
    default:
      return [{ kind: "prose", line, endLine }];
  }
}

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

function readFrontMatter(source: string, into: Map<string, string>): void {
  let data: unknown;
  try {
    data = parseYaml(source);
  } catch {
    return; // A title that cannot be read is missed, and reported, where it is wanted.
  }
  if (typeof data !== "object" || data === null || Array.isArray(data)) return;
  for (const [key, value] of Object.entries(data)) {
    if (typeof value === "string" || typeof value === "number") into.set(key, String(value));
  }
}
