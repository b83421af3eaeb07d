import { expect, test } from "vitest";
import { groupPage, modelPage, recoverPages } from "../recover/docs-folder.js";

const pages = {
  "sdks/things/README.md": groupPage("Things", [
    {
      operationId: "getThing",
      endpoint: "GET /things/{thing_id}",
      rows: [
        "thing_id | *str* | R",
        "with_parts | *Optional[bool]* | o",
        "x_trace | *Optional[str]* | o",
      ],
      response: "**[models.Thing](../../models/thing.md)**",
    },
  ]),
  "models/thing.md": modelPage("Thing", [
    "id | *str* | R",
    "made_at | *str* | R",
    "meta | [models.Meta](../models/meta.md) | o",
  ]),
  "models/meta.md":
    "# Meta\n\n\n## Fields\n\n| Field | Type | Required | Description |\n| --- | --- | --- | --- |\n",
};

test("every fact is counted as stated, concluded or unknown", async () => {
  const { report } = await recoverPages(pages);
  const facts = Object.fromEntries(
    report!.facts.map(({ kind, explicit, inferred, unknown }) => [
      kind,
      [explicit, inferred, unknown],
    ]),
  );
  expect(facts).toMatchObject({
    operation: [1, 0, 0],
    parameter: [3, 0, 0],
    "parameter place": [1, 2, 0],
    schema: [1, 1, 0],
    property: [3, 0, 0],
    "response content type": [0, 1, 0],
  });
  expect(report!.dialect).toBe("python");
  expect(report!.unknown.map(({ what, count }) => [what, count])).toContainEqual([
    "status codes of successful responses",
    1,
  ]);
});

test("each rule is listed with its certainty, and each use of it with its evidence and place", async () => {
  const { report } = await recoverPages(pages);
  const header = report!.inferences.find(({ rule }) => rule === "header-by-name");
  expect(header).toMatchObject({
    certainty: "likely",
    count: 1,
    facts: [
      {
        fact: "x-trace is a header",
        evidence: "x_trace",
        origin: { file: "sdks/things/README.md" },
      },
    ],
  });
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
});

test("what is less certain than wanted is asked, and nothing else changes", async () => {
  const plain = await recoverPages(pages);
  const lenient = await recoverPages(pages, { strict: "likely" });
  const strict = await recoverPages(pages, { strict: "sure" });
  expect(plain.diagnostics).toEqual([]);
  expect(lenient.diagnostics).toEqual([]);
  expect(strict.diagnostics.map(({ rule }) => rule)).toContain("question/header-by-name");
  for (const { severity, origin, mend } of strict.diagnostics) {
    expect([severity, typeof origin?.line, typeof mend]).toEqual(["warning", "number", "string"]);
  }
  expect(strict.document).toEqual(plain.document);
});
