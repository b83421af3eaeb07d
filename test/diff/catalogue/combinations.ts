import { objectSchema } from "../documents.js";
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

const cat = objectSchema({ "kind!": { const: "cat" }, lives: integer });
const dog = objectSchema({ "kind!": { const: "dog" }, barks: { type: "boolean" } });
const discriminated = (discriminator?: unknown) => ({
  oneOf: [cat, dog],
  ...(discriminator === undefined ? {} : { discriminator }),
});

export const combinations: Case[] = [
  property("union-branch-added", { oneOf: [cat] }, { oneOf: [dog, cat] }, wider, [
    "request-property-one-of-added",
    "response-property-one-of-added",
  ]),
  property("union-branch-removed", { oneOf: [dog, cat] }, { oneOf: [cat] }, narrower, [
    "request-property-one-of-removed",
    "response-property-one-of-removed",
  ]),
  property("union-branch-added", text, { anyOf: [number, text] }, wider, [
    "request-property-any-of-added",
    "response-property-any-of-added",
  ]),
  property("union-combinator-changed", { oneOf: [cat, dog] }, { anyOf: [cat, dog] }, unsure),
  property(
    "all-of-added",
    { allOf: [{ oneOf: [cat, dog] }, text] },
    allOf(text, integer),
    narrower,
    ["request-property-all-of-added", "response-property-all-of-added"],
  ),
  property(
    "all-of-removed",
    allOf(text, integer),
    { allOf: [{ oneOf: [cat, dog] }, text] },
    wider,
    ["request-property-all-of-removed", "response-property-all-of-removed"],
  ),
  property(
    "discriminator-added",
    discriminated(),
    discriminated({ propertyName: "kind" }),
    unsure,
    ["request-property-discriminator-added", "response-property-discriminator-added"],
  ),
  property(
    "discriminator-removed",
    discriminated({ propertyName: "kind" }),
    discriminated(),
    unsure,
    ["request-property-discriminator-removed", "response-property-discriminator-removed"],
  ),
  property(
    "discriminator-property-name-changed",
    discriminated({ propertyName: "kind" }),
    discriminated({ propertyName: "type" }),
    incomparable,
    ["request-property-discriminator-property-name-changed"],
  ),
  property(
    "discriminator-mapping-changed",
    discriminated({ propertyName: "kind", mapping: { cat: "Cat" } }),
    discriminated({ propertyName: "kind", mapping: { cat: "Tom" } }),
    unsure,
    ["request-property-discriminator-mapping-changed"],
  ),
];

function allOf(...schemas: unknown[]): unknown {
  return { allOf: [{ oneOf: [cat, dog] }, ...schemas] };
}
