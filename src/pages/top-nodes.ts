import type { List, Root, RootContent } from "mdast";
import remarkFrontmatter from "remark-frontmatter";
import remarkParse from "remark-parse";
import { type Plugin, unified } from "unified";

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

/** A block at the top of a page, with its lines counted from 1. Of a long list, `node` is the last part. */
export interface TopNode {
  readonly node: RootContent;
  readonly line: number;
  readonly endLine: number;
}

/** Lines that are parsed at once, unless one block has more. */
const linesAtOnce = 128;

/**
 * The blocks at the top of a page from one of its lines, counted from 0, to before another.
 *
 * The parser's time grows with the square of many kinds of blocks that it is given, so it gets some lines
 * at a time. A block is over where the next one starts, and so is an item of a list; the last of them may
 * go on, and is parsed again with the lines that follow.
 */
export function topNodes(
  lines: readonly string[],
  start: number,
  end: number,
  atOnce = linesAtOnce,
): TopNode[] {
  const found: TopNode[] = [];
  const frontMatter = start === 0 ? frontMatterEnd(lines, end) : 0;
  let step = Math.max(atOnce, frontMatter);
  let listGoesOn = false;
  for (let from = start; from < end;) {
    const to = Math.min(from + step, end);
    const processor = from < frontMatter ? markdownWithFrontMatter : markdown;
    const tree: Root = processor.parse(lines.slice(from, to).join("\n"));
    const nodes = tree.children.map((node) => placed(node, from));
    const { over, next, insideList } =
      to < end ? overIn(nodes, to, step < 4 * atOnce) : { over: nodes, next: to };
    if (next <= from) {
      step *= 2;
      continue;
    }
    for (const [at, node] of over.entries()) {
      const line = at === 0 && listGoesOn ? found.pop()!.line : node.line;
      found.push({ ...node, line });
    }
    listGoesOn = insideList ?? false;
    step = atOnce;
    from = next;
  }
  return found;
}

interface Over {
  readonly over: readonly TopNode[];
  /** The index of the first line that is to be parsed again. */
  readonly next: number;
  /** Whether that line is an item of the last list of those that are over. */
  readonly insideList?: boolean;
}

/**
 * The blocks that no later line changes: those above the last that stands below a blank line, since what
 * the parser makes of a line can hang on the block right above; of a list alone, the items above its last.
 * Where there is no such blank line in many lines, those above the last block that is not right below a
 * definition, with which it is of one piece.
 */
function overIn(nodes: readonly TopNode[], to: number, onlyBelowBlank: boolean): Over {
  const [first] = nodes;
  if (!first) return { over: [], next: to };
  const lastThat = (is: (above: TopNode, node: TopNode) => boolean) => {
    let last = nodes.length - 1;
    while (last > 0 && !is(nodes[last - 1]!, nodes[last]!)) last--;
    return last;
  };
  let last = lastThat((above, { line }) => above.endLine + 1 < line);
  if (last === 0 && !onlyBelowBlank)
    last = lastThat(({ node: above }, { node }) => above.type !== "definition" || node.type === "definition"); // prettier-ignore
  if (last === 0 && nodes.length === 1 && first.node.type === "list")
    return itemsOver(first, first.node);
  return { over: nodes.slice(0, last), next: nodes[last]!.line - 1 };
}

function itemsOver(list: TopNode, { children }: List): Over {
  const next = list.line - 1 + lineOf(children.at(-1)!) - lineOf(children[0]!);
  return { over: [{ ...list, endLine: next }], next, insideList: true };
}

const lineOf = ({ position }: Pick<RootContent, "position">) => position!.start.line;

function placed(node: RootContent, offset: number): TopNode {
  const { start, end } = node.position!;
  return { node, line: start.line + offset, endLine: end.line + offset };
}

/** Behind the line that closes the front matter; 0 where there is none. */
function frontMatterEnd(lines: readonly string[], end: number): number {
  if (lines[0] !== "---") return 0;
  const close = lines.findIndex((line, at) => at > 0 && /^---[ \t]*$/.test(line));
  return close < end ? close + 1 : 0;
}
