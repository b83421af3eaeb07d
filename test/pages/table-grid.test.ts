import fc from "fast-check";
import { expect, test } from "vitest";
import { ourGrids, remarkGrids } from "./table-grid.js";

const padding = fc.constantFrom("", " ", "  ", "\t", " \t ");
const indent = fc.constantFrom("", "", "", " ", "  ", "   ");
const piece = fc.constantFrom(
  "a", "`x`", "`a\\|b`", "``", "`", "\\|", "\\\\", "\\", "\\a", "*a*", "__proto__", "c*d*e", "<br/>",
  "[a](b)", "[List[[m.X](u)]](/.md)", "&lt;", "é", "\u{1F600}", ":heavy_check_mark:", "{", "-", "- a", "# a", "\u00a0",
  "~~x~~", "https://a.example/b_c", "{<br/>\"a\": 1<br/>}", "![i](j)", "a b", "1. a", "> q", "\\*/\\*",
); // prettier-ignore
const cell = fc.array(piece, { maxLength: 3 }).map((pieces) => pieces.join(""));
const delimiter = fc.constantFrom("-", "---", ":-", "-:", ":-:", ":---:");

/** A row of any number of cells; `leading` is false for rows that start with their first cell. */
function row(cells: fc.Arbitrary<string[]>, leading: fc.Arbitrary<boolean>): fc.Arbitrary<string> {
  return fc
    .tuple(indent, leading, cells, fc.array(padding, { minLength: 16, maxLength: 16 }), fc.boolean(), padding)
    .map(([before, pipe, all, pads, closed, after]) => {
      const padded = all.map((one, at) => pads[2 * at] + one + pads[2 * at + 1]);
      return before + (pipe ? "|" : "") + padded.join("|") + (closed ? "|" : "") + after;
    });
} // prettier-ignore

const cells = (count: number) => fc.array(cell, { minLength: count, maxLength: count });
const delimiters = (count: number) => fc.array(delimiter, { minLength: count, maxLength: count });
const always = fc.constant(true);

const table = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: -1, max: 1 }))
  .chain(([columns, miscount]) => {
    const body = fc.oneof(
      { weight: 4, arbitrary: row(cells(columns), always) },
      row(fc.array(cell, { minLength: 1, maxLength: 6 }), fc.boolean()).filter(
        // Whether such a line is HTML or a row depends on the tag; nobody writes one.
        (line) => !line.trimStart().startsWith("<"),
      ),
    );
    // One header in many has too many or too few cells for its delimiter row, which makes it no table.
    const width = columns === 1 ? columns : columns + miscount;
    return fc.tuple(
      row(cells(columns), always),
      row(delimiters(width), fc.boolean()).filter((line) => !/^ *-[ \t]/.test(line)),
      fc.array(body, { maxLength: 4 }),
    );
  })
  .map(([header, rule, body]) => [header, rule, ...body]);

/** What may stand directly after a table. */
const around = fc.constantFrom(
  "text", "# heading", "## a | b", "> quote", "- item", "* item", "+ item", "1. item", "2. item", "1) item", "---", "***", "___",
  "    indented", "\tindented", "```\n| a |\n| - |\n```", "~~~\n| a |", "<div>", "</div>", "<!-- c -->", "<br/>", "<a>", "<?p",
  "{/* mdx */}", "`code` | b", "| pipe", "=== ", "===", "- ", "-", "1.", "*", "[a]: b", "a | b", "", "", "```", "-\ttab",
  "***bold*** text", "**bold** text", "_a_", "__a__", "<https://a.example>", "<A b=\"c\">", "<pre>",
  "   # heading", "   ```\n   x", "#no heading", "#######", "10. item", "01. item", "\\# x", "- - -", "* * *",
); // prettier-ignore
// Above a table always stands a heading and a blank line: in a list item, in a lazy line below one, or in
// HTML, what looks like a table is that block's text, and there we are the more lenient on purpose. The
// first line is a heading since micromark forgets what it was in after a break that could be front matter.
const documents = fc
  .array(fc.tuple(table, around), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.flatMap(([rows, after]) => ["# next", "", ...rows, after, ""]).join("\n"));

test("tables are split as remark-gfm splits them", { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(documents, (source) => {
      expect(ourGrids(source)).toEqual(remarkGrids(source));
    }),
    { numRuns: Number(process.env["FUZZ"]) || 600 },
  );
});

test.each([
  ["a delimiter row may lack its first pipe", "| a | b |\n-|-\n| c | d |", 1],
  ["one that starts like a list item is a list item", "| a | b |\n- | -\n| c | d |", 0],
  ["hyphens alone underline a heading", "|a\n-", 0],
  ["a pipe alone is no header", "|\n|-|", 0],
  ["four spaces make code", "    | a |\n    | - |", 0],
  ["a table has no second header", "| a |\n| - |\n| b |\n| - |\n| c |", 1],
  ["header and delimiter row have as many cells", "| a | b |\n| - |", 0],
])("%s", (_, source, count) => {
  expect(remarkGrids(source)).toHaveLength(count);
  expect(ourGrids(source)).toEqual(remarkGrids(source));
});
