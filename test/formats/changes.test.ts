import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { Node, Parent } from "unist";
import { describe, expect, test } from "vitest";
import type { Change } from "../../src/diff/change.js";
import { changesForGitHub } from "../../src/formats/changes-github.js";
import { changesForPeople } from "../../src/formats/changes-human.js";
import { changesAsJson } from "../../src/formats/changes-json.js";
import { changesAsMarkdown, longestBody } from "../../src/formats/changes-markdown.js";

const change = (rest: Partial<Change> = {}): Change => ({
  kind: "type-changed",
  message: "type changed",
  operation: "GET /things",
  field: "response 200.a",
  base: "#/a",
  head: "#/a",
  old: "string",
  new: "integer",
  request: "none",
  response: "breaking",
  callers: "none",
  impact: "breaking",
  operations: ["GET /things"],
  ...rest,
});
const text = change({
  kind: "description-changed",
  message: "description changed",
  old: "One.",
  new: "Two.",
  response: "none",
  impact: "none",
});
const shared = change({
  kind: "enum-value-added",
  message: "value added",
  component: "schemas/Colour",
  old: undefined,
  new: "red",
  response: "unclassified",
  impact: "unclassified",
  operations: ["GET /a", "GET /b", "GET /c", "GET /d", "GET /e"],
  origin: { file: "docs/colour.md", line: 7, column: 3 },
});
const compare = (...changes: Change[]) => ({ base: "main:docs", head: "docs", changes });

// Everything that may come from pages of strangers.
const hostile = [
  "@octocat",
  "<img src=x onerror=alert(1)>",
  "[click](https://evil.example)",
  "https://evil.example",
  "a | b | c",
  "a \\| b",
  "` @octocat `",
  "``` | ```",
  "\\`@octocat",
  "<!-- ",
  "#1",
  "line\n\n# heading",
  "\u001B[2Jgone",
  "::error::forged",
];

function nodesIn(markdown: string): Node[] {
  const all = (node: Node): Node[] => [node, ...((node as Parent).children ?? []).flatMap(all)];
  return all(unified().use(remarkParse).use(remarkGfm).parse(markdown));
}

describe("Markdown", () => {
  test("the worst comes first, each in a row of a table", () => {
    expect(changesAsMarkdown(compare(text, shared, change()))).toBe(
      [
        "**1 breaking, 1 may break, 1 words only** from `main:docs` to `docs`",
        "",
        "### Breaking (1)",
        "",
        "| Where | Change | Effect | Docs |",
        "| --- | --- | --- | --- |",
        "| `GET /things` › `response 200.a` | type changed: `string` → `integer` | breaks responses |  |",
        "",
        "### May break (1)",
        "",
        "| Where | Change | Effect | Docs |",
        "| --- | --- | --- | --- |",
        "| `GET /things` › `response 200.a` | value added: `red` | may break responses; in 5 operations: `GET /a, GET /b, GET /c and 2 more` | `docs/colour.md:7` |",
        "",
        "### Words only (1)",
        "",
        "| Where | Change | Effect | Docs |",
        "| --- | --- | --- | --- |",
        "| `GET /things` › `response 200.a` | description changed: `One.` → `Two.` |  |  |",
        "",
      ].join("\n"),
    );
  });

  test.each(hostile)("%j from a document stays text", (words) => {
    const markdown = changesAsMarkdown({
      ...compare(change({ operation: words, field: words, old: words, new: `${words} ` })),
      base: words,
      head: words,
    });
    const nodes = nodesIn(markdown);
    const kinds = new Set(nodes.map(({ type }) => type));
    for (const kind of ["html", "link", "image", "linkReference", "definition"]) {
      expect(kinds).not.toContain(kind);
    }
    // Outside of code there is nothing but the words of the report itself.
    const plain = nodes.flatMap((node) => (node.type === "text" ? [(node as never)["value"]] : []));
    expect(plain.join(" ")).not.toMatch(/octocat|evil|img|click|forged|gone|#1/);
    const rows = nodes.filter(({ type }) => type === "tableRow") as Parent[];
    expect(rows.map(({ children }) => children.length)).toEqual([4, 4]);
    expect(nodes.filter(({ type }) => type === "heading")).toHaveLength(1);
  });

  test("what is too long for GitHub is cut between rows and counted", () => {
    const many = Array.from({ length: 2000 }, (_, position) => change({ field: `a${position}` }));
    const markdown = changesAsMarkdown(compare(...many, text));
    expect(markdown.length).toBeLessThanOrEqual(longestBody);
    const shown = markdown.match(/^\| `GET/gm)?.length ?? 0;
    expect(shown).toBeGreaterThan(500);
    expect(markdown).toContain(`… and ${2001 - shown} more changes: too long for GitHub`);
    expect(markdown.trimEnd().split("\n").at(-3)).toMatch(/ \|$/);
  });
});

describe("GitHub annotations", () => {
  test("a line of the head is annotated, one that only the base has is named", () => {
    const gone = change({ head: undefined, origin: { file: "docs/old.md", line: 9, column: 1 } });
    expect(changesForGitHub(compare(shared, gone))).toBe(
      [
        "::error title=type-changed::GET /things › response 200.a type changed: string → integer%0Abreaks responses%0Ait stood at docs/old.md:9",
        "::warning file=docs/colour.md,line=7,col=3,title=enum-value-added::GET /things › response 200.a value added: red%0Amay break responses%0Ain 5 operations: GET /a, GET /b, GET /c and 2 more",
        "main:docs → docs: 1 breaking, 1 may break.",
        "",
      ].join("\n"),
    );
  });

  test.each(hostile)("%j forges no command", (words) => {
    const origin = { file: `${words}%,:.md`, line: 1, column: 1 };
    const printed = changesForGitHub(compare(change({ operation: words, field: words, origin })));
    expect(printed.match(/^::/gm)).toHaveLength(1);
    expect(printed.split("\n")).toHaveLength(3);
    expect(/file=([^,]*),line=1/.exec(printed)?.[1]).toMatch(/%25%2C%3A\.md$/);
  });

  test("what GitHub would drop is counted", () => {
    const printed = changesForGitHub(compare(...Array.from({ length: 12 }, () => change())));
    expect(printed.match(/^::error/gm)).toHaveLength(10);
    expect(printed).toContain("… and 2 more, which GitHub would not show.");
  });
});

test("JSON has all changes and their counts, and drives no terminal", () => {
  const printed = changesAsJson(compare(change({ field: "\u001B[2J" }), text));
  expect(JSON.parse(printed)).toMatchObject({
    base: "main:docs",
    head: "docs",
    impact: "breaking",
    summary: { breaking: 1, unclassified: 0, "non-breaking": 0, none: 1 },
    changes: [{ kind: "type-changed", field: "\u001B[2J" }, { kind: "description-changed" }],
  });
  expect(printed).not.toContain("\u001B");
});

test("people see one line per fact, whatever a page says", () => {
  const printed = changesForPeople(
    compare(change({ field: "a\n\nb\u001B[2J", old: "x".repeat(500), new: "same" })),
  );
  expect(printed.split("\n")).toHaveLength(6);
  expect(printed).toContain("…");
  expect(printed).not.toContain("\u001B");
  expect(changesForPeople(compare())).toBe("main:docs → docs: no changes.\n");
});
