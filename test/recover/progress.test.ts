import { expect, test } from "vitest";
import type { Progress } from "../../src/diagnostics/progress.js";
import { modelPage, recoverPages } from "./docs-folder.js";

test("each page is told of as it is parsed, and the stages after", async () => {
  const told: Progress[] = [];
  const page = modelPage("A", ["`a` | *str* | R | x | y"]);
  const pages = { "a.md": page, "b.md": page.replace("# A", "# B") };
  await recoverPages(pages, { onProgress: (progress) => void told.push(progress) });
  expect(told).toEqual([
    { stage: "parse pages", done: 0, total: 2 },
    { stage: "parse pages", done: 1, total: 2 },
    { stage: "assemble the API" },
  ]);
});
