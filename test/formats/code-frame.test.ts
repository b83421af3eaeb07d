import stringWidth from "string-width";
import { expect, test } from "vitest";
import { frameLine, lineOf } from "../../src/formats/code-frame.js";

/** The line with the caret put in, by columns as a terminal counts them. */
function framed(line: string, column: number, width = 30): string {
  const { text, offset } = frameLine(line, column, width);
  expect(stringWidth(text)).toBeLessThanOrEqual(width);
  return `${text}\n${" ".repeat(offset)}^`;
}

test("a short line is shown whole", () => {
  expect(framed("| `a` | *str* |", 9)).toBe("| `a` | *str* |\n        ^");
});

test.each([
  ["its start", 1, "0123456789abcdefghi…", "^"],
  ["its middle", 24, "…efghijklmnopqrstuv…", "          ^"],
  ["its end", 36, "…ijklmnopqrstuvwxyz", "                  ^"],
  ["beyond its end", 99, "…ijklmnopqrstuvwxyz", "                   ^"],
])("a long line is cut around %s", (_, column, text, caret) => {
  expect(framed("0123456789abcdefghijklmnopqrstuvwxyz", column, 20)).toBe(`${text}\n${caret}`);
});

test("the caret stands below the character, in every window and at every column", () => {
  const line = "| a | 漢字 | 👩‍👩‍👧‍👦 | e\u0301é | \t | :heavy_check_mark: | 한국어 | 🇫🇷 | z |";
  for (const width of [20, 25, 40, 80]) {
    for (let column = 1; column <= line.length; column++) {
      const { text, offset } = frameLine(line, column, width);
      expect(stringWidth(text)).toBeLessThanOrEqual(width);
      const expected = /^\p{L}|[|:]/u.exec(line[column - 1] ?? "")?.[0];
      if (expected === undefined || expected.normalize("NFD").length > 1) continue;
      // Walk the shown text by columns to the caret.
      let shown = "";
      for (const { segment } of new Intl.Segmenter("en").segment(text)) {
        if (stringWidth(shown) >= offset) {
          expect(segment.startsWith(expected), `${width} ${column} ${segment}`).toBe(true);
          break;
        }
        shown += segment;
      }
    }
  }
});

test.each([
  ["wide letters", "| 漢字 | x |", 8, "| 漢字 | x |\n         ^"],
  ["an emoji of many code points", "| 👩‍👩‍👧‍👦 | x |", 17, "| 👩‍👩‍👧‍👦 | x |\n       ^"],
  ["a tab", "\t| x |", 4, "  | x |\n    ^"],
  ["letters of two code points", "| e\u0301 | x |", 8, "| e\u0301 | x |\n      ^"],
])("the caret is right after %s", (_, line, column, expected) => {
  expect(framed(line, column)).toBe(expected);
});

test("a source line cannot drive the terminal", () => {
  const { text } = frameLine("a\u001B[2Jb\u009Bc\u202Ed\u0007e", 1, 40);
  expect(text).toBe("a [2Jb c d e");
});

test("the padding of cells goes first where a line is too long", () => {
  const row = `| \`id\`${" ".repeat(90)} | *str*${" ".repeat(90)} | yes |`;
  expect(framed(row, 3)).toBe("| `id` | *str* | yes |\n  ^");
  expect(framed(row, row.indexOf("*") + 1)).toBe("| `id` | *str* | yes |\n         ^");
});

test("what stands before is kept whole where there is room for it", () => {
  expect(framed(`| ${"x".repeat(50)} |`, 3, 20)).toBe("| xxxxxxxxxxxxxxxxx…\n  ^");
});

test("padding at the end is no reason for an ellipsis", () => {
  expect(framed(`| x |${" ".repeat(500)}`, 3)).toBe("| x |\n  ^");
});

test("a line of 20 MB is cut at once", () => {
  const line = `${"漢👩‍👩‍👧‍👦x".repeat(1_500_000)}`;
  const start = performance.now();
  const { text, offset } = frameLine(line, 9_000_000, 80);
  expect(performance.now() - start).toBeLessThan(1000);
  expect(stringWidth(text)).toBeLessThanOrEqual(80);
  expect(offset).toBeLessThan(80);
});

test.each([
  ["a\nb\nc", 2, "b"],
  ["a\r\nb\rc", 3, "c"],
  ["\uFEFFa", 1, "a"],
  ["a", 2, undefined],
  ["a", 0, undefined],
])("of %j line %i is %j", (source, line, expected) => {
  expect(lineOf(source, line)).toBe(expected);
});
