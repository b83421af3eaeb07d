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

const few = limitsWith({ lines: 50, itemLines: 10 });
const table = `| a |\n| - |\n${"| b |\n".repeat(100)}`;

test.each([
  ["lines of paragraphs", "a\n\n".repeat(51), "lines", 101],
  ["short quotes that are deep", `${">".repeat(6)} a\n\n`.repeat(9), "lines", 17],
  ["marks", `${"\\a".repeat(100)}\n\n`.repeat(5), "lines", 9],
  ["lines below a table", `${table}\n${"a\n".repeat(51)}`, "lines", 154],
  ["lines that go on with an item", `- a\n${"b\n".repeat(10)}`, "itemLines", 11],
  ["blocks of an item", `- a\n${"\n  b\n".repeat(10)}`, "itemLines", 21],
  ["items of an item", `- a\n${"  - b\n".repeat(5)}`, "itemLines", 6],
  ["numbers that begin no list below text", `- a\n${"2. b\n".repeat(10)}`, "itemLines", 11],
  ["lists that stand deeper than their marks show", "-      a\n  -      b\n".repeat(2) + "     -     c\n".repeat(9), "itemLines", 7],
  ["lists in a quote", `> - a\n${">   - b\n".repeat(3)}`, "itemLines", 4],
  ["a quote", "> a\n".repeat(11), "itemLines", 11],
] as const)("a page of too many lines is refused where they are too many: %s", (_, text, raise, line) => {
  expect(checkLimits("a.md", text, few)).toMatchObject({
    rule: "page-refused",
    mend: `Mend the page, or raise limits.${raise} in the config.`,
    origin: { line },
  });
}); // prettier-ignore

test.each([
  ["rows", table],
  ["rows right below an item", `- a\n${table}`],
  ["blank lines", `a${"\n".repeat(100)}b`],
  ["items", "- a\n".repeat(50)],
  ["items that are numbered", Array.from({ length: 50 }, (_, at) => `${at}. a`).join("\n")],
  ["quotes", "> a\n\n".repeat(50)],
  ["code below an item", `- a\n\`\`\`\n${"b\n".repeat(40)}\`\`\`\n`],
  ["paragraphs below an item", `- a\n\n${"b\n".repeat(40)}`],
  ["some marks in each line", "`a` *b* [c](d)\n".repeat(50)],
])("lines that cost little are not too many: %s", (_, text) => {
  expect(checkLimits("a.md", text, few)).toBeUndefined();
});
