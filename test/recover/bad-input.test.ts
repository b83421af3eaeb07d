import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { recover } from "../../src/recover.js";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "specback-bad-"));
});
afterEach(() => rm(folder, { recursive: true }));

const header = `| Field | Type | Required | Description |
| --- | --- | --- | --- |`;
const modelPage = (name: string, ...rows: string[]) =>
  `# ${name}\n\n\n## Fields\n\n${header}\n${rows.join("\n")}\n`;
const good = "| `good` | *str* | :heavy_check_mark: | Unharmed. |";

/** A sound operation that leads to the model `Broken`, so that nothing but the broken cell is told. */
const groupPage = `# Things

### Available Operations

* [get](#get) - Get a thing

## get

Gets one.

### Example Usage

<!-- UsageSnippet language="python" operationID="GetThing" method="get" path="/things/{thing_id}" -->
\`\`\`python
res = api.things.get(thing_id="t")
\`\`\`

### Parameters

| Parameter | Type | Required | Description |
| --- | --- | --- | --- |
| \`thing_id\` | *str* | :heavy_check_mark: | N/A |

### Response

**[models.Broken](../../models/broken.md)**
`;

async function recoverWith(files: Record<string, string | Uint8Array>) {
  for (const [file, text] of Object.entries({ "sdks/things/README.md": groupPage, ...files })) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  }
  const { document, diagnostics } = await recover({ docs: folder });
  return { document: document!, diagnostics, schemas: document?.components?.schemas ?? {} };
}

const unharmed = { type: "string", description: "Unharmed." };

/** Recovers a model page with a broken row in line 8, and expects the rest of the API to be there. */
async function recoverRow(row: string) {
  const { document, diagnostics, schemas } = await recoverWith({
    "models/broken.md": modelPage("Broken", row, good),
  });
  expect(document.paths!["/things/{thing_id}"]!["get"]!.operationId).toBe("GetThing");
  expect(schemas["Broken"]!.properties!["good"]).toEqual(unharmed);
  return { diagnostics, fields: schemas["Broken"]!.properties!, schema: schemas["Broken"]! };
}

const at = (line: number, column: number, file = "models/broken.md") => ({ file, line, column });

test("a row with too few cells", async () => {
  const { diagnostics, fields } = await recoverRow("| `short` | *int* |");
  expect(diagnostics).toEqual<Diagnostic[]>([
    {
      rule: "table-row-cells",
      severity: "warning",
      message: "The row has 2 of 4 cells; those that are missing were taken as empty.",
      mend: "Add the missing cells.",
      origin: at(8, 13),
    },
  ]);
  expect(fields["short"]).toEqual({ type: "integer" });
});

test("a row with its name alone", async () => {
  const { diagnostics, fields } = await recoverRow("| `short` |");
  expect(diagnostics).toMatchObject([{ rule: "table-row-cells", origin: at(8, 3) }]);
  expect(fields).toHaveProperty("short");
});

test("a row with too many cells", async () => {
  const row = "| `long` | *int* | :heavy_minus_sign: | One | two |";
  const { diagnostics, fields } = await recoverRow(row);
  expect(diagnostics).toEqual<Diagnostic[]>([
    {
      rule: "table-row-cells",
      severity: "warning",
      message:
        "The row has 5 cells where the table has 4 columns; what follows the last was left out.",
      mend: "Write a pipe that belongs to a cell's text as \\|.",
      origin: at(8, row.indexOf("two") + 1),
    },
  ]);
  expect(fields["long"]).toEqual({ type: "integer", description: "One" });
});

test("a Type cell that cannot be read", async () => {
  const { diagnostics, fields } = await recoverRow(
    "| `torn` | *Optional[* | :heavy_minus_sign: | Kept. |",
  );
  expect(diagnostics).toEqual<Diagnostic[]>([
    {
      rule: "unreadable-type",
      severity: "warning",
      message:
        "The type “*Optional[*” cannot be read: a type is missing. Any value is allowed in its place.",
      mend: "Mend the cell, or give the schema in the overlay.",
      origin: at(8, 23),
    },
  ]);
  expect(fields["torn"]).toEqual({ description: "Kept." });
});

test("an empty Type cell", async () => {
  const { diagnostics, fields } = await recoverRow("| `bare` | | :heavy_check_mark: | N/A |");
  expect(diagnostics).toMatchObject([{ rule: "unreadable-type", origin: at(8, 11) }]);
  expect(fields["bare"]).toEqual({});
});

test("a link to a page that is not there", async () => {
  const row = "| `lost` | List[[models.Lost](../models/lost.md)] | :heavy_check_mark: | N/A |";
  const { diagnostics, fields } = await recoverRow(row);
  expect(diagnostics).toEqual<Diagnostic[]>([
    {
      rule: "broken-reference",
      severity: "warning",
      message:
        "There is no page for models.Lost (../models/lost.md). Any value is allowed in its place.",
      mend: "Add the page, or give the schema in the overlay.",
      origin: at(8, 12),
    },
  ]);
  expect(fields["lost"]).toEqual({ type: "array", items: {} });
});

test("an unknown required mark", async () => {
  const { diagnostics, fields, schema } = await recoverRow("| `maybe` | *int* | :shrug: | N/A |");
  expect(diagnostics).toEqual<Diagnostic[]>([
    {
      rule: "unknown-required-mark",
      severity: "warning",
      message: "“:shrug:” does not say whether the field is required; it was taken as optional.",
      mend: "Write :heavy_check_mark: or :heavy_minus_sign:.",
      origin: at(8, 21),
    },
  ]);
  expect(fields["maybe"]).toEqual({ type: "integer" });
  expect(schema.required).toEqual(["good"]);
});

test("an empty required mark", async () => {
  const { diagnostics } = await recoverRow("| `maybe` | *int* |  | N/A |");
  expect(diagnostics).toMatchObject([{ rule: "unknown-required-mark", origin: at(8, 20) }]);
});

test("a row without a name", async () => {
  const { diagnostics, fields } = await recoverRow("|  | *int* | :heavy_check_mark: | N/A |");
  expect(diagnostics).toMatchObject([{ rule: "field-name-missing", origin: at(8, 2) }]);
  expect(Object.keys(fields)).toEqual(["good"]);
});

test("two pages for one model", async () => {
  const { diagnostics, schemas } = await recoverWith({
    "models/broken.md": modelPage("Broken", good),
    "models/broken2.md": modelPage("Broken", "| `second` | *int* | :heavy_check_mark: | N/A |"),
  });
  expect(diagnostics).toEqual<Diagnostic[]>([
    {
      rule: "duplicate-model",
      severity: "warning",
      message: "Broken has a page already: models/broken.md. This one was left out.",
      mend: "Remove one of the two pages, or give it a title of its own.",
      origin: at(1, 3, "models/broken2.md"),
    },
  ]);
  expect(schemas).toEqual({
    Broken: { type: "object", properties: { good: unharmed }, required: ["good"] },
  });
});

test("a page that is not UTF-8", async () => {
  const page = modelPage("Broken", good, "| `caf~` | *int* | :heavy_check_mark: | N/A |");
  const { diagnostics, schemas } = await recoverWith({
    "models/broken.md": Buffer.from(page.replace("~", "\u00e9"), "latin1"),
  });
  expect(diagnostics).toEqual<Diagnostic[]>([
    {
      rule: "not-utf-8",
      severity: "warning",
      message: "The file is not UTF-8; what could not be read is shown as \uFFFD.",
      mend: "Save the file as UTF-8.",
      origin: at(9, 7),
    },
  ]);
  expect(schemas["Broken"]!.properties!["good"]).toEqual(unharmed);
  expect(schemas["Broken"]!.properties!["caf\uFFFD"]).toEqual({ type: "integer" });
});

test("an empty folder", async () => {
  const { document, diagnostics } = await recover({ docs: folder });
  expect(document).toBeUndefined();
  expect(diagnostics).toMatchObject([{ rule: "docs-folder-empty", severity: "error" }]);
});

test("a folder that is not there", async () => {
  const { document, diagnostics, statistics } = await recover({ docs: join(folder, "missing") });
  expect(document).toBeUndefined();
  expect(diagnostics).toMatchObject([{ rule: "docs-folder-missing", severity: "error" }]);
  expect(statistics.pages).toBe(0);
});

const sound = { "models/broken.md": modelPage("Broken", good) };
const broken = (from: string, to: string) => groupPage.replace(from, to);
const group = (line: number, column: number) => at(line, column, "sdks/things/README.md");

test.each<[string, Record<string, string>, string, ReturnType<typeof at>]>([
  ["a parameter of no type", { "sdks/things/README.md": broken("*str*", "*strr*") }, "unreadable-type", group(22, 17)],
  ["a response of no type", { "sdks/things/README.md": broken("**[models.Broken](../../models/broken.md)**", "**nothing at all**") }, "unreadable-type", group(26, 3)],
  ["a response without a page", { "sdks/things/README.md": broken("**[models.Broken](../../models/broken.md)**", "**[models.Gone](../../models/gone.md)**") }, "broken-reference", group(26, 1)],
  ["an error without a page", { "sdks/things/README.md": `${groupPage}\n### Errors\n\n| Error Type | Status Code | Content Type |\n| - | - | - |\n| models.Gone | 404 | application/json |\n` }, "broken-reference", group(32, 3)],
  ["a torn usage comment", { "sdks/things/README.md": broken('path="/things/{thing_id}"', 'path="things"') + groupPage.slice(groupPage.indexOf("## get")).replace("## get", "## other") }, "unreadable-endpoint", group(13, 1)],
  ["a union's branch of no type", { "models/either.md": "# Either\n\n## Supported Types\n\n### `str`\n\n### `strr`\n" }, "unreadable-type", at(7, 5, "models/either.md")],
  ["an enum's row with too many cells", { "models/kind.md": "# Kind\n\n## Values\n\n| Name | Value |\n| - | - |\n| `A` | a | b |\n| `C` | c |\n" }, "table-row-cells", at(7, 13, "models/kind.md")],
  ["a fence that is never closed", { "sdks/things/README.md": broken("Gets one.", "Gets one.\n\n```json\n{}") }, "unclosed-block", group(11, 1)],
])("%s is told once, at its place", async (_, files, rule, origin) => {
  const { document, diagnostics, schemas } = await recoverWith({ ...sound, ...files });
  expect(diagnostics).toMatchObject([{ rule, severity: "warning", origin }]);
  expect(diagnostics[0]!.mend).toBeTruthy();
  expect(document.paths).toHaveProperty(["/things/{thing_id}", "get"]);
  expect(schemas["Broken"]!.properties!["good"]).toEqual(unharmed);
}); // prettier-ignore

test("a broken cell that both a wrapper and its operation show is told where each stands", async () => {
  const row = "| `tags` | *Listt[str]* | :heavy_minus_sign: | N/A |";
  const id = "| `thing_id` | *str* | :heavy_check_mark: | N/A |";
  const { diagnostics } = await recoverWith({
    ...sound,
    "sdks/things/README.md": broken(id, `${id}\n${row}`),
    "models/getthingrequest.md": modelPage("GetThingRequest", id, row),
  });
  expect(diagnostics.map(({ rule, origin }) => [rule, origin?.file])).toEqual([
    ["unreadable-type", "models/getthingrequest.md"],
    ["unreadable-type", "sdks/things/README.md"],
  ]);
});
