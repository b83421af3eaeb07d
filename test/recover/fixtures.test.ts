import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { dialects } from "../../src/dialects/registry.js";
import { documentText } from "../../src/generate/document-text.js";
import { recover } from "../../src/recover.js";
import { casesOf, expectedText, folderOf } from "./fixtures.js";

/** Cases, of one dialect or of all, whose docs leave something unsaid, which recovery tells. */
const told: Record<string, string[]> = {
  "python/operations-without-path": ["operations-without-path"],
  "python/readme": ["api-key-unnamed"],
  // Two operations take an API key of their own, and no page says in which header.
  "older-docs": ["security-unknown"],
  // A union's page is blank in Java, and no cell says what its branches are.
  "java/type-cells": ["no-operations", "blank-page"],
};
/** Those without operations, which is told as well. */
const componentsOnly =
  /type-cells|enums|unions|recursive|additional|\/names$|models-only|same-class/;

describe.each(dialects.map(({ name }) => name))("%s", (dialect) => {
  test.each(casesOf(dialect))("%s", async (name) => {
    const { document, diagnostics } = await recover({ docs: folderOf(dialect, name) });
    const text = documentText(document!, "yaml");
    const file = join(folderOf(dialect, name), "expected.openapi.yaml");
    expect(text).toBe(expectedText(file, text));
    const key = `${dialect}/${name}`;
    expect(diagnostics.map(({ rule }) => rule)).toEqual(
      told[key] ?? told[name] ?? (componentsOnly.test(key) ? ["no-operations"] : []),
    );
  });
});

test("a rich case in OpenAPI 3.0", async () => {
  for (const name of ["type-cells", "wrapped-request", "recursive-models"]) {
    const folder = folderOf("python", name);
    const { document } = await recover({ docs: folder, openapi: "3.0" });
    const text = documentText(document!, "yaml");
    expect(text).toBe(expectedText(join(folder, "expected.openapi-3.0.yaml"), text));
  }
});
