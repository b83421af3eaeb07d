import {
  type Case,
  narrower,
  wider,
  incomparable,
  unsure,
  property,
  text,
  number,
  integer,
} from "./case.js";

export const types: Case[] = [
  property("type-changed", text, { type: "boolean" }, incomparable, [
    "request-property-type-changed",
    "response-property-type-changed",
  ]),
  property("type-changed", text, { type: "array", items: text }, incomparable),
  property("type-changed", { type: "array", items: text }, text, incomparable),
  property("type-generalized", integer, number, wider, [
    "request-property-type-generalized",
    "response-property-type-changed",
  ]),
  property("type-specialized", number, integer, narrower, [
    "request-property-type-changed",
    "response-property-type-specialized",
  ]),
  property("type-generalized", text, { type: ["string", "boolean"] }, wider),
  property("type-generalized", text, {}, wider),
  property("type-specialized", {}, text, narrower),
  property("format-specialized", text, { ...text, format: "date-time" }, narrower),
  property("format-generalized", { ...text, format: "date-time" }, text, wider),
  property(
    "format-changed",
    { ...text, format: "date" },
    { ...text, format: "uuid" },
    incomparable,
    ["request-property-type-changed", "response-property-type-changed"],
  ),
  property(
    "format-generalized",
    { ...integer, format: "int32" },
    { ...integer, format: "int64" },
    wider,
  ),
  property("enum-value-removed", { enum: ["p", "q", "r"] }, { enum: ["q", "r"] }, narrower, [
    "request-property-enum-value-removed",
    "response-property-enum-value-removed",
  ]),
  property(
    "enum-value-added",
    { enum: ["q", "r"] },
    { enum: ["q", "p", "r"] },
    ["non-breaking", "unclassified"],
    ["request-property-enum-value-added", "response-property-enum-value-added"],
  ),
  property("became-enum", text, { ...text, enum: ["p", "q"] }, narrower, [
    "request-property-became-enum",
  ]),
  property("enum-removed", { ...text, enum: ["p", "q"] }, text, ["non-breaking", "unclassified"]),
  property("const-added", text, { ...text, const: "p" }, narrower, [
    "request-property-const-added",
    "response-property-const-added",
  ]),
  property("const-changed", { const: "p" }, { const: "q" }, incomparable, [
    "request-property-const-changed",
    "response-property-const-changed",
  ]),
  property(
    "const-removed",
    { ...text, const: "p" },
    text,
    ["non-breaking", "unclassified"],
    ["request-property-const-removed", "response-property-const-removed"],
  ),
  property("schema-changed", deeplyNested(text), deeplyNested(number), unsure),
  property(
    "reference-changed",
    { $ref: "https://example.com/a.json" },
    { $ref: "https://example.com/b.json" },
    unsure,
  ),
];

function deeplyNested(inner: unknown): unknown {
  let schema = inner;
  for (let depth = 0; depth < 300; depth++) schema = { type: "array", items: schema };
  return schema;
}
