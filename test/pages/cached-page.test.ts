import { expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { limitsWith } from "../../src/pages/limits.js";
import { parsePageOnce, type TextCache } from "../../src/pages/cached-page.js";
import { parsePage } from "../../src/pages/parse-page.js";

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
  const report = (one: Diagnostic) => void diagnostics.push(one);
  const page = cache
    ? parsePageOnce(file, source, landmark, report, { cache, limits: limitsWith() })!
    : parsePage(file, source, landmark, report);
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

test("a page is held to the limits of each run", () => {
  const kept = new Map<string, string>();
  const cache = {
    get: (key: string) => kept.get(key),
    set: (...entry: [string, string]) => void kept.set(...entry),
  };
  const refused: string[] = [];
  const parsed = (lines: number, kept?: TextCache) =>
    parsePageOnce("a.md", source, landmark, ({ rule }) => refused.push(rule), {
      cache: kept,
      limits: limitsWith({ lines }),
    });
  expect(parsed(1000, cache)).toBeDefined();
  expect([parsed(1, cache), parsed(1)]).toEqual([undefined, undefined]);
  expect(refused.slice(-2)).toEqual(["page-refused", "page-refused"]);
  expect(parsed(1000, cache)).toBeDefined();
});
