import { expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { applySeverities } from "../../src/diagnostics/severities.js";

const found: Diagnostic[] = [
  { rule: "broken-reference", severity: "warning", message: "No page." },
  { rule: "redocly/no-x", severity: "error", message: "An x." },
  { rule: "nothing-documented", severity: "error", message: "Nothing." },
];
const severities = (settings?: Parameters<typeof applySeverities>[1]) =>
  applySeverities(found, settings).map(({ rule, severity }) => `${rule} ${severity}`);

test("without settings all stays as it is", () => {
  expect(applySeverities(found)).toEqual(found);
});

test("a rule gets its severity, and one that is off is not told", () => {
  expect(severities({ "broken-reference": "error", "redocly/no-x": "off" })).toEqual([
    "broken-reference error",
    "nothing-documented error",
  ]);
});

test("what is always an error stays one", () => {
  expect(severities({ "nothing-documented": "off" })).toContain("nothing-documented error");
});

test("names that objects inherit are no settings", () => {
  const inherited: Diagnostic = { rule: "constructor", severity: "warning", message: "M." };
  expect(applySeverities([inherited], {})).toEqual([inherited]);
});
