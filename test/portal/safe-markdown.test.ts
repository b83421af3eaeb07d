import type { Nodes } from "mdast";
import { expect, test } from "vitest";
import { vectors } from "../../scripts/portal/xss-vectors.js";
import { markdownHtml } from "../../src/portal/markdown-html.js";
import { isSafeUrl, parseMarkdown, safeMarkdown } from "../../src/portal/safe-markdown.js";
import { strangeMarkup } from "./markup.js";

function nodesOf(node: Nodes): Nodes[] {
  return [node, ...("children" in node ? node.children.flatMap((child) => nodesOf(child)) : [])];
}

test("there are enough vectors, and no two are the same", () => {
  expect(new Set(vectors).size).toBeGreaterThanOrEqual(200);
});

test.each(vectors)("%j has no HTML, no image, and links to the web alone", (text) => {
  const nodes = nodesOf(parseMarkdown(safeMarkdown(text)));
  expect(nodes.filter(({ type }) => ["html", "image", "imageReference"].includes(type))).toEqual(
    [],
  );
  for (const node of nodes) {
    if (node.type === "link" || node.type === "definition")
      expect(node.url).toMatch(/^(https?|mailto):/);
  }
  expect(strangeMarkup(markdownHtml(text).text)).toEqual([]);
});

test("a text that was made safe is safe, and stays as it is", () => {
  for (const text of vectors) {
    const safe = safeMarkdown(text);
    expect(safeMarkdown(safe)).toBe(safe);
  }
});

test.each([
  "Plain words, 1 < 2 and a & b.",
  "**Bold**, _slanted_, `code <b>` and [a link](https://example.com/a).",
  '- one\n- two\n\n```json\n{ "a": "<b>" }\n```',
  "| a | b |\n| --- | --- |\n| 1 | 2 |",
  "See https://example.com/x_y and [here][1].\n\n[1]: https://example.com",
  "An array `string[]`, a set {a, b}, and footnotes [1].",
])("%j is ordinary, and is changed nowhere", (text) => {
  expect(safeMarkdown(text).replaceAll("%5F", "_")).toBe(text);
});

test("what is taken out shows as text", () => {
  expect(markdownHtml("a <b onclick=x>c</b>").text).toBe("<p>a &#x3C;b onclick=x>c&#x3C;/b></p>");
  expect(markdownHtml("[click](javascript:alert(1)) me").text).toBe("<p>click me</p>");
  expect(markdownHtml("![a chart](https://example.com/c.png)").text).toBe(
    '<p><a href="https://example.com/c.png">a chart</a></p>',
  );
});

test("a line break of HTML is a space, and a reference to an unsafe address is text", () => {
  expect(safeMarkdown("one<br/>two")).toBe("one two");
  expect(markdownHtml("[x][y]\n\n[y]: javascript:alert(1)").text).toBe("<p>[x][y]</p>");
});

test("addresses of the web and of mail are safe, and no others", () => {
  expect(["https://a.b", "HTTP://a", "mailto:a@b.c"].every(isSafeUrl)).toBe(true);
  expect(["javascript:x", " javascript:x", "//a.b", "data:x", "page.md", ""].some(isSafeUrl)).toBe(
    false,
  );
});
