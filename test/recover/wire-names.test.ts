import { describe, expect, test } from "vitest";
import { groupPage, modelPage, recoverPages } from "./docs-folder.js";

async function recovered(pages: Record<string, string>, dialect = "python") {
  const { document, report } = await recoverPages(pages, { dialect });
  return { paths: document!.paths!, schemas: document!.components?.schemas ?? {}, report };
}

describe("capitals of acronyms in camel case", () => {
  const pages = (mention: string) => ({
    "sdks/a/README.md": groupPage("A", [
      { operationId: "a", endpoint: "GET /{shelfID}/{bookID}" },
      { operationId: "b", endpoint: "GET /{shopID}" },
    ]),
    "models/a.md": modelPage("A", [`made_by | *str* | R | ${mention}`, "owner_id | *str* | R"]),
  });
  test("are those of members that are seen, whatever the variables of paths have", async () => {
    const { schemas } = await recovered(pages("As `madeBy` of the one with this `ownerId`."));
    expect(Object.keys(schemas["A"]!.properties!)).toEqual(["madeBy", "ownerId"]);
    const seenElsewhere = await recovered({
      ...pages("As `madeBy`, given a `lenderId`."),
      "models/b.md": modelPage("B", ["lender_id | *str* | R"]),
    });
    expect(Object.keys(seenElsewhere.schemas["A"]!.properties!)).toEqual(["madeBy", "ownerId"]);
  });
  test("are those in which prose writes a path's variable otherwise than the path", async () => {
    const { schemas } = await recovered(pages("As `madeBy` of the one with this `shelfId`."));
    expect(Object.keys(schemas["A"]!.properties!)).toEqual(["madeBy", "ownerId"]);
  });
  test("are those of the paths' variables for a word that no member is seen with", async () => {
    const { schemas } = await recovered(pages("As `madeBy`."));
    expect(Object.keys(schemas["A"]!.properties!)).toEqual(["madeBy", "ownerID"]);
  });
});

describe("headers", () => {
  const headersOf = async (rows: readonly string[], text = "") => {
    const { paths } = await recovered({
      "sdks/a/README.md": groupPage("A", [{ operationId: "a", endpoint: "GET /a", rows }]),
      "models/a.md": modelPage("A", [`b | *str* | R | ${text}`]),
    });
    return paths["/a"]!["get"]!.parameters!.map((one) =>
      "name" in one ? `${one.in} ${one.name}` : "",
    );
  };
  test("are fields that HTTP stands before", async () => {
    expect(
      await headersOf([
        "http_referer | *str* | R",
        "http_if_match | *str* | R",
        "http_code | *int* | R",
      ]),
    ).toEqual(["header HTTP-Referer", "header HTTP-If-Match", "query http_code"]);
  });
  test("are spelled as prose spells them, or begin as others of the vendor do", async () => {
    const rows = [
      "x_acme_cloud_trace | *str* | R",
      "x_acme_cloud_user_title | *str* | R",
      "x_other_id | *str* | R",
    ];
    expect(await headersOf(rows, "As in `X-AcmeCloud-Trace`.")).toEqual([
      "header X-AcmeCloud-Trace",
      "header X-AcmeCloud-user-title",
      "header x-other-id",
    ]);
  });
});

test("names on a page whose own keys agree on a style have that style", async () => {
  const { schemas, report } = await recovered({
    "models/a.md": modelPage("A", [
      'b | [models.B](../models/b.md) | R | N/A | {"north-side": 1}',
      'c | [models.C](../models/c.md) | R | N/A | {"made_by": 1, "made_at": 2, "last_seen": 3}',
    ]),
    "models/b.md": modelPage("B", ["north_side | *int* | R", "south_side | *int* | R"]),
    "models/c.md": modelPage("C", [
      "made_by | *int* | R",
      "made_at | *int* | R",
      "last_seen | *int* | R",
    ]),
  });
  expect(Object.keys(schemas["B"]!.properties!)).toEqual(["north-side", "south-side"]);
  expect(Object.keys(schemas["C"]!.properties!)).toEqual(["made_by", "made_at", "last_seen"]);
  expect(JSON.stringify(report)).toContain("kebab case");
});

test("spans of time are words of their own, other numbers are not", async () => {
  const names = [
    "uptimeLast30m",
    "writes1h",
    "pastDays30days",
    "m2mToken",
    "web3Wallet",
    "last4",
    "p2pLink",
  ];
  const { schemas } = await recovered(
    {
      "models/components/A.md": modelPage(
        "A",
        names.map((name) => `${name} | *String* | R | Not \`made_by\`, \`made_at\`.`),
      ),
      "models/components/B.md": modelPage("B", ["madeBy | *String* | R", "madeAt | *String* | R"]),
    },
    "java",
  );
  expect(Object.keys(schemas["A"]!.properties!)).toEqual([
    "uptime_last_30m",
    "writes_1h",
    "past_days_30days",
    "m2m_token",
    "web3_wallet",
    "last4",
    "p2p_link",
  ]);
});

describe("a class that is called like an operation's request", () => {
  const bodyOf = async (pages: Record<string, string>, cell: string, dialect: string) => {
    const { paths } = await recovered(
      {
        "sdks/a/README.md": groupPage("A", [
          {
            operationId: "makeHook",
            endpoint: "POST /hooks",
            rows: [`request | ${cell} | R`],
            language: dialect,
          },
        ]),
        ...pages,
      },
      dialect,
    );
    return paths["/hooks"]!["post"]!;
  };
  const filters = modelPage("Filters", ["any_of | *str* | o"]);
  test("is the body where it holds further objects, though one has its type's name", async () => {
    const post = await bodyOf(
      {
        "models/makehookrequest.md": modelPage("MakeHookRequest", [
          "filters | [Optional[models.Filters]](../models/filters.md) | o",
          "targets | List[[models.Target](../models/target.md)] | o",
        ]),
        "models/filters.md": filters,
        "models/target.md": modelPage("Target", ["url | *str* | R"]),
      },
      "[models.MakeHookRequest](../../models/makehookrequest.md)",
      "python",
    );
    expect(post.parameters ?? []).toEqual([]);
    expect(post.requestBody).toMatchObject({
      content: { "application/json": { schema: { $ref: "#/components/schemas/MakeHookRequest" } } },
    });
  });
  test("is the body where it stands among components and methods have classes elsewhere", async () => {
    const page = modelPage("MakeHookRequest", [
      "Filters | [Filters](../../Models/Components/Filters.md) | o",
      "Name | *string* | o",
    ]);
    const cell = (folder: string) => `[MakeHookRequest](../../Models/${folder}/MakeHookRequest.md)`;
    const common = { "Models/Components/Filters.md": filters };
    const component = await bodyOf(
      {
        ...common,
        "Models/Components/MakeHookRequest.md": page,
        "Models/Requests/OtherRequest.md": modelPage("OtherRequest", ["Id | *string* | R"]),
      },
      cell("Components"),
      "csharp",
    );
    expect(component.parameters ?? []).toEqual([]);
    expect(component.requestBody).toBeDefined();
    const gathering = await bodyOf(
      { ...common, "Models/Requests/MakeHookRequest.md": page },
      cell("Requests"),
      "csharp",
    );
    expect(gathering.parameters).toMatchObject([{ name: "name", in: "query" }]);
  });
});
