import { createRequire } from "node:module";
import Ajv from "ajv-6";
import type { Log } from "sarif";
import { expect, test } from "vitest";
import { rules } from "../../src/diagnostics/rules.js";
import type { Problem } from "../../src/formats/problem.js";
import { sarif } from "../../src/formats/sarif.js";
import { at, hostile, problem, surroundings } from "./surroundings.js";

const require = createRequire(import.meta.url);
const schema = require("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json") as object;

/** By the schema that OASIS published, which is in JSON Schema draft 4, with formats checked. */
const ajv = new Ajv({ schemaId: "id", meta: false, unknownFormats: "ignore", allErrors: true });
ajv.addMetaSchema(require("ajv-6/lib/refs/json-schema-draft-04.json") as object);
const validate = ajv.compile(schema);

function valid(problems: readonly Problem[], given = surroundings()): Log {
  const log: unknown = JSON.parse(sarif(problems, given));
  validate(log);
  expect(validate.errors ?? []).toEqual([]);
  return log as Log;
}

test("the schema refuses what is no SARIF, so it can", () => {
  const { runs, ...rest } = valid([]);
  expect(validate({ ...rest, runs: [{ ...runs[0], results: [{}] }] })).toBe(false);
  expect(validate({ ...rest, runs: [{ ...runs[0], columnKind: "bytes" }] })).toBe(false);
});

test("a run names its rules, and its results their places", () => {
  const log = valid([
    problem("broken-reference", { mend: "Add it.", origin: at(3, "docs/a b.md", 7) }),
    problem("redocly/x", { severity: "error", pointer: "#/paths/~1a", origin: at(1) }),
    problem("no-operations", { severity: "info" }),
  ]);
  expect(log.runs).toHaveLength(1);
  const [run] = log.runs;
  expect(run?.tool.driver).toEqual({
    name: "specback",
    semanticVersion: "1.2.3",
    rules: [
      {
        id: "broken-reference",
        shortDescription: { text: rules["broken-reference"].meaning },
        defaultConfiguration: { level: "warning" },
      },
      {
        id: "no-operations",
        shortDescription: { text: rules["no-operations"].meaning },
        defaultConfiguration: { level: "note" },
      },
      expect.objectContaining({ id: "redocly/x" }),
    ],
  });
  expect(run?.originalUriBaseIds).toEqual({ "%SRCROOT%": { uri: "file:///home/me/project/" } });
  expect(run?.results).toEqual([
    {
      ruleId: "redocly/x",
      ruleIndex: 2,
      level: "error",
      message: { text: "Odd." },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "docs/a.md", uriBaseId: "%SRCROOT%" },
            region: { startLine: 1, startColumn: 5 },
          },
          logicalLocations: [{ fullyQualifiedName: "#/paths/~1a" }],
        },
      ],
    },
    {
      ruleId: "broken-reference",
      ruleIndex: 0,
      level: "warning",
      message: { text: "Odd.\nAdd it." },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "docs/a%20b.md", uriBaseId: "%SRCROOT%" },
            region: { startLine: 3, startColumn: 7 },
          },
        },
      ],
    },
    {
      ruleId: "no-operations",
      ruleIndex: 1,
      level: "note",
      message: { text: "Odd." },
      locations: [
        { physicalLocation: { artifactLocation: { uri: "docs", uriBaseId: "%SRCROOT%" } } },
      ],
    },
  ]);
});

test.each([
  ["docs/ü#?:%.md", "docs/%C3%BC%23%3F%3A%25.md", true],
  ["a:b.md", "a%3Ab.md", true],
  ["/elsewhere/a b.md", "file:///elsewhere/a%20b.md", false],
  ["../other/a.md", "file:///home/me/other/a.md", false],
  ["..a/b.md", "..a/b.md", true],
])("the file %s is the artifact %s", (file, uri, isRelative) => {
  const [result] = valid([problem("a", { origin: at(1, file) })]).runs[0]?.results ?? [];
  const { artifactLocation } = result?.locations?.[0]?.physicalLocation ?? {};
  expect(artifactLocation).toEqual({ uri, ...(isRelative ? { uriBaseId: "%SRCROOT%" } : {}) });
  expect(new URL(uri, "file:///home/me/project/").protocol).toBe("file:");
});

test("what a page says makes no placeholder and no link, and cannot drive a terminal", () => {
  const message = `{0} [x](https://evil.example) ${hostile}`;
  const text = sarif([problem("unknown rule", { message })], surroundings());
  expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
  const log = valid([problem("unknown rule", { message })]);
  expect(log.runs[0]?.results?.[0]?.message.text).toMatch(/^\{\{0\}\} \[x\] \(https:/);
  expect(log.runs[0]?.tool.driver.rules).toEqual([{ id: "unknown rule" }]);
});

test("no problems are a run without results", () => {
  expect(valid([]).runs[0]?.results).toEqual([]);
});

test("every rule of the catalogue is a valid one", () => {
  const all = Object.entries(rules).map(([rule, { severity }]) => problem(rule, { severity }));
  expect(valid(all).runs[0]?.tool.driver.rules).toHaveLength(Object.keys(rules).length);
});
