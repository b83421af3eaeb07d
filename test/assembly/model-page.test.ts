import { expect, test } from "vitest";
import { readModelPage } from "../../src/assembly/model-page.js";
import { typescript } from "../../src/dialects/typescript.js";
import { parsePage } from "../../src/pages/parse-page.js";

test("the values of an enum that stands in code are read, with escapes that JSON does not know", () => {
  const page = parsePage(
    "a.md",
    '# Kind\n\n## Values\n\n```typescript\n"a" | "b\\"c" |\n"d\\q" | -2 | 01 | Unrecognized<string>\n```\n',
  );
  expect(readModelPage(page, typescript, () => {})?.content).toEqual({
    kind: "enum",
    open: true,
    values: [
      { value: "a", origin: { file: "a.md", line: 6, column: 1 } },
      { value: 'b"c', origin: { file: "a.md", line: 6, column: 7 } },
      { value: "d\\q", origin: { file: "a.md", line: 7, column: 1 } },
      { value: -2, origin: { file: "a.md", line: 7, column: 9 } },
      { value: 1, origin: { file: "a.md", line: 7, column: 14 } },
    ],
  });
});
