import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lexTypeCell, type Token, TypeCellError } from "../../src/dialects/type-cell-lexer.js";

/** Tokens as text: a link as `[…](target)`, a literal as JSON. */
function written(tokens: readonly Token[]): string[] {
  return tokens.map((token) => {
    switch (token.kind) {
      case "literal":
        return JSON.stringify(token.value);
      case "link":
        return `[${written(token.tokens).join(" ")}](${token.target})`;
      default:
        return token.text;
    }
  });
}

test.each([
  ["*str*", ["*", "str", "*"]],
  ["List[*str*]", ["List", "[", "*", "str", "*", "]"]],
  ["[models.User](../models/user.md)", ["[models.User](../models/user.md)"]],
  ["List[[models.User](../a.md)]", ["List", "[", "[models.User](../a.md)", "]"]],
  ["[List[models.User]](/.md)", ["[List [ models.User ]](/.md)"]],
  ["[a](b) | [c](d)", ["[a](b)", "|", "[c](d)"]],
  ["[a]( b )", ["[a](b)"]],
  ["[a](b(c)d)", ["[a](b(c)d)"]],
  ["[a](b\\)c)", ["[a](b\\)c)"]],
  ["[a] (b)", ["[", "a", "]", "(", "b", ")"]],
  ["[a](b", ["[", "a", "]", "(", "b"]],
  ["[a", ["[", "a"]],
  ["string[]", ["string", "[", "]"]],
  ["Promise\\<void\\>", ["Promise", "<", "void", ">"]],
  ["`x` | `y`", ["x", "|", "y"]],
  ["Models::Components::User", ["Models::Components::User"]],
  ["::String", ["::String"]],
  ["Errors\\APIError", ["Errors\\APIError"]],
  ["\\DateTime", ["\\DateTime"]],
  ["_Private$1", ["_Private$1"]],
  ["Größe.ñ", ["Größe.ñ"]],
  ["Literal[\"a b\", 'c']", ["Literal", "[", '"a b"', ",", '"c"', "]"]],
  ['"a\\"b\\\\"', ['"a\\"b\\\\"']],
  ["-1.5e3, 20", ["-1500", ",", "20"]],
  ["\t a \u00a0", ["a"]],
  ["", []],
])("%j is cut into %j", (cell, expected) => {
  expect(written(lexTypeCell(cell))).toEqual(expected);
});

test("tokens know where they start, those within links too", () => {
  expect(lexTypeCell(" List[[m.A](u)]")).toEqual([
    { kind: "word", text: "List", at: 1 },
    { kind: "mark", text: "[", at: 5 },
    { kind: "link", target: "u", at: 6, tokens: [{ kind: "word", text: "m.A", at: 7 }] },
    { kind: "mark", text: "]", at: 14 },
  ]);
});

describe("what no type is written with is an error at its place", () => {
  test.each([
    ["a #", 2],
    ["[a #](b)", 3],
    ["[[a](b) ^](c)", 8],
    ['"open', 0],
    ["a\\", 1],
    ["😀", 0],
  ])("%j at %i", (cell, at) => {
    expect(errorOf(() => lexTypeCell(cell))).toMatchObject({ name: "TypeCellError", at });
  });
});

test("brackets that nest without end are an error rather than the end of the stack", () => {
  expect(errorOf(() => lexTypeCell("[".repeat(50_000)))).toBeInstanceOf(TypeCellError);
  expect(errorOf(() => lexTypeCell("[".repeat(9000) + "](a)".repeat(9000)))).toBeInstanceOf(
    TypeCellError,
  );
});

test("any text gives tokens in order, or a TypeCellError within it", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: fc.constantFrom(..."[]()<>*\\`\"'a.:|-1, ") }),
  );
  fc.assert(
    fc.property(text, (cell) => {
      const result = attempt(() => lexTypeCell(cell));
      if (result instanceof TypeCellError) {
        expect(result.at).toBeGreaterThanOrEqual(0);
        expect(result.at).toBeLessThan(cell.length);
      } else {
        const places = result.map(({ at }) => at);
        expect(places).toEqual([...places].sort((a, b) => a - b));
      }
    }),
    { numRuns: 2000 },
  );
});

function attempt<T>(run: () => T): T | TypeCellError {
  try {
    return run();
  } catch (error) {
    if (error instanceof TypeCellError) return error;
    throw error;
  }
}

function errorOf(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}
