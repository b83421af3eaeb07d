import { stripVTControlCharacters } from "node:util";
import stringWidth from "string-width";
import { expect, test } from "vitest";
import { pretty } from "../../src/formats/pretty.js";
import type { Problem } from "../../src/formats/problem.js";
import { at, hostile, problem, surroundings } from "./surroundings.js";

const lines = (...text: string[]) => text.map((line) => `${line}\n`).join("");

test("errors come first, then the problems of each page together, in its order", () => {
  const problems: Problem[] = [
    problem("link", { message: "No page.", origin: at(1, "docs/b.md") }),
    problem("cell", { mend: "Even it.", origin: at(9) }),
    problem("link", { message: "No page.", origin: at(3) }),
    problem("note", { severity: "info", message: "By the way." }),
    problem("empty", { severity: "error", message: "Nothing there." }),
    problem("broken", { severity: "error", message: "Bad.", origin: at(2, "docs/b.md") }),
  ];
  expect(pretty(problems, surroundings())).toBe(
    lines(
      "error  Nothing there.  empty",
      "",
      "docs/b.md",
      "  2:5  error  Bad.  broken",
      "",
      "docs/a.md",
      "  3:5  warning  No page.  link",
      "  9:5  warning  Odd.  cell",
      "    Even it.",
      "",
      "docs/b.md",
      "  1:5  warning  No page.  link",
      "",
      "info  By the way.  note",
    ),
  );
});

test("the source line is shown with a caret, where it can be had", () => {
  const sources = { "docs/a.md": "# A\n\n| `id` | *strr* | yes |\n" };
  const problems = [
    problem("cell", { origin: at(3, "docs/a.md", 10) }),
    problem("cell", { origin: at(2) }),
    problem("cell", { origin: at(99) }),
  ];
  expect(pretty(problems, surroundings({ sources }))).toBe(
    lines(
      "docs/a.md",
      "  2:5  warning  Odd.  cell",
      "  3:10  warning  Odd.  cell",
      "    3 | | `id` | *strr* | yes |",
      "      |          ^",
      "  99:5  warning  Odd.  cell",
    ),
  );
});

test("a row of a table that is wider than the screen is cut around its column", () => {
  const row = `| ${"x".repeat(300)} | 漢字 *strr* | ${"y".repeat(300)} |`;
  const sources = { "docs/a.md": row };
  const found = [problem("cell", { origin: at(1, "docs/a.md", row.indexOf("*strr*") + 1) })];
  const [, , frame = "", caret = ""] = pretty(found, surroundings({ sources, columns: 60 })).split(
    "\n",
  );
  expect(stringWidth(frame)).toBeLessThanOrEqual(60);
  expect(frame).toMatch(/^ {4}1 \| ….* 漢字 \*strr\* .*…$/);
  expect(stringWidth(caret)).toBe(stringWidth(frame.slice(0, frame.indexOf("*strr*"))) + 1);
});

test("a problem of the document names the place in it, and where it came from", () => {
  const pointer = "#/paths/~1a";
  const problems = [
    problem("redocly/x", { severity: "error", pointer: "/paths/~1b" }),
    problem("redocly/y", { severity: "error", pointer, origin: at(7), mend: "Mend it." }),
    problem("redocly/z", { severity: "error" }),
  ];
  expect(pretty(problems, surroundings())).toBe(
    lines(
      "in the document",
      "  #/paths/~1b  error  Odd.  redocly/x",
      "",
      "error  Odd.  redocly/z",
      "",
      "docs/a.md",
      "  7:5  error  Odd.  redocly/y",
      "    in the document at #/paths/~1a",
      "    Mend it.",
    ),
  );
});

test("at most a screenful is shown, and the rest is counted by rule", () => {
  const many = Array.from({ length: 500 }, (_, line) => problem("cell", { origin: at(line + 1) }));
  const rare = problem("rare", { origin: at(400, "docs/z.md") });
  const error = problem("broken", { severity: "error", origin: at(450, "docs/z.md") });
  const text = pretty([...many, rare, error], surroundings({ rows: 20 }));
  const shown = text.trimEnd().split("\n");
  expect(shown.length).toBeLessThanOrEqual(22);
  expect(text).toContain("error  Odd.  broken");
  expect(text).toContain("warning  Odd.  rare");
  const cells = text.match(/ {2}cell$/gm)?.length ?? 0;
  expect(cells).toBeGreaterThan(5);
  expect(shown.at(-1)).toBe(
    `… and ${500 - cells} more, which --verbose shows: ${500 - cells} cell`,
  );
});

test("one problem is shown on the lowest screen, and all on one without end", () => {
  const three = [1, 2, 3].map((line) => problem("cell", { origin: at(line) }));
  expect(pretty(three, surroundings({ rows: 1 }))).toBe(
    lines(
      "docs/a.md",
      "  1:5  warning  Odd.  cell",
      "",
      "… and 2 more, which --verbose shows: 2 cell",
    ),
  );
  expect(pretty(three, surroundings({ rows: Infinity }))).not.toContain("more");
});

test("what a page says cannot drive the terminal, forge a line, or command a runner", () => {
  const sources = { "docs/\u001B[2J::x.md": `::error::${hostile.replaceAll("\n", " ")}` };
  const found = problem("r\u0007", {
    message: hostile,
    mend: "::add-mask::x\ny",
    origin: at(1, "docs/\u001B[2J::x.md", 3),
    pointer: "#/\u001B[2Jx",
  });
  const text = pretty([found], surroundings({ sources }));
  expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
  expect(text).not.toContain("##[");
  expect(text.split("\n").filter((line) => /^\s*::/.test(line))).toEqual([]);
  expect(text.split("\n")).toHaveLength(7);
  const unplaced = problem("r", { message: hostile, severity: "error", mend: "x\ny" });
  expect(pretty([unplaced], surroundings())).toBe(
    "error  ared error  forged bcd e f ## [error]g  r\n    x y\n",
  );
});

test("colours change nothing but the colours", () => {
  const sources = { "docs/a.md": "| `id` |" };
  const problems = [
    problem("a", { origin: at(1) }),
    problem("b", { severity: "error" }),
    problem("c", { severity: "info" }),
  ];
  const plain = pretty(problems, surroundings({ sources }));
  const coloured = pretty(problems, surroundings({ sources, colours: true }));
  expect(stripVTControlCharacters(coloured)).toBe(plain);
  expect(coloured).toContain("\u001B[31merror\u001B[39m");
  expect(coloured).toContain("\u001B[33mwarning\u001B[39m");
});

test("no problems give no text", () => {
  expect(pretty([], surroundings())).toBe("");
});
