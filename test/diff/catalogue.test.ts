import { expect, test } from "vitest";
import { compareDocuments } from "../../src/diff/compare-documents.js";
import { kinds } from "../../src/diff/kinds.js";
import { catalogue } from "./catalogue/catalogue.js";

test.each(catalogue.map((row, position) => [`${position} ${row.kind}`, row] as const))(
  "%s",
  (_, { kind, base, head, request, response, callers = "none" }) => {
    const changes = compareDocuments(base, head);
    expect(
      changes.map((change) => [change.kind, change.request, change.response, change.callers]),
    ).toEqual([[kind, request, response, callers]]);
  },
);

test("the catalogue has every kind that there is", () => {
  const covered = new Set(catalogue.map(({ kind }) => kind));
  expect(Object.keys(kinds).filter((kind) => !covered.has(kind as keyof typeof kinds))).toEqual([]);
  expect(covered.size).toBeGreaterThanOrEqual(60);
});

test.each(catalogue.map((row, position) => [`${position} ${row.kind}`, row] as const))(
  "nothing changes where nothing did: %s",
  (_, { base, head }) => {
    expect(compareDocuments(base, structuredClone(base))).toEqual([]);
    expect(compareDocuments(head, structuredClone(head))).toEqual([]);
  },
);
