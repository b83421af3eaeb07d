import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { python } from "../../src/dialects/python.js";
import { TypeCellError } from "../../src/dialects/type-cell-lexer.js";
import type { TypeExpression } from "../../src/model/type-expression.js";

const str: TypeExpression = { kind: "string" };
const int: TypeExpression = { kind: "integer" };
const any: TypeExpression = { kind: "any" };
const binary: TypeExpression = { kind: "string", format: "binary" };
const listOf = (items: TypeExpression): TypeExpression => ({ kind: "array", items });
const mapOf = (values: TypeExpression): TypeExpression => ({ kind: "map", values });
const orNull = (type: TypeExpression): TypeExpression => ({ kind: "nullable", type });
const literal = (value: string | number | boolean): TypeExpression => ({ kind: "literal", value });
const model = (name: string, target?: string): TypeExpression => ({
  kind: "reference",
  name,
  ...(target === undefined ? {} : { target }),
});

const required: [string, TypeExpression][] = [
  ["*str*", str],
  ["str", str],
  ["*int*", int],
  ["*float*", { kind: "number" }],
  ["*bool*", { kind: "boolean" }],
  ["*Any*", any],
  ["*object*", any],
  ["*None*", { kind: "null" }],
  ["*bytes*", binary],
  ["*Decimal*", { kind: "number" }],
  // These docs print the two the wrong way round.
  ["[date](https://docs.python.org/3/library/datetime.html#date-objects)", { kind: "string", format: "date-time" }],
  ["[datetime](https://docs.python.org/3/library/datetime.html#datetime-objects)", { kind: "string", format: "date" }],
  ["*datetime.date*", { kind: "string", format: "date-time" }],
  ["*Nullable[str]*", orNull(str)],
  ["*Nullable[Any]*", any],
  ["*Nullable[Nullable[int]]*", orNull(int)],
  ["List[*str*]", listOf(str)],
  ["List[List[*int*]]", listOf(listOf(int))],
  ["List[*Nullable[str]*]", listOf(orNull(str))],
  ["*typing.List[typing.Any]*", listOf(any)],
  ["*Iterable[str]*", listOf(str)],
  ["Dict[str, *Any*]", mapOf(any)],
  ["Dict[str, List[*str*]]", mapOf(listOf(str))],
  ["Dict[str, [models.User](../models/user.md)]", mapOf(model("models.User", "../models/user.md"))],
  ["*Dict[str, Nullable[int]]*", mapOf(orNull(int))],
  ["[models.User](../models/user.md)", model("models.User", "../models/user.md")],
  ["*models.User*", model("models.User")],
  ["[models._Internal](../models/a.md)", model("models._Internal", "../models/a.md")],
  ["List[[models.User](../models/user.md)]", listOf(model("models.User", "../models/user.md"))],
  ["[List[models.User]](../../models/.md)", listOf(model("models.User", "../../models/.md"))],
  ["[Nullable[models.User]](../models/user.md)", orNull(model("models.User", "../models/user.md"))],
  ["[models.User](../models/my%20(user).md)", model("models.User", "../models/my%20(user).md")],
  ["*Union[str, int]*", { kind: "union", branches: [str, int] }],
  ["*Union[str, None]*", orNull(str)],
  ["*Union[str, str]*", str],
  ["*Union[str, Union[int, str]]*", { kind: "union", branches: [str, int] }],
  ["*Union[None]*", { kind: "null" }],
  ["*Union[bytes, IO[bytes], io.IOBase]*", binary],
  ["*Union[bytes, io.BufferedReader]*", binary],
  ["[Union[models.A, models.B]](../models/ab.md)", { kind: "union", branches: [model("models.A"), model("models.B")], target: "../models/ab.md" }],
  ["*Literal[True]*", literal(true)],
  ["*Literal[False]*", literal(false)],
  ['*Literal["a b"]*', literal("a b")],
  ["*Literal['a\\'b']*", literal("a'b")],
  ["*Literal[1, 2]*", { kind: "union", branches: [literal(1), literal(2)] }],
  ["*Literal[-1.5]*", literal(-1.5)],
  ['*Literal["a", None]*', orNull(literal("a"))],
  ["[eventstreaming.EventStream[models.Tick]](../models/tick.md)", { kind: "event-stream", items: model("models.Tick", "../models/tick.md") }],
  ["*httpx.Response*", binary],
  ["**List[*str*]**", listOf(str)],
  [" *str* ", str],
  ["`*int*`", int],
]; // prettier-ignore

describe("a cell whose value must be there", () => {
  test.each(required)("%s", (cell, type) => {
    expect(python.readType(cell)).toEqual({ type, optional: false });
  });
});

const optional: [string, TypeExpression][] = [
  ["*Optional[str]*", str],
  ["*OptionalNullable[str]*", orNull(str)],
  ["Optional[List[*str*]]", listOf(str)],
  ["*Optional[Nullable[int]]*", orNull(int)],
  ["[Optional[models.User]](../models/user.md)", model("models.User", "../models/user.md")],
  ["[OptionalNullable[models.User]](../models/user.md)", orNull(model("models.User", "../models/user.md"))],
  ["Optional[[models.User](../models/user.md)]", model("models.User", "../models/user.md")],
  ["*Optional[Union[bytes, IO[bytes]]]*", binary],
  ["[Optional[Dict[str, models.User]]](../models/user.md)", mapOf(model("models.User", "../models/user.md"))],
]; // prettier-ignore

describe("a cell whose value may be absent", () => {
  test.each(optional)("%s", (cell, type) => {
    expect(python.readType(cell)).toEqual({ type, optional: true });
  });
});

test("within a type, Optional speaks of the value", () => {
  expect(python.readType("List[*Optional[str]*]")).toEqual({
    type: listOf(orNull(str)),
    optional: false,
  });
});

describe("a cell that is no type is an error at its place", () => {
  test.each([
    ["", 0],
    ["*", 1],
    ["**", 2],
    ["*Optional[*", 11],
    ["*Optional[str*", 14],
    ["*Optional[]*", 10],
    ["*Optional[str, int]*", 9],
    ["*Optional*", 10],
    ["Dict[str]", 4],
    ["Dict[str, int, int]", 4],
    ["List[*str*]]", 11],
    ["List[*str*", 10],
    ["List[*strr*]", 6],
    ["*str* *int*", 7],
    ["*string*", 1],
    ["*constructor*", 1],
    ["*__proto__*", 1],
    ["models.user", 0],
    ['"a"', 0],
    ["*Literal[str]*", 9],
    ["*Literal[]*", 9],
    ["*Literal[1*", 11],
    ["[models.User str](../models/user.md)", 13],
    ["[](../models/user.md)", 0],
    ["List[[models.Usr#](../u.md)]", 16],
    ["[Optional[models.User](../models/user.md)", 0],
    ["str | int", 4],
    ["N/A", 1],
  ])("%j at %i", (cell, at) => {
    expect(() => python.readType(cell)).toThrow(TypeCellError);
    try {
      python.readType(cell);
    } catch (error) {
      expect((error as TypeCellError).at).toBe(at);
    }
  });
});

const arbitrary = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.array(fc.constantFrom("*", "[", "]", "(", ")", "](", ",", " ", "|", "\\", "`", '"', "'", "Optional", "List", "Dict", "Union", "Literal", "Nullable", "IO", "str", "int", "None", "True", "1", "-", "models.X", "../x.md", "constructor")).map((all) => all.join("")), // prettier-ignore
);

/** A cell that can be read, with some of its characters taken out, put in or doubled. */
const edited = fc
  .tuple(
    fc.constantFrom(...[...required, ...optional].map(([cell]) => cell)),
    fc.array(
      fc.tuple(fc.nat(60), fc.nat(3), fc.constantFrom("", "", "[", "]", "(", ")", "*", ",", "\\", "x", '"')), // prettier-ignore
      { minLength: 1, maxLength: 3 },
    ),
  )
  .map(([cell, edits]) =>
    edits.reduce((text, [at, cut, put]) => text.slice(0, at) + put + text.slice(at + cut), cell),
  );

test("no text does more than fail with a place within it", () => {
  let failures = 0;
  let successes = 0;
  fc.assert(
    fc.property(fc.oneof(arbitrary, edited), (cell) => {
      try {
        const { type, optional: absent } = python.readType(cell);
        expect(type).toHaveProperty("kind");
        expect(absent).toBeTypeOf("boolean");
        successes++;
      } catch (error) {
        if (!(error instanceof TypeCellError)) throw error;
        expect(error.message).not.toBe("");
        expect(error.at).toBeGreaterThanOrEqual(0);
        expect(error.at).toBeLessThanOrEqual(cell.length);
        failures++;
      }
    }),
    { numRuns: 5000 },
  );
  expect(Math.min(failures, successes)).toBeGreaterThan(100);
});

test("a type that nests without end is an error rather than the end of the stack", () => {
  expect(() => python.readType("List[".repeat(20_000))).toThrow(TypeCellError);
});

test.each([
  ["**[models.User](../../models/user.md)**", model("models.User", "../../models/user.md")],
  ["**[List[models.User]](../../models/.md)**", listOf(model("models.User", "../../models/.md"))],
  ["**str**", str],
  ["**[httpx.Response](../../models/.md)**", binary],
  ["**Dict[str, Any]**", mapOf(any)],
])("a response %s", (text, type) => {
  expect(python.readResponse(text)).toEqual(type);
});

test("rows that configure the SDK are no part of the API", () => {
  const isPlumbing = (name: string, typeCell: string) =>
    python.isPlumbingParameter({ name, typeCell });
  const retries = "[Optional[utils.RetryConfig]](../../models/utils/retryconfig.md)";
  expect(isPlumbing("retries", retries)).toBe(true);
  expect(isPlumbing("server_url", "*Optional[str]*")).toBe(true);
  expect(isPlumbing("retries", "*Optional[int]*")).toBe(false);
  expect(isPlumbing("server_url", "*str*")).toBe(false);
});

test.each([
  ["format_", "format"],
  ["date_", "date"],
  ["plain", "plain"],
  ["_", "_"],
  ["__", "__"],
  ["dunder__", "dunder__"],
  ["_private", "_private"],
])("the name %s stands for %s", (name, expected) => {
  expect(python.unescapeName(name)).toBe(expected);
});
