import { expect, test } from "vitest";
import { compareDocuments } from "../../src/diff/compare-documents.js";
import type { Impact } from "../../src/diff/impact.js";
import { isAtLeast, proposeVersion } from "../../src/diff/propose-version.js";
import { documentOf, objectSchema } from "./documents.js";

const text = { type: "string" };
const heads: Record<Impact, unknown> = {
  breaking: objectSchema({ a: { type: "boolean" } }),
  unclassified: objectSchema({ a: { ...text, default: "b" } }),
  "non-breaking": objectSchema({ a: text, b: text }),
  none: objectSchema({ a: { ...text, description: "It." } }),
};
const changesOf = (impact: Impact) =>
  compareDocuments(documentOf(objectSchema({ a: text })), documentOf(heads[impact]));

test.each([
  ["1.2.3", "breaking", "2.0.0"],
  ["1.2.3", "unclassified", "1.3.0"],
  ["1.2.3", "non-breaking", "1.3.0"],
  ["1.2.3", "none", "1.2.4"],
  ["0.4.2", "breaking", "0.5.0"],
  ["0.4.2", "non-breaking", "0.5.0"],
  ["0.4.2", "none", "0.4.3"],
  ["0.0.0", "breaking", "0.1.0"],
  ["2.0.0-beta.1", "breaking", "2.0.0"],
  ["1.2.3+build.5", "none", "1.2.4"],
] as const)("%s with changes that are %s becomes %s", (current, impact, proposed) => {
  expect(proposeVersion(current, changesOf(impact))?.proposed).toBe(proposed);
});

test("below 1.0.0 it says why the major number stays", () => {
  expect(proposeVersion("0.4.2", changesOf("breaking"))?.why).toContain("SemVer 2.0.0 item 4");
});

test("nothing changed, so nothing is raised", () => {
  expect(proposeVersion("1.2.3-rc.1", [])?.proposed).toBe("1.2.3-rc.1");
});

test.each(["spring", "1.2", "2024-10-01", ""])("from %j no version follows", (current) => {
  expect(proposeVersion(current, changesOf("none"))).toBeUndefined();
});

test("a version is compared by its numbers", () => {
  expect(isAtLeast("1.10.0", "1.9.0")).toBe(true);
  expect(isAtLeast("1.9.0", "1.10.0")).toBe(false);
  expect(isAtLeast("spring", "1.0.0")).toBe(false);
});
