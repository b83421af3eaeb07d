import type { Node, Parent } from "unist";
import remarkParse from "remark-parse";
import { unified } from "unified";

const markdown = unified().use(remarkParse).freeze();
/** As generators write it: `<br>` without a slash is the author's own, and Markdown shows it as such. */
const lineBreak = /<br\s*\/>/gi;

/**
 * Puts line breaks where a table cell has `<br/>`, since a row cannot hold them otherwise.
 *
 * One inside a code span is the author's own text and stays. Only cells that hold both need the parser.
 */
export function breaksToNewlines(cell: string): string {
  if (!cell.includes("<")) return cell;
  if (!cell.includes("`")) return cell.replace(lineBreak, "\n");
  const breaks: { start: number; end: number }[] = [];
  collectBreaks(markdown.parse(cell), breaks);
  let out = "";
  let last = 0;
  for (const { start, end } of breaks) {
    out += `${cell.slice(last, start)}\n`;
    last = end;
  }
  return out + cell.slice(last);
}

function collectBreaks(node: Node, into: { start: number; end: number }[]): void {
  if (node.type === "html") {
    const start = node.position?.start.offset ?? 0;
    for (const found of (node as Node & { value: string }).value.matchAll(lineBreak)) {
      into.push({ start: start + found.index, end: start + found.index + found[0].length });
    }
  }
  for (const child of (node as Partial<Parent>).children ?? []) collectBreaks(child, into);
}
