import { objectSchema } from "../documents.js";
import {
  type Case,
  narrower,
  wider,
  incomparable,
  compatible,
  schema,
  property,
  text,
} from "./case.js";

export const properties: Case[] = [
  schema("required-property-added", objectSchema({}), objectSchema({ "a!": text }), narrower, [
    "new-required-request-property",
    "response-required-property-added",
  ]),
  schema("optional-property-added", objectSchema({}), objectSchema({ a: text }), compatible, [
    "new-optional-request-property",
    "response-optional-property-added",
  ]),
  schema(
    "required-property-removed",
    objectSchema({ "a!": text }),
    objectSchema({}),
    incomparable,
    ["request-property-removed", "response-required-property-removed"],
  ),
  schema(
    "optional-property-removed",
    objectSchema({ a: text }),
    objectSchema({}),
    ["breaking", "unclassified"],
    ["request-property-removed", "response-optional-property-removed"],
  ),
  schema(
    "property-became-required",
    objectSchema({ a: text }),
    objectSchema({ "a!": text }),
    narrower,
    ["request-property-became-required", "response-property-became-required"],
  ),
  schema(
    "property-became-optional",
    objectSchema({ "a!": text }),
    objectSchema({ a: text }),
    wider,
    ["request-property-became-optional", "response-property-became-optional"],
  ),
  property("became-nullable", text, { type: ["string", "null"] }, wider, [
    "request-property-became-nullable",
    "response-property-became-nullable",
  ]),
  property("became-not-nullable", { type: ["string", "null"] }, text, narrower, [
    "request-property-became-not-nullable",
    "response-property-became-not-nullable",
  ]),
  property("property-deprecated", text, { ...text, deprecated: true }, compatible, [
    "request-property-deprecated",
    "response-property-deprecated",
  ]),
  property("property-reactivated", { ...text, deprecated: true }, text, compatible, [
    "request-property-reactivated",
    "response-property-reactivated",
  ]),
  property(
    "became-read-only",
    text,
    { ...text, readOnly: true },
    ["unclassified", "none"],
    ["request-optional-property-became-read-only"],
  ),
  property(
    "optional-property-became-not-read-only",
    { ...text, readOnly: true },
    text,
    ["non-breaking", "none"],
    ["request-optional-property-became-not-read-only"],
  ),
  schema(
    "required-property-became-not-read-only",
    objectSchema({ "a!": { ...text, readOnly: true } }),
    objectSchema({ "a!": text }),
    ["breaking", "none"],
    ["request-required-property-became-not-read-only"],
  ),
  property(
    "optional-property-became-write-only",
    text,
    { ...text, writeOnly: true },
    ["none", "unclassified"],
    ["response-optional-property-became-write-only"],
  ),
  schema(
    "required-property-became-write-only",
    objectSchema({ "a!": text }),
    objectSchema({ "a!": { ...text, writeOnly: true } }),
    ["none", "breaking"],
    ["response-required-property-became-write-only"],
  ),
  property(
    "became-not-write-only",
    { ...text, writeOnly: true },
    text,
    ["none", "non-breaking"],
    ["response-optional-property-became-not-write-only"],
  ),
  schema(
    "additional-properties-forbidden",
    objectSchema({ a: text }),
    objectSchema({ a: text }, { additionalProperties: false }),
    narrower,
  ),
  schema(
    "additional-properties-allowed",
    objectSchema({ a: text }, { additionalProperties: false }),
    objectSchema({ a: text }),
    ["non-breaking", "unclassified"],
  ),
];
