import { describe, expect, test } from "vitest";
import { groupPage, modelPage, recoverPages } from "./docs-folder.js";

const readme = [
  "<!-- Start Authentication [security] -->",
  "| Name | Type | Scheme |",
  "| --- | --- | --- |",
  "| `bearer_auth` | http | HTTP Bearer |",
  "<!-- End Authentication [security] -->",
  "",
].join("\n");

/** Two operations, the second of which takes credentials of its own in a class with these rows. */
async function withOwn(rows: readonly string[], more: Record<string, string> = {}) {
  const { document, diagnostics } = await recoverPages({
    "README.md": readme,
    "sdks/keys/README.md": groupPage("Keys", [
      { operationId: "list", endpoint: "GET /keys", code: "Sdk(bearer_auth)" },
      {
        operationId: "rotate",
        endpoint: "POST /keys/{key_id}",
        code: "Sdk().rotate(security)",
        rows: [
          "security | [models.RotateSecurity](../../models/rotatesecurity.md) | R",
          "key_id | *str* | R",
        ],
      },
    ]),
    "models/rotatesecurity.md": modelPage("RotateSecurity", rows),
    ...more,
  });
  const operation = document!.paths!["/keys/{key_id}"]!["post"]!;
  return { document: document!, operation, diagnostics };
}

const basic = {
  "models/schemebasic.md": modelPage("SchemeBasic", [
    "username | *str* | R",
    "password | *str* | R",
  ]),
};

describe("credentials of an operation's own", () => {
  test("are no parameter and no schema, and leave those of the others alone", async () => {
    const { document, operation, diagnostics } = await withOwn(["bearer_auth | *str* | R"]);
    expect(operation.security).toEqual([{ bearer_auth: [] }]);
    expect(operation.parameters!.map(({ name }) => name)).toEqual(["key_id"]);
    expect(operation.requestBody).toBeUndefined();
    expect(document.components).not.toHaveProperty("schemas");
    expect(document.security).toEqual([{ bearer_auth: [] }]);
    expect(document.paths!["/keys"]!["get"]).not.toHaveProperty("security");
    expect(diagnostics).toEqual([]);
  });
  test("are alternatives where each may be left out, and go together where all must be there", async () => {
    const link = "[models.SchemeBasic](../models/schemebasic.md)";
    const either = await withOwn(
      [`basic | ${link} | o`, "bearer_auth | *Optional[str]* | o"],
      basic,
    );
    expect(either.operation.security).toEqual([{ basic: [] }, { bearer_auth: [] }]);
    expect(either.document.components!.securitySchemes).toMatchObject({
      bearer_auth: { type: "http", scheme: "bearer" },
      basic: { type: "http", scheme: "basic" },
    });
    const both = await withOwn([`basic | ${link} | R`, "bearer_auth | *str* | R"], basic);
    expect(both.operation.security).toEqual([{ basic: [], bearer_auth: [] }]);
  });
  test("are asked for where nothing tells how they are sent, and not taken for none", async () => {
    const { operation, diagnostics } = await withOwn(["vendor_key | *str* | R"]);
    expect(operation).not.toHaveProperty("security");
    expect(diagnostics).toMatchObject([
      {
        rule: "security-unknown",
        severity: "warning",
        origin: { file: "models/rotatesecurity.md", line: 8 },
        mend: expect.stringContaining("overlay"),
      },
    ]);
  });
});
