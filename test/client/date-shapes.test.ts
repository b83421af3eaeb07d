import { describe, expect, it } from "vitest";
import { shapeFinder } from "../../src/client/date-shapes.js";
import type { SchemaObject } from "../../src/document/openapi.js";
import { thingsWith } from "../helpers/things.js";

const text = "2024-02-29T12:30:00.123Z";
const at: SchemaObject = { type: "string", format: "date-time" };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const list = (items: SchemaObject) => ({ type: "array", items });
const object = (properties: Record<string, SchemaObject>, more: SchemaObject = {}) => ({
  ...{ type: "object", properties, ...more },
});

describe("places of date-times", () => {
  /** The shape of a schema, and those that it refers to. */
  const found = (schema: SchemaObject, schemas: Record<string, SchemaObject> = {}) => {
    const finder = shapeFinder(thingsWith({}, schemas));
    const raw = finder.find(schema);
    const { pruned, shapes } = finder.prune();
    return [pruned(raw), shapes];
  };

  it("leave out what leads to none, also where schemas contain themselves", () => {
    const node = object({ next: ref("Node"), name: { type: "string" } });
    expect(found(ref("Node"), { Node: node })).toEqual([false, {}]);
    expect(found(ref("Node"), { Node: object({ next: ref("Node"), at }) })).toEqual([
      "Node",
      { Node: { properties: { next: "Node", at: true } } },
    ]);
    const each = { A: object({ b: ref("B") }), B: object({ a: list(ref("A")), at }) };
    expect(found(ref("A"), each)[1]).toEqual({
      A: { properties: { b: "B" } },
      B: { properties: { a: { items: "A" }, at: true } },
    });
  });

  it("end where a schema is a branch of itself", () => {
    const loop = { A: { anyOf: [ref("B"), at] }, B: { oneOf: [ref("A"), object({ at })] } };
    expect(found(ref("A"), loop)).toEqual(["A", { A: [{ properties: { at: true } }, true] }]);
    expect(found(ref("A"), { A: { allOf: [ref("A")] } })).toEqual([false, {}]);
  });

  it("are in maps, tuples, and branches; and not in enums, constants and other encodings", () => {
    const map = object({ id: { type: "string" }, at }, { additionalProperties: at });
    expect(found(map)[0]).toEqual({
      properties: { id: false, at: true },
      additionalProperties: true,
    });
    expect(found({ type: "array", prefixItems: [{}, at], items: at } as SchemaObject)[0]).toEqual({
      prefixItems: [false, true],
      items: true,
    });
    expect(found({ patternProperties: { _at$: at } } as SchemaObject)[0]).toEqual({
      patternProperties: { _at$: true },
    });
    for (const none of [{ ...at, enum: [text] }, { ...at, const: text }, { format: "date-time" }])
      expect(found(none)[0]).toBe(false);
  });
});
