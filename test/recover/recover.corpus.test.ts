import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { OpenApiDocument } from "../../src/document/openapi.js";
import { recover } from "../../src/recover.js";
import { corpusFolder, hasCorpus, skipNote } from "../helpers/corpus.js";

const docs = join(corpusFolder, "clerk-python");

describe.skipIf(!hasCorpus)(`the docs of a whole SDK${skipNote}`, { timeout: 120_000 }, () => {
  test("all operations are recovered, and none with an error", async () => {
    const { document, diagnostics, statistics } = await recover({ docs });
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(statistics.operations).toBe(223);
    expect(statistics.unplacedOperations).toBe(0);
    const operations = operationsOf(document!);
    expect(operations).toHaveLength(223);
    expect(new Set(operations.map((one) => one.operationId)).size).toBe(223);

    expect(document!.servers).toHaveLength(1);
    expect(document!.security).toEqual([{ bearer_auth: [] }]);
    expect(operations.filter((one) => one.security)).toHaveLength(1);
    for (const { responses } of operations) expect(responses).toHaveProperty("2XX");
  });

  test("every $ref leads to a component, and no component is of the SDK's own", async () => {
    const { document } = await recover({ docs });
    const schemas = document!.components!.schemas!;
    const refs = refsIn(document);
    expect(refs.size).toBeGreaterThan(500);
    for (const name of refs) expect(schemas).toHaveProperty([name]);

    for (const name of ["Security", "RetryConfig", "BackoffStrategy", "SDKError"]) {
      expect(schemas).not.toHaveProperty([name]);
    }
    for (const { operationId } of operationsOf(document!)) {
      expect(Object.keys(schemas)).not.toContain(`${operationId}Response`);
    }
    // What nothing refers to is on a page of its own, and that page says something.
    for (const [name, schema] of Object.entries(schemas)) {
      if (!refs.has(name)) expect(Object.keys(schema).length, name).toBeGreaterThan(0);
    }
  });

  test("two runs give identical bytes", async () => {
    const [first, second] = [await recover({ docs }), await recover({ docs })];
    expect(JSON.stringify(second.document)).toBe(JSON.stringify(first.document));
  });
});

function operationsOf({ paths }: OpenApiDocument) {
  return Object.values(paths ?? {}).flatMap((item) => Object.values(item).map((one) => one!));
}

function refsIn(document: unknown): Set<string> {
  const found = JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g);
  return new Set([...found].map(([, name]) => name!));
}
