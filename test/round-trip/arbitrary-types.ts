import fc from "fast-check";
import type { EnumModel, Member, ObjectModel, Scalar, Type, UnionModel } from "./api-model.js";
import { cellText, enumValue, propertyName } from "./arbitrary-text.js";

export const scalar = (...of: readonly Scalar[]): fc.Arbitrary<Type> =>
  fc.constantFrom(...of).map((one) => ({ kind: "scalar", scalar: one }));

export const plainScalar = scalar(
  "string",
  "integer",
  "int32",
  "number",
  "float",
  "boolean",
  "date",
  "date-time",
);

export const reference = (names: readonly string[]): fc.Arbitrary<Type> =>
  fc.constantFrom(...names).map((name) => ({ kind: "model", name }));

export const listOf = (items: fc.Arbitrary<Type>): fc.Arbitrary<Type> =>
  items.map((one) => ({ kind: "list", items: one }));

export const mapOf = (values: fc.Arbitrary<Type>): fc.Arbitrary<Type> =>
  values.map((one) => ({ kind: "map", values: one }));

const literal: fc.Arbitrary<Type> = fc
  .constantFrom("open", "a b", true as const)
  .map((value) => ({ kind: "literal", value }));

/** Any type, three levels deep at most. */
export function anyType(models: readonly string[]): fc.Arbitrary<Type> {
  const base = fc.oneof(
    { weight: 4, arbitrary: plainScalar },
    { weight: 1, arbitrary: scalar("any") },
    ...(models.length > 0 ? [{ weight: 3, arbitrary: reference(models) }] : []),
  );
  const nested = fc.oneof({ weight: 3, arbitrary: base }, listOf(base), mapOf(base));
  return fc.oneof({ weight: 6, arbitrary: base }, literal, listOf(nested), mapOf(nested));
}

const optional = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });

export function member(type: fc.Arbitrary<Type>): fc.Arbitrary<Member> {
  return fc
    .record({
      name: propertyName,
      type,
      required: fc.boolean(),
      nullable: fc.boolean(),
      deprecated: fc.integer({ min: 0, max: 5 }).map((one) => one === 5),
      description: optional(cellText),
      example: optional(fc.nat(20)),
    })
    .map(({ nullable, ...rest }) => ({ ...rest, nullable: nullable && mayBeNull(rest.type) }));
}

/** What any value fits, and a constant, is never said to be null as well. */
const mayBeNull = (type: Type) =>
  type.kind !== "literal" && !(type.kind === "scalar" && type.scalar === "any");

const members = (type: fc.Arbitrary<Type>) =>
  fc.uniqueArray(member(type), { maxLength: 4, selector: ({ name }) => name.join("") });

const about = { description: optional(cellText), deprecated: fc.nat(6).map((one) => one === 6) };

export const objectModel = (name: string, type: fc.Arbitrary<Type>): fc.Arbitrary<ObjectModel> =>
  fc.record({
    ...about,
    kind: fc.constant("object"),
    folder: fc.constant("components"),
    name: fc.constant(name),
    fields: members(type),
    additional: fc.oneof(
      { weight: 6, arbitrary: fc.constant(undefined) },
      fc.oneof(scalar("any", "string", "integer")),
    ),
  });

export const enumModel = (name: string): fc.Arbitrary<EnumModel> =>
  fc.record({
    ...about,
    kind: fc.constant("enum"),
    folder: fc.constant("components"),
    name: fc.constant(name),
    values: fc.oneof(
      { weight: 3, arbitrary: fc.uniqueArray(enumValue, { minLength: 1, maxLength: 4 }) },
      fc.uniqueArray(fc.integer({ min: -3, max: 500 }), { minLength: 1, maxLength: 4 }),
    ),
    open: fc.boolean(),
  });

/** Branches without a page are those that every language has a heading for. */
export const unionModel = (name: string, models: readonly string[]): fc.Arbitrary<UnionModel> =>
  fc.record({
    ...about,
    kind: fc.constant("union"),
    folder: fc.constant("components"),
    name: fc.constant(name),
    branches: fc.uniqueArray(
      fc.oneof(
        { weight: 2, arbitrary: scalar("string", "integer", "number", "boolean") },
        ...(models.length > 0 ? [{ weight: 4, arbitrary: reference(models) }] : []),
        listOf(scalar("string")),
      ),
      { minLength: 2, maxLength: 4, selector: (type) => JSON.stringify(type) },
    ),
  });
