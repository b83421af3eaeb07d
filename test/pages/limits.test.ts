import { expect, test } from "vitest";
import { checkLimits, checkSize, limitsWith } from "../../src/pages/limits.js";

const limits = limitsWith({ nesting: 10, cellLength: 50, pageBytes: 100 });
const deep = (count: number, line: (depth: number) => string) =>
  Array.from({ length: count }, (_, depth) => line(depth)).join("\n");

test.each([
  ["lists by indentation", deep(11, (depth) => `${"  ".repeat(depth)}- a`), 11],
  ["lists with text between", deep(11, (depth) => `${"  ".repeat(depth)}- a\n\n${"  ".repeat(depth + 1)}b`), 31],
  ["lists in one line", `text\n${"- ".repeat(11)}a`, 2],
  ["numbered lists in one line", `${"1. ".repeat(11)}a`, 1],
  ["quotes", `a\n\n${">".repeat(11)} a`, 3],
  ["quotes and lists", `${"> - ".repeat(6)}a`, 1],
  ["emphasis", `${"*a **b ".repeat(6)}`, 1],
  ["brackets", `| a | ${"[".repeat(11)} |`, 1],
])("what is nested deeper than the limit is refused: %s", (_, text, line) => {
  expect(checkLimits("a.md", text, limits)).toMatchObject({
    rule: "page-refused",
    message: expect.stringContaining("nested"),
    mend: "Mend the page, or raise limits.nesting in the config.",
    origin: { file: "a.md", line },
  });
}); // prettier-ignore

test.each([
  ["a list of many items", "- a\n".repeat(1000)],
  ["lists that end", deep(100, (depth) => `${"  ".repeat(depth % 5)}- a`)],
  ["a thematic break", "- ".repeat(20)],
  ["many quotes", "> a\n\n".repeat(100)],
  ["names with underscores", "a_b_c ".repeat(8)],
  ["emphasis that ends", "*a* **b** _c_ ".repeat(3)],
  ["a long row of short cells", `| ${"a | ".repeat(100)}`],
])("what is not nested is let in: %s", (_, text) => {
  expect(checkLimits("a.md", text, limits)).toBeUndefined();
});

test("a long cell and a long line are refused where they stand", () => {
  for (const line of [`| a | ${"b".repeat(60)} |`, "b".repeat(60)]) {
    expect(checkLimits("a.md", `\r\n\r\n${line}`, limits)).toMatchObject({
      rule: "page-refused",
      mend: "Mend the page, or raise limits.cellLength in the config.",
      origin: { line: 3 },
    });
  }
});

test("a large file is refused by its size alone", () => {
  expect(checkSize("a.md", 100, limits)).toBeUndefined();
  expect(checkSize("a.md", 101, limits)).toEqual({
    rule: "page-refused",
    severity: "warning",
    message: "The page was left out: it has 101 bytes, and the limit is 100.",
    mend: "Mend the page, or raise limits.pageBytes in the config.",
    origin: { file: "a.md", line: 1, column: 1 },
  });
});
