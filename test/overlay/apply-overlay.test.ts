import { describe, expect, it, vi } from "vitest";
import type { OpenApiDocument } from "../../src/document/openapi.js";
import { applyOverlay } from "../../src/overlay/apply-overlay.js";

const base = (): OpenApiDocument => ({
  openapi: "3.1.1",
  info: { title: "Tokens", version: "1.0.0" },
  tags: [{ name: "one" }, { name: "two" }, { name: "three" }],
  paths: {
    "/users/{id}": {
      get: {
        operationId: "GetUser",
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
        responses: { "2XX": { description: "Success" } },
      },
    },
  },
  components: {
    schemas: {
      Token: {
        type: "object",
        properties: {
          id: { type: "string", description: "Its name." },
          actor: { type: "object" },
          length: { type: "integer" },
        },
        required: ["id"],
      },
      Other: { type: "object", properties: { id: { type: "integer" } } },
    },
  },
});

const actions = (yaml: string) => `overlay: 1.0.0\ninfo: {title: t, version: v}\nactions:\n${yaml}`;

const apply = (text: string) => applyOverlay(base(), { file: "fix.yaml", text });

describe("update", () => {
  it("merges into a nested object and keeps the order of keys", async () => {
    const { document, diagnostics } = await apply(
      actions(`
  - target: $.components.schemas.Token.properties.actor
    update:
      type: object
      additionalProperties: true
      properties: { sub: { type: string } }
  - target: $.components.schemas.Token.properties
    update: { id: { description: Which token. }, added: { type: "null" } }
`),
    );
    expect(diagnostics).toEqual([]);
    const expected = base();
    Object.assign(expected.components!.schemas!["Token"]!.properties!, {
      id: { type: "string", description: "Which token." },
      actor: {
        type: "object",
        additionalProperties: true,
        properties: { sub: { type: "string" } },
      },
      added: { type: "null" },
    });
    expect(JSON.stringify(document)).toBe(JSON.stringify(expected));
  });

  it("appends an entry to a list, and a list item by item", async () => {
    const { document } = await apply(
      actions(`
  - target: $.tags
    update: { name: four }
  - target: $.tags
    update: [{ name: five }, { name: six }]
  - target: $.components.schemas.Token.required
    update: actor
`),
    );
    expect(document.tags?.map(({ name }) => name)).toEqual([
      "one",
      "two",
      "three",
      "four",
      "five",
      "six",
    ]);
    expect(document.components?.schemas?.["Token"]?.required).toEqual(["id", "actor"]);
  });

  it("appends lists within a merged object, except a parameter that is there already", async () => {
    const { document } = await apply(
      actions(`
  - target: $
    update:
      tags: [{ name: four }]
  - target: $.paths['/users/{id}'].get
    update:
      parameters: [{ name: id, in: path, description: Which user. }, { name: q, in: query }]
`),
    );
    expect(document.tags).toHaveLength(4);
    expect(document.paths?.["/users/{id}"]?.["get"]?.parameters).toEqual([
      {
        name: "id",
        in: "path",
        required: true,
        schema: { type: "string" },
        description: "Which user.",
      },
      { name: "q", in: "query" },
    ]);
  });

  it("updates every node that a path selects, nested ones too, each with a copy of its own", async () => {
    const { document, diagnostics } = await apply(
      actions(`
  - target: $..properties.id
    update: { x-marks: { seen: true } }
  - target: $.components..[?@.type == 'object']
    update: { title: T }
`),
    );
    expect(diagnostics).toEqual([]);
    const { Token, Other } = document.components!.schemas!;
    expect(Token!.properties!["id"]!["x-marks"]).toEqual({ seen: true });
    expect(Other!.properties!["id"]!["x-marks"]).toEqual({ seen: true });
    expect(Token!.properties!["id"]!["x-marks"]).not.toBe(Other!.properties!["id"]!["x-marks"]);
    expect(Token).toHaveProperty("title", "T");
    expect(Token!.properties!["actor"]).toHaveProperty("title", "T");
  });

  it("reaches a property named length, and keys in brackets within a filter", async () => {
    const { document, diagnostics } = await apply(
      actions(`
  - target: $.components.schemas.Token.properties.length
    update: { minimum: 0 }
  - target: $.paths['/users/{id}'].get.parameters[?@['name'] == 'id']
    update: { example: u1 }
`),
    );
    expect(diagnostics).toEqual([]);
    expect(document.components?.schemas?.["Token"]?.properties?.["length"]).toEqual({
      type: "integer",
      minimum: 0,
    });
    expect(document.paths?.["/users/{id}"]?.["get"]?.parameters?.[0]?.example).toBe("u1");
  });

  it("cannot reach a prototype", async () => {
    await apply(
      actions(`
  - target: $.info
    update: { __proto__: { polluted: 1 }, constructor: { prototype: { polluted: 1 } } }
`),
    );
    expect({}).not.toHaveProperty("polluted");
  });

  it("does not change the document it was given", async () => {
    const document = base();
    const text = actions("  - target: $.info\n    update: { title: New }\n");
    const result = await applyOverlay(document, { file: "fix.yaml", text });
    expect(result.document.info.title).toBe("New");
    expect(document).toEqual(base());
  });
});

describe("remove", () => {
  it("removes keys of objects and several items of one list", async () => {
    const { document, diagnostics } = await apply(
      actions(`
  - target: $.tags[?@.name != 'two']
    remove: true
  - target: $.components.schemas.Token.properties.actor
    remove: true
    update: { has: no effect }
`),
    );
    expect(diagnostics).toEqual([]);
    expect(document.tags).toEqual([{ name: "two" }]);
    expect(Object.keys(document.components!.schemas!["Token"]!.properties!)).toEqual([
      "id",
      "length",
    ]);
  });

  it("refuses to remove the whole document", async () => {
    const { document, diagnostics } = await apply(actions("  - {target: $, remove: true}\n"));
    expect(diagnostics).toMatchObject([{ rule: "overlay-remove", severity: "error" }]);
    expect(document).toEqual(base());
  });
});

it("applies actions in their order", async () => {
  const { document } = await apply(
    actions(`
  - {target: $.tags, remove: true}
  - {target: $, update: {tags: [{name: new}]}}
`),
  );
  expect(document.tags).toEqual([{ name: "new" }]);
});

it("reads JSON, indented with tabs", async () => {
  const overlay = {
    overlay: "1.0.0",
    info: { title: "t", version: "1" },
    actions: [{ target: "$.info", update: { title: "From JSON" } }],
  };
  const { document, diagnostics } = await apply(JSON.stringify(overlay, undefined, "\t"));
  expect(diagnostics).toEqual([]);
  expect(document.info.title).toBe("From JSON");
});

describe("problems", () => {
  it("warns at an action whose target matches nothing, and applies the others", async () => {
    const { document, diagnostics } = await apply(
      actions(
        "  - target: $.nowhere\n    remove: true\n  - target: $.info\n    update: {title: N}\n",
      ),
    );
    expect(diagnostics).toMatchObject([
      {
        rule: "overlay-target-unmatched",
        severity: "warning",
        message: expect.stringContaining("$.nowhere"),
        origin: { file: "fix.yaml", line: 4, column: 5 },
      },
    ]);
    expect(document.info.title).toBe("N");
  });

  const error = (rule: string, line: number, column: number) => ({
    rule,
    severity: "error",
    origin: { file: "fix.yaml", line, column },
  });

  it.each([
    ["a broken file", "overlay: 1.0.0\nactions: [1\n", error("overlay-syntax", 3, 1)],
    ["an empty file", "", error("overlay-invalid", 1, 1)],
    ["plain text", "\nhello", error("overlay-invalid", 2, 1)],
    ["an OpenAPI document", "openapi: 3.1.0\n", error("overlay-invalid", 1, 1)],
    ["a number as version", "overlay: 1.0\nactions: []", error("overlay-invalid", 1, 10)],
    ["another version", "overlay: 2.0.0\nactions: []", error("overlay-invalid", 1, 10)],
    ["no actions", "overlay: 1.0.0\n", error("overlay-invalid", 1, 1)],
    ["an empty list", "overlay: 1.0.0\nactions: []\n", error("overlay-invalid", 2, 10)],
    ["an action without target", actions("  - {remove: true}"), error("overlay-action", 4, 5)],
    ["an action that is empty", actions("  -"), error("overlay-action", 4, 4)],
    ["an action that is text", actions("  - text"), error("overlay-action", 4, 5)],
    [
      "an action that changes nothing",
      actions("  - {target: $.info, remove: false}"),
      error("overlay-action", 4, 5),
    ],
    [
      "an alias without an anchor",
      actions("  - {target: $.info, update: *gone}"),
      error("overlay-action", 4, 5),
    ],
    [
      "a bad JSONPath",
      actions("  - target: $.paths[\n    remove: true"),
      error("overlay-target-invalid", 4, 5),
    ],
    [
      "a plain value as target",
      actions("  - target: $.info.title\n    update: N"),
      error("overlay-update", 4, 5),
    ],
    [
      "text for an object",
      actions("  - target: $.info\n    update: N"),
      error("overlay-update", 4, 5),
    ],
  ])("reports %s where it stands, and prints nothing", async (_, text, expected) => {
    const print = vi.spyOn(console, "error").mockReturnValue();
    const { document, diagnostics } = await apply(text);
    expect(diagnostics).toMatchObject([expected]);
    expect(document).toEqual(base());
    expect(print).not.toHaveBeenCalled();
    print.mockRestore();
  });
});
