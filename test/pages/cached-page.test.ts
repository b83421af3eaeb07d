import { expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { parsePageOnce, type TextCache } from "../../src/pages/cached-page.js";

const source = `---
title: A
---

# A

\`\`\`ts
never closed

### Example Usage

| Field | Type |
| --- | --- |
| \`__proto__\` | x\\|y |
`;
const landmark = (line: string) => line === "### Example Usage";

function parse(file: string, cache: TextCache | undefined) {
  const diagnostics: Diagnostic[] = [];
  const page = parsePageOnce(file, source, landmark, (one) => diagnostics.push(one), cache);
  return { page, diagnostics };
}

test("with an empty cache, a filled one and none, the page and its problems are the same", () => {
  const cache = new Map<string, string>();
  const without = parse("a.md", undefined);
  expect(without.diagnostics).toHaveLength(1);
  expect(parse("a.md", cache)).toEqual(without);
  expect(cache.size).toBe(1);
  expect(parse("a.md", cache)).toEqual(without);
});

test("the same text in another file is known, and its problems are that file's", () => {
  const cache = new Map<string, string>();
  parse("a.md", cache);
  const { page, diagnostics } = parse("b.md", cache);
  expect(cache.size).toBe(1);
  expect(page.file).toBe("b.md");
  expect(diagnostics[0]?.origin?.file).toBe("b.md");
});
