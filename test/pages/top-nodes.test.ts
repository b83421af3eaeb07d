import fc from "fast-check";
import { expect, test } from "vitest";
import { topNodes } from "../../src/pages/top-nodes.js";

// A tag alone in its line stands below a blank one: right below a list, remark takes it now so and now so.
const line = fc.constantFrom(
  "text", "", "", "# One", "## Two ##", "```", "```ts", "~~~", "    indented", "===", "---", "- - -", "- item", "- item", "* item", "1. one", "2. two",
  "  below", "      far below", "> quote", ">", "> - a", "> ```", "- # x", "  - b", "-", "<div>", "</div>", "<!-- a", "b -->", "<pre>", "x</pre>", "<?php", "?>",
  "\n<a href=\"x\">", "<script>", "x</script>", "[a]: b\n", "[a]: b\ntext", "[a]:\nb\n\"title\"",
); // prettier-ignore

const placesOf = (lines: readonly string[], atOnce?: number) =>
  topNodes(lines, 0, lines.length, atOnce).map(
    ({ node, line: first, endLine }) => `${node.type} ${first}-${endLine}`,
  );

test("blocks parsed some lines at a time are those of the whole", () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 24 }), fc.integer({ min: 8, max: 12 }), (body, atOnce) => {
      const lines = ["# Title", "", ...body].join("\n").split("\n");
      expect(placesOf(lines, atOnce)).toEqual(placesOf(lines, lines.length));
    }),
    { numRuns: Number(process.env["FUZZ"]) || 500 },
  );
}); // prettier-ignore

test("a list that is parsed in parts is one block", () => {
  const items = Array.from({ length: 300 }, () => ["- a", "  - b", "", "  c"]).flat();
  expect(placesOf(["# A", "", ...items, "", "end"], 8)).toEqual([
    "heading 1-1",
    "list 3-1202",
    "paragraph 1204-1204",
  ]);
});

test("front matter is read whole, however long it is", () => {
  const lines = ["---", "a: 1", "", "# b", "", "c: 2", "---", "", "# Title"];
  expect(placesOf(lines, 2)).toEqual(["yaml 1-7", "heading 9-9"]);
});

test.each([
  ["quotes", "> a\n\n"],
  ["items with lists", "- a\n  - b\n"],
  ["underlined headings", "a\n---\n"],
  ["definitions", "[a]: b\n"],
])("many blocks take time that grows with their number: %s", (_, text) => {
  const timeOf = (count: number) => {
    const lines = text.repeat(count).split("\n");
    const started = performance.now();
    topNodes(lines, 0, lines.length);
    return performance.now() - started;
  };
  timeOf(250);
  // The square of eight is 64; what else the machine does is allowed for.
  expect(timeOf(2000)).toBeLessThan(30 * timeOf(250));
});
