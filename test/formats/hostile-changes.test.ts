import { expect, test } from "vitest";
import { hostileDocument } from "../../scripts/portal/hostile-document.js";
import { vectors } from "../../scripts/portal/xss-vectors.js";
import { compareDocuments } from "../../src/diff/compare-documents.js";
import { changesAsMarkdown } from "../../src/formats/changes-markdown.js";
import { parseMarkdown } from "../../src/portal/safe-markdown.js";

test("hostile texts in every kind of member stay code in the body of a pull request", () => {
  for (let at = 0; at < vectors.length; at += 3) {
    const some = vectors.slice(at, at + 3);
    const head = hostileDocument(some);
    const base = hostileDocument(some.map((text) => `${text} before`));
    const body = changesAsMarkdown({
      ...{ base: some[0]!, head: some[1] ?? "x" },
      changes: compareDocuments(base, head),
    });
    const tree = JSON.stringify(parseMarkdown(body));
    expect(tree).not.toMatch(/"type":"(html|image|link|linkReference|imageReference|definition)"/);
  }
});
