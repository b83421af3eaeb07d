import { describe, expect, test } from "vitest";
import { groupPage, modelPage, recoverPages } from "./docs-folder.js";

const list = {
  operationId: "listThings",
  endpoint: "GET /things",
  response: "**[models.Things](../../models/things.md)**",
};
const rows = [
  "page | *Optional[int]* | o",
  "page_size | *Optional[int]* | o",
  "kind | *Optional[str]* | o",
];
const loop = "res = api.list()\nwhile res is not None:\n    res = res.next()";
const things = modelPage("Things", ["data | List[[models.Thing](../models/thing.md)] | R"]);
const thing = modelPage("Thing", ["id | *str* | R"]);
const models = { "models/things.md": things, "models/thing.md": thing };

describe("pagination", () => {
  const page = (code: string) => ({
    "sdks/things/README.md": groupPage("Things", [{ ...list, rows, code }]),
    ...models,
  });
  test("an example that goes from page to page says so, and names tell by what", async () => {
    const { document } = await recoverPages(page(loop));
    expect(document!.paths!["/things"]!["get"]!["x-speakeasy-pagination"]).toEqual({
      type: "offsetLimit",
      inputs: [
        { name: "page", in: "parameters", type: "page" },
        { name: "page_size", in: "parameters", type: "limit" },
      ],
      outputs: { results: "$.data" },
    });
  });
  test("without such an example the same parameters say nothing", async () => {
    const { document } = await recoverPages(page("res = api.list()"));
    expect(document!.paths!["/things"]!["get"]).not.toHaveProperty("x-speakeasy-pagination");
  });
});

describe("the header of an API key", () => {
  const readme = (prose: string) => `# Things

${prose}

<!-- Start Authentication [security] -->
| Name | Type | Scheme |
| --- | --- | --- |
| \`things_key\` | apiKey | API key |
<!-- End Authentication [security] -->
`;
  test("is the one that prose speaks of", async () => {
    const { document } = await recoverPages({
      "README.md": readme("Send it as `X-Things-Key`."),
      ...models,
    });
    expect(document!.components!.securitySchemes).toEqual({
      things_key: { type: "apiKey", in: "header", name: "X-Things-Key" },
    });
  });
  test.each(["Ask us.", "Send `X-Things-Key` or `X-Other-Token`."])(
    "is asked for after “%s”",
    async (prose) => {
      const { document, diagnostics } = await recoverPages({
        "README.md": readme(prose),
        ...models,
      });
      expect(document!.components).not.toHaveProperty("securitySchemes");
      expect(diagnostics).toMatchObject([
        { rule: "no-operations" },
        { rule: "api-key-unnamed", origin: { file: "README.md", line: 8, column: 3 } },
      ]);
    },
  );
});

test("groups within groups are named by their path, others by their title", async () => {
  const { document } = await recoverPages({
    "sdks/documents/README.md": groupPage(
      "Documents",
      [{ operationId: "a", endpoint: "GET /a" }],
      "(*Jobs.Documents*)",
    ),
    "sdks/jobs/README.md": groupPage(
      "Jobs",
      [{ operationId: "b", endpoint: "GET /b" }],
      "(*Jobs*)",
    ),
    ...models,
  });
  expect(document!.tags!.map(({ name }) => name)).toEqual(["Jobs.Documents", "Jobs"]);
  expect(document!.paths!["/a"]!["get"]!.tags).toEqual(["Jobs.Documents"]);
});

test("a path's variable that no table has is a parameter all the same", async () => {
  const { document } = await recoverPages({
    "sdks/things/README.md": groupPage("Things", [
      { operationId: "a", endpoint: "GET /{account}/a" },
    ]),
    ...models,
  });
  expect(document!.paths!["/{account}/a"]!["get"]!.parameters).toEqual([
    { name: "account", in: "path", required: true, schema: { type: "string" } },
  ]);
});

describe("a union whose page is blank", () => {
  const java = (extra: Record<string, string>) =>
    recoverPages(
      {
        "models/components/Owner.md": modelPage("Owner", [
          "proof | [Proof](../../models/components/Proof.md) | R",
        ]),
        "models/components/Proof.md": "# Proof\n",
        ...extra,
      },
      { dialect: "java" },
    );
  test("has the branches that are named after it and that nothing leads to", async () => {
    const { document, diagnostics } = await java({
      "models/components/ProofCode.md": modelPage("ProofCode", ["code | *String* | R"]),
      "models/components/ProofLink.md": modelPage("ProofLink", ["url | *String* | R"]),
      "models/components/Proofing.md": modelPage("Proofing", ["url | *String* | R"]),
    });
    expect(document!.components!.schemas!["Proof"]).toEqual({
      anyOf: [
        { $ref: "#/components/schemas/ProofCode" },
        { $ref: "#/components/schemas/ProofLink" },
      ],
    });
    expect(diagnostics.map(({ rule }) => rule)).toEqual(["no-operations"]);
  });
  test("is told where nothing says what it is", async () => {
    const { document, diagnostics } = await java({});
    expect(document!.components!.schemas!["Proof"]).toEqual({});
    expect(diagnostics).toMatchObject([
      { rule: "no-operations" },
      { rule: "blank-page", origin: { file: "models/components/Proof.md", line: 1, column: 3 } },
    ]);
  });
});

describe("names on the wire", () => {
  const propertiesOf = async (pages: Record<string, string>, model: string) => {
    const { document } = await recoverPages(pages, { dialect: "python" });
    return Object.keys(document!.components!.schemas![model]!.properties!);
  };
  test("follow the style of the names whose spelling is seen", async () => {
    const pages = {
      "models/a.md": modelPage("A", [
        "made_at | *str* | R | Later than `madeAt` of others.",
        "owner_name | *str* | R",
        "id | *str* | R",
      ]),
      "models/b.md": modelPage("B", ["last_seen | *str* | R | See `lastSeen`."]),
    };
    expect(await propertiesOf(pages, "A")).toEqual(["madeAt", "ownerName", "id"]);
  });
  test("are what a key of an example of the model says, on that model's page", async () => {
    const pages = {
      "models/a.md": modelPage("A", [
        'b | [models.B](../models/b.md) | R | N/A | {"first-name": "x", "last_name": "y"}',
      ]),
      "models/b.md": modelPage("B", ["first_name | *str* | R", "last_name | *str* | R"]),
      "models/c.md": modelPage("C", ["first_name | *str* | R"]),
    };
    expect(await propertiesOf(pages, "B")).toEqual(["first-name", "last_name"]);
    expect(await propertiesOf(pages, "C")).toEqual(["first_name"]);
  });
  test("are HTTP's where all members are header fields", async () => {
    const pages = {
      "models/a.md": modelPage("A", [
        "content_type | *str* | R",
        "content_length | *int* | o",
        "etag | *str* | o",
      ]),
      "models/b.md": modelPage("B", ["content_type | *str* | R", "owner_id | *str* | R"]),
    };
    expect(await propertiesOf(pages, "A")).toEqual(["content-type", "content-length", "etag"]);
    expect(await propertiesOf(pages, "B")).toEqual(["content_type", "owner_id"]);
  });
  test("are those of their version where an API was spelled anew in one", async () => {
    const inVersion = (version: string, model: string) =>
      groupPage(`Things ${version}`, [
        {
          operationId: `get${version}`,
          endpoint: `GET /${version}/things`,
          response: `**[models.${model}](../../models/${model.toLowerCase()}.md)**`,
        },
      ]);
    const old = ["made_at", "made_by", "last_seen", "first_seen", "owner_id"];
    const pages = {
      "sdks/v1/README.md": inVersion("v1", "Old"),
      "sdks/v2/README.md": inVersion("v2", "New"),
      "models/old.md": modelPage(
        "Old",
        old.map((name) => `${name} | *str* | R | See \`${name}\`.`),
      ),
      "models/new.md": modelPage("New", [
        "made_at | *str* | R",
        "sorted_by | *str* | R | What `sortedBy` says.",
      ]),
    };
    expect(await propertiesOf(pages, "Old")).toEqual(old);
    expect(await propertiesOf(pages, "New")).toEqual(["madeAt", "sortedBy"]);
  });
});

test("a parameter is deprecated when its text begins by saying so", async () => {
  const rows = [
    "old | *Optional[str]* | o | Deprecated: use `new`.",
    "older | *Optional[str]* | o | **DEPRECATED** since long.",
    "new | *Optional[str]* | o | Not deprecated, unlike `old`.",
  ];
  const { document } = await recoverPages({
    "sdks/things/README.md": groupPage("Things", [
      { operationId: "list", endpoint: "GET /things", rows },
    ]),
  });
  const { parameters } = document!.paths!["/things"]!["get"]!;
  expect(parameters!.map(({ deprecated = false }) => deprecated)).toEqual([true, true, false]);
});
