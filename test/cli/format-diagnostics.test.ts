import { expect, test } from "vitest";
import { formatDiagnostics, shortPath } from "../../src/cli/format-diagnostics.js";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";

const at = (line: number, file = "docs/a.md") => ({ file, line, column: 5 });
const cwd = "/home/me/project";

test("errors come first, then each rule's problems together, in the order of the pages", () => {
  const diagnostics: Diagnostic[] = [
    { rule: "link", severity: "warning", message: "No page.", origin: at(1, "docs/b.md") },
    { rule: "cell", severity: "warning", message: "Odd.", mend: "Even it.", origin: at(9) },
    { rule: "link", severity: "warning", message: "No page.", origin: at(20) },
    { rule: "link", severity: "warning", message: "No page.", origin: at(3) },
    { rule: "empty", severity: "error", message: "Nothing there." },
    { rule: "note", severity: "info", message: "By the way." },
  ];
  expect(formatDiagnostics(diagnostics, { cwd })).toBe(
    [
      "error  Nothing there.  empty",
      "docs/a.md:3:5  warning  No page.  link",
      "docs/a.md:20:5  warning  No page.  link",
      "docs/b.md:1:5  warning  No page.  link",
      "docs/a.md:9:5  warning  Odd.  cell",
      "    Even it.",
      "info  By the way.  note",
      "",
    ].join("\n"),
  );
});

test("a rule that is broken often is counted after its cap", () => {
  const many = Array.from({ length: 25 }, (_, index): Diagnostic => ({
    rule: "cell", severity: "warning", message: "Odd.", origin: at(index + 1),
  })); // prettier-ignore
  const lines = formatDiagnostics(many, { cwd }).split("\n");
  expect(lines.length).toBe(22);
  expect(lines[20]).toBe("  … and 5 more of cell");
  expect(formatDiagnostics(many.slice(0, 20), { cwd })).not.toContain("more");
});

test("a problem of the document names the place in it", () => {
  const diagnostic = {
    rule: "r",
    severity: "error",
    message: "M.",
    pointer: "#/paths/~1a",
  } as const;
  expect(formatDiagnostics([diagnostic], { cwd })).toBe("openapi#/paths/~1a  error  M.  r\n");
});

test("what a page says cannot drive the terminal or forge a line", () => {
  const message =
    "a\u001B[31mred\u001B[0m\nerror  forged\r\u0007b\u001B]0;title\u0007c\u009B2Jd\u202Ee\u2028f";
  const diagnostic = { rule: "r", severity: "error", message, mend: "x\ny" } as const;
  expect(formatDiagnostics([diagnostic], { cwd })).toBe(
    "error  ared error  forged bcd e f  r\n    x y\n",
  );
});

test("no problems give no text", () => {
  expect(formatDiagnostics([], { cwd })).toBe("");
});

test.each([
  ["/home/me/project/docs/a.md", "docs/a.md"],
  ["/home/me/project", "."],
  ["/home/me/other/a.md", "../other/a.md"],
  ["/a.md", "/a.md"],
  ["docs/a.md", "docs/a.md"],
])("%s is shown as %s", (path, shown) => {
  expect(shortPath(path, cwd)).toBe(shown);
});
