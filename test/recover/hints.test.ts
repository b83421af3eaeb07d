import { expect, test } from "vitest";
import { groupPage, modelPage, recoverPages } from "./docs-folder.js";

const thing = modelPage("Thing", ["owner_id | *str* | R", "made_by | *str* | o"]);

test("names are in the style that the user gives, whatever the docs show", async () => {
  const shown = modelPage("Thing", ["owner_id | *str* | R | As `made_by` and `owner_id`."]);
  for (const [wireStyle, name] of [
    ["camel", "ownerId"],
    ["kebab", "owner-id"],
    ["snake", "owner_id"],
  ] as const) {
    const { document } = await recoverPages({ "models/thing.md": shown }, { wireStyle });
    expect(Object.keys(document!.components!.schemas!["Thing"]!.properties!)).toEqual([name]);
  }
});

const untold = {
  "sdks/keys/README.md": groupPage("API Keys", [
    { operationId: "list", response: "**[models.Thing](../../models/thing.md)**" },
    { operationId: "remove", rows: ["thing_id | *str* | R"] },
  ]),
  "models/thing.md": thing,
};

test("operations whose method and path are not told are counted, and completed by the user", async () => {
  const bare = await recoverPages(untold);
  expect(bare.document!.paths).toBeUndefined();
  expect(bare.statistics.unplacedOperations).toBe(2);
  expect(bare.diagnostics).toMatchObject([
    {
      rule: "operations-without-path",
      severity: "warning",
      origin: { file: "sdks/keys/README.md" },
    },
  ]);

  const given = { "apiKeys.list": "GET /keys", "apiKeys.remove": "delete /keys/{thingId}" };
  const whole = await recoverPages(untold, { operations: given });
  expect(whole.diagnostics).toEqual([]);
  expect(Object.keys(whole.document!.paths!)).toEqual(["/keys", "/keys/{thingId}"]);
  expect(whole.document!.paths!["/keys/{thingId}"]!["delete"]).toMatchObject({
    operationId: "remove",
    parameters: [{ name: "thingId", in: "path", required: true }],
  });
});

test("a method and path that cannot be read are told at the operation", async () => {
  const { diagnostics } = await recoverPages(untold, { operations: { "apiKeys.list": "keys" } });
  expect(diagnostics).toMatchObject([
    { rule: "operations-without-path" },
    {
      rule: "unreadable-endpoint",
      origin: { file: "sdks/keys/README.md" },
      mend: expect.any(String),
    },
  ]);
});

test("twins are merged only when asked for, also where they lead to themselves", async () => {
  const node = (name: string) =>
    modelPage(name, [
      `next | [Optional[models.${name}]](../models/${name.toLowerCase()}.md) | o`,
      "id | *str* | R",
    ]);
  const pages = {
    "models/node.md": node("Node"),
    "models/nodetwo.md": node("NodeTwo"),
    "models/other.md": modelPage("Other", ["id | *str* | R"]),
  };
  const apart = await recoverPages(pages);
  expect(Object.keys(apart.document!.components!.schemas!)).toEqual(["Node", "NodeTwo", "Other"]);
  const merged = await recoverPages(pages, { mergeTwins: true });
  expect(Object.keys(merged.document!.components!.schemas!)).toEqual(["Node", "Other"]);
  expect(merged.document!.components!.schemas!["Node"]!.properties!["next"]).toEqual({
    $ref: "#/components/schemas/Node",
  });
});

test("names are spelled as the user gives them, for one model or for all", async () => {
  const pages = {
    "models/a.md": modelPage("A", ["status_code | *int* | R", "owner_id | *str* | R"]),
    "models/b.md": modelPage("B", ["status_code | *int* | R"]),
  };
  const names = { StatusCode: "statusCode", "B.status_code": "Status-Code", "A.nothing": "x" };
  const { document, diagnostics } = await recoverPages(pages, { dialect: "python", names });
  const { A, B } = document!.components!.schemas!;
  expect(A!.required).toEqual(["statusCode", "owner_id"]);
  expect(B!.required).toEqual(["Status-Code"]);
  expect(diagnostics).toMatchObject([
    { rule: "no-operations" },
    { rule: "unknown-name", severity: "warning", message: expect.stringContaining("A.nothing") },
  ]);
});

test("the member that holds the body is the one that the user names", async () => {
  const pages = {
    "sdks/things/README.md": groupPage("Things", [
      {
        operationId: "put",
        endpoint: "PUT /things/{thing_id}",
        rows: ["request | [models.PutRequest](../../models/putrequest.md) | R"],
      },
    ]),
    "models/putrequest.md": modelPage("PutRequest", [
      "thing_id | *str* | R",
      "what | [models.Thing](../models/thing.md) | R",
    ]),
    "models/thing.md": thing,
  };
  const operationOf = async (bodyName?: string) => {
    const { document } = await recoverPages(pages, bodyName === undefined ? {} : { bodyName });
    return document!.paths!["/things/{thing_id}"]!["put"]!;
  };
  expect((await operationOf()).requestBody).toBeUndefined();
  const told = await operationOf("what");
  expect(told.requestBody).toMatchObject({ required: true });
  expect(told.parameters!.map(({ name }) => name)).toEqual(["thing_id"]);
});
