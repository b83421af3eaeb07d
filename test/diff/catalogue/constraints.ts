import type { ChangeKind } from "../../../src/diff/kinds.js";
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

/** A bound that was set, removed, moved up and moved down. */
function bound(keyword: string, name: string, type: string, upper: boolean): Case[] {
  const of = (value?: number) => ({ type, ...(value === undefined ? {} : { [keyword]: value }) });
  const [moreAllowed, lessAllowed] = upper ? [wider, narrower] : [narrower, wider];
  const kind = (change: string) => `${name}-${change}` as ChangeKind;
  const known = (change: string) => [`request-property-${name}-${change}`];
  return [
    property(kind("increased"), of(1), of(2), moreAllowed, known("increased")),
    property(kind("decreased"), of(2), of(1), lessAllowed, known("decreased")),
    property(kind("set"), of(), of(1), narrower, known("set")),
    property(kind("unset"), of(1), of(), wider, [`response-property-${name}-unset`]),
  ];
}

export const constraints: Case[] = [
  ...bound("maximum", "max", "integer", true),
  ...bound("exclusiveMaximum", "exclusive-max", "integer", true),
  ...bound("maxLength", "max-length", "string", true),
  ...bound("maxItems", "max-items", "array", true),
  ...bound("maxProperties", "max-properties", "object", true),
  ...bound("minimum", "min", "integer", false),
  ...bound("exclusiveMinimum", "exclusive-min", "integer", false),
  ...bound("minLength", "min-length", "string", false),
  ...bound("minItems", "min-items", "array", false),
  ...bound("minProperties", "min-properties", "object", false),
  property("pattern-added", text, { ...text, pattern: "^p" }, narrower, [
    "request-property-pattern-added",
  ]),
  property("pattern-removed", { ...text, pattern: "^p" }, text, wider, [
    "request-property-pattern-removed",
  ]),
  property("pattern-changed", { ...text, pattern: "^p" }, { ...text, pattern: "^q" }, unsure, [
    "request-property-pattern-changed",
  ]),
  property("multiple-of-set", integer, { ...integer, multipleOf: 2 }, narrower),
  property("multiple-of-unset", { ...integer, multipleOf: 2 }, integer, wider),
  property(
    "multiple-of-changed",
    { ...integer, multipleOf: 2 },
    { ...integer, multipleOf: 3 },
    incomparable,
  ),
  property("unique-items-set", { type: "array" }, { type: "array", uniqueItems: true }, narrower),
  property("unique-items-unset", { type: "array", uniqueItems: true }, { type: "array" }, wider),
  property("constraint-added", {}, { not: text }, narrower),
  property("constraint-removed", { not: text }, {}, wider),
  property("constraint-changed", { not: text }, { not: number }, unsure),
  property(
    "default-value-added",
    text,
    { ...text, default: "p" },
    ["unclassified", "none"],
    ["request-property-default-value-added"],
  ),
  property(
    "default-value-changed",
    { ...text, default: "p" },
    { ...text, default: "q" },
    ["unclassified", "none"],
    ["request-property-default-value-changed"],
  ),
  property(
    "default-value-removed",
    { ...text, default: "p" },
    text,
    ["unclassified", "none"],
    ["request-property-default-value-removed"],
  ),
];
