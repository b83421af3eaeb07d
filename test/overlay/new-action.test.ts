import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import type { OpenApiDocument } from "../../src/document/openapi.js";
import { applyOverlay } from "../../src/overlay/apply-overlay.js";
import { newAction } from "../../src/overlay/new-action.js";
import { actorTokens } from "../helpers/actor-tokens.js";

const apply = (document: OpenApiDocument, text: string) =>
  applyOverlay(document, { file: "overlay.yaml", text });

function* keysIn(node: unknown, keys: readonly string[] = []): Generator<readonly string[]> {
  yield keys;
  if (typeof node !== "object" || node === null) return;
  for (const [key, child] of Object.entries(node)) yield* keysIn(child, [...keys, key]);
}

test("on whatever part of a document, it applies as it is printed and changes nothing", async () => {
  const document = actorTokens();
  for (const keys of keysIn(document)) {
    const result = await apply(document, newAction(keys, { document }));
    expect(result.diagnostics, keys.join("/")).toEqual([]);
    expect(result.document).toEqual(document);
  }
});

test("an object starts with its description, a value is set through what holds it", () => {
  const document = actorTokens();
  const actions = (...keys: string[]) => parse(newAction(keys, { document })).actions as unknown;
  expect(actions("info")).toEqual([
    { target: "$.info", update: { description: "Sign in on behalf of others." } },
  ]);
  expect(actions("info", "version")).toEqual([{ target: "$.info", update: { version: "1.0.0" } }]);
  expect(actions("paths")).toEqual([{ target: "$.paths", update: {} }]);
  const responses = ["paths", "/actor_tokens", "post", "responses"];
  expect(actions(...responses, "400")).toEqual([
    {
      target: "$.paths['/actor_tokens'].post.responses['400']",
      update: { description: "Client error" },
    },
  ]);
  expect(actions("servers", "0")).toEqual([{ target: "$.servers[0]", update: {} }]);
});

test("what is not there yet is added", async () => {
  const document = actorTokens();
  delete (document.info as { license?: unknown }).license;
  const text = newAction(["info", "license"], { document });
  expect(parse(text).actions).toEqual([{ target: "$.info", update: { license: {} } }]);
  expect((await apply(document, text)).document.info).toEqual({ ...document.info, license: {} });
});

test("names of any signs are quoted so that they are found again", async () => {
  const name = fc.oneof(
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 }),
    fc.constantFrom("it's", "a\\b", 'say "so"', "a.b", "$ref", "0", "x-y", "日本", "length"),
  );
  await fc.assert(
    fc.asyncProperty(name, async (key) => {
      fc.pre(key !== "__proto__");
      const document: OpenApiDocument = {
        openapi: "3.1.1",
        info: { title: "T", version: "1" },
        components: { schemas: { [key]: { type: "string", description: "D" } } },
      };
      const text = newAction(["components", "schemas", key], { document });
      const { diagnostics, changes } = await apply(document, text);
      expect(diagnostics).toEqual([]);
      expect(changes).toHaveLength(1);
    }),
    { numRuns: 300 },
  );
});

test.each([
  ["two spaces", "overlay: 1.0.0\nactions:\n  - target: $.info\n    update: {}\n"],
  ["none", "overlay: 1.0.0\nactions:\n- target: $.info\n  update: {}\n"],
  ["six", "overlay: 1.0.0\nactions:\n      - target: $.info\n        update: {}\n"],
])("appended to an overlay whose actions are indented by %s, it applies", async (_, overlay) => {
  const document = actorTokens();
  const text = newAction(["info"], { document, overlay, comment: "README.md:3:1" });
  expect(text).toContain("# README.md:3:1\n");
  const { diagnostics, changes } = await apply(document, overlay + text);
  expect(diagnostics).toEqual([]);
  expect(changes.map(({ pointer }) => pointer)).toEqual(["#/info/description"]);
});

test("for an overlay in JSON it is JSON", () => {
  const document = actorTokens();
  const overlay = JSON.stringify({ overlay: "1.0.0", actions: [{ target: "$", update: {} }] });
  const text = newAction(["info", "title"], { document, overlay, comment: "a" });
  expect(JSON.parse(text)).toEqual({ target: "$.info", update: { title: "Actor tokens" } });
});
