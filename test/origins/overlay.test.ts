import { expect, test } from "vitest";
import type { OpenApiDocument } from "../../src/document/openapi.js";
import type { DocumentOrigins } from "../../src/document/origins.js";
import { applyOverlay } from "../../src/overlay/apply-overlay.js";
import { modelPage, recoverPages } from "../recover/docs-folder.js";

const pages = {
  "docs/models/user.md": modelPage("User", [
    "name | str | R | Who. | Ada",
    "role | models.Role | o | N/A",
  ]),
  "docs/models/role.md":
    "# Role\n\n\n## Values\n\n| Name | Value |\n| --- | --- |\n| `A` | a |\n| `B` | b |\n",
};

async function overlaid(actions: string) {
  const { document, origins } = await recoverPages(pages, { dialect: "python" });
  const text = `overlay: 1.0.0\ninfo: { title: O, version: 1.0.0 }\nactions:\n${actions}`;
  return applyOverlay(document!, { file: "overlay.yaml", text }, origins);
}

const name = "#/components/schemas/User/properties/name";
const place = (origins: DocumentOrigins, pointer: string) => {
  const { file, line } = origins.originOf(pointer)!;
  return `${file}:${line}`;
};
const follow = (document: OpenApiDocument, schema: string) =>
  document.components!.schemas![schema]!;

test("what an action sets comes from the action, and the rest from the pages as before", async () => {
  const { origins, changes } = await overlaid(
    "  - target: $.components.schemas.User.properties.name\n    update: { description: X, xml: { name: n } }\n",
  );
  expect(place(origins, `${name}/description`)).toBe("overlay.yaml:4");
  expect(place(origins, `${name}/xml/name`)).toBe("overlay.yaml:4");
  expect(place(origins, name)).toBe("docs/models/user.md:8");
  expect(place(origins, `${name}/type`)).toBe("docs/models/user.md:8");
  expect(changes.map(({ pointer }) => pointer)).toEqual([`${name}/description`, `${name}/xml`]);
});

test("entries keep their origins when others are removed from their list or appended to it", async () => {
  const { document, origins, changes } = await overlaid(
    `  - target: $.components.schemas.Role.enum[0]
    remove: true
  - target: $.components.schemas.Role.enum
    update: c
  - target: $.components.schemas.Role
    update: { enum: [d], anyOf: [{ type: string }] }
`,
  );
  expect(follow(document, "Role").enum).toEqual(["b", "c", "d"]);
  const role = "#/components/schemas/Role";
  expect(place(origins, `${role}/enum/0`)).toBe("docs/models/role.md:9");
  expect(place(origins, `${role}/enum/1`)).toBe("overlay.yaml:6");
  expect(place(origins, `${role}/enum/2`)).toBe("overlay.yaml:8");
  expect(place(origins, `${role}/anyOf/0/type`)).toBe("overlay.yaml:8");
  expect(place(origins, role)).toBe("docs/models/role.md:1");
  expect(changes.map(({ kind, pointer }) => `${kind} ${pointer}`)).toEqual([
    `remove ${role}/enum/0`,
    `update ${role}/enum`,
    `update ${role}/enum`,
    `update ${role}/anyOf`,
  ]);
});

test("a parameter that is merged with one of its name stays at its row, but for what is new", async () => {
  const document: OpenApiDocument = {
    openapi: "3.1.1",
    info: { title: "T", version: "1" },
    paths: { "/a": { get: { parameters: [{ name: "q", in: "query", schema: {} }] } } },
  };
  const row = { file: "a.md", line: 7, column: 3 };
  const here = "#/paths/~1a/get/parameters";
  const text = `overlay: 1.0.0
actions:
  - target: $.paths['/a'].get
    update:
      parameters: [{ name: q, in: query, description: D }, { name: r, in: query }]
`;
  const result = await applyOverlay(
    document,
    { file: "o.yaml", text },
    { originOf: () => row, entries: () => [[`${here}/0`, row]] },
  );
  expect(place(result.origins, `${here}/0`)).toBe("a.md:7");
  expect(place(result.origins, `${here}/0/description`)).toBe("o.yaml:3");
  expect(place(result.origins, `${here}/1`)).toBe("o.yaml:3");
});

test("without origins, only what the overlay put there has one; nothing is left in the document", async () => {
  const { document } = await recoverPages(pages, { dialect: "python" });
  const text = `overlay: 1.0.0\nactions:\n  - target: $.info\n    update: { summary: S }\n`;
  const result = await applyOverlay(document!, { file: "o.yaml", text });
  expect([...result.origins.entries()]).toEqual([
    ["#/info/summary", { file: "o.yaml", line: 3, column: 5 }],
  ]);
  expect(result.document).toStrictEqual({ ...document, info: { ...document!.info, summary: "S" } });
});
