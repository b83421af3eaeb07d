import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Dialect, PageRole, Row } from "../../src/dialects/dialect.js";
import { TypeCellError } from "../../src/dialects/type-cell-lexer.js";
import type { TypeExpression } from "../../src/model/type-expression.js";

/** The types that the tables of all dialects name. */
export const str: TypeExpression = { kind: "string" };
export const int: TypeExpression = { kind: "integer" };
export const int32: TypeExpression = { kind: "integer", format: "int32" };
export const number: TypeExpression = { kind: "number" };
export const float: TypeExpression = { kind: "number", format: "float" };
export const bool: TypeExpression = { kind: "boolean" };
export const any: TypeExpression = { kind: "any" };
export const nothing: TypeExpression = { kind: "null" };
export const binary: TypeExpression = { kind: "string", format: "binary" };
export const date: TypeExpression = { kind: "string", format: "date" };
export const dateTime: TypeExpression = { kind: "string", format: "date-time" };
export const listOf = (items: TypeExpression): TypeExpression => ({ kind: "array", items });
export const mapOf = (values: TypeExpression): TypeExpression => ({ kind: "map", values });
export const streamOf = (items: TypeExpression): TypeExpression => ({
  kind: "event-stream",
  items,
});
export const orNull = (type: TypeExpression): TypeExpression => ({ kind: "nullable", type });
export const literal = (value: string | number | boolean): TypeExpression => ({
  kind: "literal",
  value,
});
export const union = (branches: TypeExpression[], target?: string): TypeExpression => ({
  kind: "union",
  branches,
  ...(target === undefined ? {} : { target }),
});
export const model = (name: string, target?: string): TypeExpression => ({
  kind: "reference",
  name,
  ...(target === undefined ? {} : { target }),
});

type CellTable = readonly (readonly [cell: string, type: TypeExpression])[];

export interface Cells {
  /** Cells that say nothing of absence. */
  readonly required: CellTable;
  /** Cells that say that the value may be absent. */
  readonly optional?: CellTable;
  /** Cells that are no type, with the place where they go wrong. */
  readonly broken: readonly (readonly [cell: string, at: number])[];
  /** What the random cells are made of. */
  readonly fragments: readonly string[];
  /** The start of a type that nests, to be repeated without end. */
  readonly nesting: string;
}

/** Holds a dialect's reader of Type cells to tables, and to failing at a place where it fails. */
export function testTypeCells(dialect: Dialect, cells: Cells): void {
  const { required, optional = [], broken, fragments, nesting } = cells;
  describe("a cell whose value must be there", () => {
    test.each(required)("%s", (cell, type) => {
      expect(dialect.readType(cell)).toEqual({ type, optional: false });
    });
  });

  if (optional.length > 0) {
    describe("a cell whose value may be absent", () => {
      test.each(optional)("%s", (cell, type) => {
        expect(dialect.readType(cell)).toEqual({ type, optional: true });
      });
    });
  }

  describe("a cell that is no type is an error at its place", () => {
    test.each(broken)("%j at %i", (cell, at) => {
      expect(placeOfError(dialect, cell)).toBe(at);
    });
  });

  test("no text does more than fail with a place within it", () => {
    let failures = 0;
    let successes = 0;
    const readable = [...required, ...optional].map(([cell]) => cell);
    fc.assert(
      fc.property(fc.oneof(randomCells(fragments), editedCells(readable)), (cell) => {
        const at = placeOfError(dialect, cell);
        if (at === undefined) return void successes++;
        failures++;
        expect(at).toBeGreaterThanOrEqual(0);
        expect(at).toBeLessThanOrEqual(cell.length);
      }),
      { numRuns: 3000 },
    );
    expect(Math.min(failures, successes)).toBeGreaterThan(50);
  });

  test("a type that nests without end is an error rather than the end of the stack", () => {
    expect(() => dialect.readType(nesting.repeat(20_000))).toThrow(TypeCellError);
  });
}

/** Where reading the cell fails; undefined when it gives a type. */
function placeOfError(dialect: Dialect, cell: string): number | undefined {
  try {
    const { type, optional } = dialect.readType(cell);
    expect(type).toHaveProperty("kind");
    expect(optional).toBeTypeOf("boolean");
    return undefined;
  } catch (error) {
    if (!(error instanceof TypeCellError)) throw error;
    expect(error.message).not.toBe("");
    return error.at;
  }
}

const randomCells = (fragments: readonly string[]) =>
  fc.oneof(
    fc.string({ unit: "binary" }),
    fc
      .array(
        fc.constantFrom("*", "[", "]", "(", ")", "](", ",", " ", "|", "\\", "`", '"', "1", "-", "<", ">", "../x.md", "constructor", ...fragments), // prettier-ignore
      )
      .map((all) => all.join("")),
  );

/** Cells that can be read, with some of their characters taken out, put in or doubled. */
const editedCells = (cells: readonly string[]) =>
  fc
    .tuple(
      fc.constantFrom(...cells),
      fc.array(
        fc.tuple(fc.nat(60), fc.nat(3), fc.constantFrom("", "", "[", "]", "(", ")", "<", ">", "*", ",", "\\", "?", "x", '"')), // prettier-ignore
        { minLength: 1, maxLength: 3 },
      ),
    )
    .map(([cell, edits]) =>
      edits.reduce((text, [at, cut, put]) => text.slice(0, at) + put + text.slice(at + cut), cell),
    );

/** What an operation returns, as it stands under the Response heading. */
export function testResponses(dialect: Dialect, responses: CellTable): void {
  test.each(responses)("a response %s", (text, type) => {
    expect(dialect.readResponse(text)).toEqual(type);
  });
}

/** The branches of unions: headings, and the code below where the heading says too little. */
export function testBranches(
  dialect: Dialect,
  branches: readonly (readonly [heading: string, code: string, type: TypeExpression])[],
): void {
  test.each(branches)("a branch %j %j", (heading, code, type) => {
    expect(dialect.readBranch(heading, code)).toEqual(type);
  });
}

type Rows = readonly (readonly [name: string, typeCell: string, description?: string])[];

const rowsOf = (rows: Rows): Row[] =>
  rows.map(([name, typeCell, description]) => ({
    name,
    typeCell,
    ...(description === undefined ? {} : { description }),
  }));

/** Parameter rows by which a call is configured, and such that only look like them. */
export function testParameters(
  dialect: Dialect,
  { plumbing, api }: { plumbing: Rows; api: Rows },
): void {
  test.each(rowsOf(plumbing))("$name, $typeCell configures the SDK", (row) => {
    expect(dialect.isPlumbingParameter(row)).toBe(true);
  });
  test.each(rowsOf(api))("$name, $typeCell is a parameter of the API", (row) => {
    expect(dialect.isPlumbingParameter(row)).toBe(false);
  });
}

/** Field rows that hold the HTTP exchange on a page of that role, and such that only look like them. */
export function testFields(
  dialect: Dialect,
  role: PageRole,
  { plumbing, api }: { plumbing: Rows; api: Rows },
): void {
  test.each(rowsOf(plumbing))(`on a ${role} page $name, $typeCell is the SDK's`, (row) => {
    expect(dialect.isPlumbingField(row, role)).toBe(true);
  });
  test.each(rowsOf(api))(`on a ${role} page $name, $typeCell is the API's`, (row) => {
    expect(dialect.isPlumbingField(row, role)).toBe(false);
  });
}

/** What every SDK prints for the credentials and the server of a call. */
export const configuration = (text: string): Rows => [
  ["serverURL", text, "An optional server URL to use."],
  ["server_url", text, "An optional server URL to use."],
];

export function testNames(
  dialect: Dialect,
  names: readonly (readonly [printed: string, meant: string])[],
): void {
  test.each(names)("the name %s stands for %s", (printed, meant) => {
    expect(dialect.unescapeName(printed)).toBe(meant);
  });
}
