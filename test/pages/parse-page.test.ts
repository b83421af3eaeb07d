import fc from "fast-check";
import { expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { type Block, type Page, sourceBetween } from "../../src/pages/page.js";
import { parsePage } from "../../src/pages/parse-page.js";

const page = (source: string): Page => parsePage("a.md", source);
const kinds = (source: string) => page(source).blocks.map((block) => block.kind);

function only<K extends Block["kind"]>(source: string, kind: K): Extract<Block, { kind: K }> {
  const found = page(source).blocks.filter((block) => block.kind === kind);
  expect(found).toHaveLength(1);
  return found[0] as Extract<Block, { kind: K }>;
}

const sample = `# Title

Prose of
two lines.

| Field | Type |
| --- | --- |
| \`a\` | *str* |

\`\`\`python
x = 1
\`\`\`

<!-- Comment -->
`;

test("a page is a flat run of blocks with their places", () => {
  expect(page(sample).blocks).toMatchObject([
    { kind: "heading", depth: 1, text: "Title", line: 1, endLine: 1, column: 3 },
    { kind: "prose", line: 3, endLine: 4 },
    { kind: "table", line: 6, endLine: 8 },
    { kind: "code", language: "python", value: "x = 1", line: 10, endLine: 12 },
    { kind: "comment", value: "Comment", line: 14, endLine: 14 },
  ]);
});

test("cells carry their line and column", () => {
  const { table } = only(sample, "table");
  expect(table.rows).toEqual([
    {
      line: 8,
      cells: [
        { text: "`a`", column: 3 },
        { text: "*str*", column: 9 },
      ],
    },
  ]);
});

test.each([
  ["CRLF", sample.replaceAll("\n", "\r\n")],
  ["lone carriage returns", sample.replaceAll("\n", "\r")],
  ["a byte order mark", `\uFEFF${sample}`],
  ["all of them", `\uFEFF${sample.replaceAll("\n", "\r\n")}`],
])("%s change nothing", (_, source) => {
  expect(page(source)).toEqual(page(sample));
});

test("a table at the end needs no final newline", () => {
  expect(only("| a |\n| - |\n| b |", "table")).toMatchObject({
    line: 1,
    endLine: 3,
    table: { rows: [{ line: 3, cells: [{ text: "b" }] }] },
  });
});

test("front matter is read where it is text, and is no block", () => {
  const { frontMatter, blocks } = page(
    '---\ntitle: "A: b"\nsidebar: 3\nlist: [1]\n---\n\n# Heading\n',
  );
  expect([...frontMatter]).toEqual([
    ["title", "A: b"],
    ["sidebar", "3"],
  ]);
  expect(blocks).toMatchObject([{ kind: "heading", line: 7 }]);
});

test.each(["---\ntitle: [\n---\n\ntext", "---\n- a\n---\n\ntext", "---\n---\n\ntext"])(
  "front matter that says nothing is passed over: %j",
  (source) => {
    expect(page(source).frontMatter.size).toBe(0);
    expect(page(source).blocks).toMatchObject([{ kind: "prose" }]);
  },
);

test("a thematic break further down is no front matter", () => {
  expect(page("text\n\n---\ntitle: a\n---\n").frontMatter.size).toBe(0);
});

test("comments are read in HTML and in MDX", () => {
  expect(only('<!-- UsageSnippet path="/a" -->', "comment").value).toBe('UsageSnippet path="/a"');
  expect(only('{/* UsageSnippet path="/a" */}', "comment").value.trim()).toBe(
    'UsageSnippet path="/a"',
  );
});

test("other HTML is prose", () => {
  expect(kinds("<details>\n<summary>a</summary>\n</details>")).toEqual(["prose"]);
});

test("only number signs make a heading, since the format uses no other", () => {
  expect(kinds("Not a title\n===========\n\nNor this\n---\n")).toEqual(["prose", "prose"]);
  expect(only("## ~~old~~ `x` ##", "heading").text).toBe("~~old~~ `x`");
  expect(only("##", "heading")).toMatchObject({ text: "", depth: 2 });
});

test("a table inside a code fence is code, and its text is whole", () => {
  const code = "| a | b |\n| - | - |\n| c | d |";
  for (const fence of ["```", "~~~~"]) {
    const source = `text\n\n${fence}md\n${code}\n${fence}\n\nend`;
    expect(kinds(source)).toEqual(["prose", "code", "prose"]);
    expect(only(source, "code")).toMatchObject({ value: code, language: "md", line: 3 });
  }
});

test("a table inside a comment is the comment's", () => {
  expect(kinds("<!--\n| a |\n| - |\n-->\n\ntext")).toEqual(["comment", "prose"]);
});

test("names that Markdown would read as emphasis are read from the source", () => {
  const { table } = only("| A | B |\n| - | - |\n| __proto__ | c*d*e \\| f |", "table");
  expect(table.rows[0]?.cells.map((cell) => cell.text)).toEqual(["__proto__", "c*d*e | f"]);
});

test("sourceBetween leaves out the blank lines around a run of lines, and no indentation", () => {
  const { lines } = page("\n  \n    a\n\nb  \n\n");
  expect(sourceBetween({ ...page(""), lines }, 1, lines.length)).toBe("    a\n\nb");
});

const isLandmark = (line: string) => line.startsWith("### Example Usage");

function parseWithLandmarks(source: string) {
  const diagnostics: Diagnostic[] = [];
  const { blocks } = parsePage("sdks/a.md", source, isLandmark, (one) => diagnostics.push(one));
  return { blocks, diagnostics };
}

test.each([
  ["a fence", "```json\n{"],
  ["a comment", "<!-- never closed"],
  ["an HTML block", "<pre>"],
])("%s that is never closed hides nothing below a landmark", (_, opening) => {
  const { blocks, diagnostics } = parseWithLandmarks(
    `## op\n\n${opening}\n\n### Example Usage\n\n| a |\n| - |\n| b |\n\n\`\`\`python\nx\n\`\`\`\n`,
  );
  expect(diagnostics).toMatchObject([
    {
      rule: "unclosed-block",
      severity: "warning",
      origin: { file: "sdks/a.md", line: 3, column: 1 },
      mend: "Close the block, or remove its opening line.",
    },
  ]);
  expect(blocks.map((block) => block.kind).slice(-3)).toEqual(["heading", "table", "code"]);
  expect(blocks.at(-1)).toMatchObject({ value: "x", language: "python" });
});

test("of a fence that is never closed, what stands above the landmark is its code", () => {
  const { blocks } = parseWithLandmarks("```json\n{ }\n\n### Example Usage\n\ntext");
  expect(blocks[0]).toMatchObject({ kind: "code", language: "json", line: 1, endLine: 3 });
  expect(blocks[0]).toHaveProperty("value", "{ }\n");
});

test("a fence that is closed may not hold a landmark either, and each one is reported", () => {
  const { diagnostics, blocks } = parseWithLandmarks(
    "```a\n\n### Example Usage\n\n```b\n\n### Example Usage\n\nend",
  );
  expect(diagnostics.map(({ origin }) => origin?.line)).toEqual([1, 5]);
  expect(blocks.filter((block) => block.kind === "heading")).toHaveLength(2);
});

test("any text gives blocks in order that do not overlap, and places in the page", () => {
  const piece = fc.oneof(
    fc.constantFrom("```", "<!--", "-->", "| a | b |", "| - | - |", "# a", "- a", "> b", "---", "", "  ", "### Example Usage", "<div>", "{/*", "*/}", "\t"), // prettier-ignore
    fc.string({ unit: "grapheme", maxLength: 12 }),
  );
  const source = fc.array(piece, { maxLength: 14 }).map((lines) => lines.join("\n"));
  fc.assert(
    fc.property(source, (text) => {
      const { blocks, lines } = parsePage("a.md", text, isLandmark);
      let last = 0;
      for (const block of blocks) {
        expect(block.line).toBeGreaterThan(last);
        expect(block.endLine).toBeGreaterThanOrEqual(block.line);
        last = block.endLine;
      }
      expect(last).toBeLessThanOrEqual(lines.length);
    }),
    { numRuns: 500 },
  );
});
