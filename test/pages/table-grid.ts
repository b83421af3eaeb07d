import type { Root, Table as MdastTable } from "mdast";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { parsePage } from "../../src/pages/parse-page.js";

/** What a reader of a table takes from it: for each row its line, and the source of its cells. */
export type Grid = readonly { readonly line: number; readonly cells: readonly string[] }[];

/** The tables of a page as our splitter sees them. */
export function ourGrids(source: string): Grid[] {
  return parsePage("page.md", source).blocks.flatMap((block) => {
    if (block.kind !== "table") return [];
    const { header, rows } = block.table;
    return [
      [header, ...rows].map(({ line, cells }) => ({
        line,
        cells: cells.map(({ text, column }) => (text === "" ? "" : `${column} ${text}`)),
      })),
    ];
  });
}

const gfm = unified().use(remarkParse).use(remarkGfm).freeze();
const gfmWithFrontMatter = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter);

/** The tables of a page as remark-gfm sees them: those at top level whose header starts with a pipe. */
export function remarkGrids(source: string): Grid[] {
  const text = source.replace(/^\uFEFF/, "");
  const tree: Root = (/^---\r?\n/.test(text) ? gfmWithFrontMatter : gfm).parse(text);
  const lines = text.split(/\r\n|\n|\r/);
  return tree.children.flatMap((node) => {
    if (node.type !== "table") return [];
    const first = lines[node.position!.start.line - 1]!;
    return first.trimStart().startsWith("|") ? [gridOf(node, text)] : [];
  });
}

/** From positions and not from values: a tree has eaten the letters that are marks in Markdown. */
function gridOf(table: MdastTable, text: string): Grid {
  return table.children.map((row) => ({
    line: row.position!.start.line,
    cells: row.children.map((cell) => {
      const [first, last] = [cell.children[0], cell.children.at(-1)];
      if (!first?.position || !last?.position) return "";
      const source = text.slice(first.position.start.offset, last.position.end.offset);
      return `${first.position.start.column} ${source.replaceAll("\\|", "|")}`;
    }),
  }));
}
