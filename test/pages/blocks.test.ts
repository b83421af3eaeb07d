import fc from "fast-check";
import type { Root } from "mdast";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { expect, test } from "vitest";
import { parsePage } from "../../src/pages/parse-page.js";

const markdown = unified().use(remarkParse).freeze();

/** Headings and code as remark has them at the top of a page; the source stands in for what is a node's. */
function remarkBlocks(source: string): string[] {
  const lines = source.split("\n");
  const tree: Root = markdown.parse(source);
  return tree.children.flatMap((node) => {
    const { start, end } = node.position!;
    const first = lines[start.line - 1]!;
    if (node.type === "heading" && /^ {0,3}#{1,6}(?:[ \t]|$)/.test(first)) {
      const from = node.children[0]?.position?.start.column ?? first.length + 1;
      const to = node.children.at(-1)?.position?.end.column ?? from;
      return [`${start.line}: ${node.depth} ${from} ${first.slice(from - 1, to - 1)}`];
    }
    if (node.type === "code" && /^ {0,3}(?:```|~~~)/.test(first)) {
      return [`${start.line}-${end.line}: ${node.lang ?? ""}`];
    }
    return [];
  });
}

function ourBlocks(source: string): string[] {
  return parsePage("page.md", source).blocks.flatMap((block) => {
    if (block.kind === "heading") {
      return [`${block.line}: ${block.depth} ${block.column} ${block.text}`];
    }
    return block.kind === "code" ? [`${block.line}-${block.endLine}: ${block.language}`] : [];
  });
}

// A tag alone in its line stands below a blank one: remark and CommonMark differ on lazy lines.
const line = fc.constantFrom(
  "text", "more text", "", "", "", "# One", "## Two ##", "   ### Three", "#", "## ", "####### seven", "#no", "## a # b", "## #", "### a \\#",
  "```", "```ts", "~~~", "~~~ go x", "````", "``` a`b", "   ```", "    ```", "    indented", "\tindented", "===", "---", "***", "- - -",
  "- item", "* item", "+ item", "1. one", "2. two", "10) ten", "  below", "   below", "      far below", "> quote", ">", "> - a", "> ```", "- # x",
  "<div>", "</div>", "<div", "<!-- a", "b -->", "<!-- c -->", "<pre>", "x</pre>", "<?php", "?>", "<!DOCTYPE x>", "<![CDATA[", "]]>", "\n<a href=\"x\">", "<a>b", "\n</a>",
  "<script>", "x</script>", "<h2>x</h2>", "<hr/>", "text <div>", "[a]: b",
); // prettier-ignore
const pages = fc
  .array(line, { maxLength: 12 })
  .map((lines) => ["# Title", "", ...lines].join("\n"));

test("headings and code stand where remark has them", () => {
  fc.assert(
    fc.property(pages, (source) => {
      expect(ourBlocks(source)).toEqual(remarkBlocks(source));
    }),
    { numRuns: Number(process.env["FUZZ"]) || 2000 },
  );
});
