import type { Dialect, Row as DialectRow } from "../dialects/dialect.js";
import { TypeCellError } from "../dialects/type-cell-lexer.js";
import type { Origin, Report } from "../diagnostics/diagnostic.js";
import type { MemberOrigins } from "../model/api.js";
import { nullable, type TypeExpression } from "../model/type-expression.js";
import { withoutMdxEscapes } from "../pages/page.js";
import { type Cell, cellOrigin, type Row, type Table } from "../pages/table.js";
import { readDescriptionCell, readStruck, withoutBackquotes } from "./cell-text.js";

/** One row of a Fields or Parameters table, before the pages it points to are known. */
export interface TableMember {
  /** As the SDK spells it. */
  readonly name: string;
  readonly type: TypeExpression;
  readonly typeCell: string;
  readonly required: boolean;
  readonly description?: string;
  readonly deprecated: boolean;
  /** The Example cell as it stands, without line breaks read; undefined when it is empty. */
  readonly example?: string;
  readonly origin: Origin;
  readonly typeOrigin: Origin;
  /** The row's other cells, as far as they say something. */
  readonly origins: MemberOrigins;
}

/** The columns of a table by their headings, which is how the format names them. */
type Columns = ReadonlyMap<string, number>;

/** True for the table of a model's fields or an operation's parameters. */
export function isFieldTable(table: Table): boolean {
  const columns = columnsOf(table);
  return (columns.has("Field") || columns.has("Parameter")) && columns.has("Type");
}

/**
 * Reads the rows of a Fields or Parameters table. A row that is broken is reported and read as far as it
 * goes; one without a name is left out.
 */
export function readFieldTable(
  file: string,
  table: Table,
  dialect: Dialect,
  report: Report,
  isPlumbing: (row: DialectRow) => boolean,
): TableMember[] {
  const columns = columnsOf(table);
  return table.rows.flatMap((row) => {
    // The SDK's own types are not the API's, so a row of its own is put aside before its type is read.
    const name = memberName(row, columns).text;
    const text = (heading: string) => row.cells[columns.get(heading) ?? -1]?.text ?? "";
    const typeCell = text("Type");
    if (name && isPlumbing({ name, typeCell, description: text("Description") })) return [];
    return readRow(file, table, row, columns, dialect, report) ?? [];
  });
}

function memberName(row: Row, columns: Columns): { text: string; deprecated: boolean } {
  const cell = row.cells[columns.get("Field") ?? columns.get("Parameter") ?? -1];
  const struck = readStruck(cell?.text ?? "");
  return { ...struck, text: withoutBackquotes(struck.text) };
}

export function columnsOf(table: Table): Columns {
  return new Map(table.header.cells.map((cell, at) => [cell.text, at]));
}

/** The cells of a row by column heading; reports a row with too few or too many. */
export function rowCells(
  file: string,
  table: Table,
  row: Row,
  report: Report,
): (heading: string) => Cell | undefined {
  const columns = columnsOf(table);
  checkLength(file, table, row, report);
  return (heading) => {
    const at = columns.get(heading);
    return at === undefined ? undefined : row.cells[at];
  };
}

function readRow(
  file: string,
  table: Table,
  row: Row,
  columns: Columns,
  dialect: Dialect,
  report: Report,
): TableMember | undefined {
  const wellFormed = checkLength(file, table, row, report);
  const cell = (heading: string) => row.cells[columns.get(heading) ?? -1];
  const nameCell = cell("Field") ?? cell("Parameter");
  const { text: name, deprecated: struck } = memberName(row, columns);
  if (!nameCell || name === "") {
    if (wellFormed) {
      report({
        rule: "field-name-missing",
        severity: "warning",
        message: "The row names no field; it was left out.",
        mend: "Write the field's name in the first cell, in backquotes.",
        origin: cellOrigin(file, row, nameCell),
      });
    }
    return undefined;
  }
  const typeCell = cell("Type");
  const typeOrigin = cellOrigin(file, row, typeCell ?? nameCell);
  const source = typeCell?.text ?? "";
  const reportCell = wellFormed ? report : () => {};
  const required = readRequired(cell("Required"), file, row, reportCell);
  const type = readTypeAt(source, typeOrigin, reportCell, () => {
    const read = dialect.readType(source);
    // Where the value must be there, that it may be absent in the SDK means that it may be null.
    return required && read.optional ? nullable(read.type) : read.type;
  });
  const prose = (heading: string) => withoutMdxEscapes(file, cell(heading)?.text ?? "");
  const { description, deprecated } = readDescriptionCell(prose("Description"));
  const example = prose("Example");
  const originOf = (heading: string) => cellOrigin(file, row, cell(heading) ?? nameCell);
  return {
    name,
    type,
    typeCell: source,
    required,
    ...(description === undefined ? {} : { description }),
    deprecated: deprecated || struck,
    ...(example ? { example } : {}),
    origin: cellOrigin(file, row, nameCell),
    typeOrigin,
    origins: {
      type: typeOrigin,
      required: originOf("Required"),
      ...(description === undefined ? {} : { description: originOf("Description") }),
      ...(deprecated ? { deprecated: originOf("Description") } : {}),
      ...(example ? { example: originOf("Example") } : {}),
    },
  };
}

function checkLength(file: string, table: Table, row: Row, report: Report): boolean {
  const expected = table.header.cells.length;
  const found = row.cells.length;
  if (found === expected) return true;
  const surplus = row.cells[expected];
  report({
    rule: "table-row-cells",
    severity: "warning",
    message:
      found < expected
        ? `The row has ${found} of ${expected} cells; those that are missing were taken as empty.`
        : `The row has ${found} cells where the table has ${expected} columns; what follows the last was left out.`,
    mend:
      found < expected
        ? "Add the missing cells."
        : "Write a pipe that belongs to a cell's text as \\|.",
    origin: cellOrigin(file, row, surplus ?? row.cells.at(-1)),
  });
  return false;
}

/** Characters; people write types a tenth as long, and reading them takes more time than they are long. */
export const longestType = 20_000;

/** Reads a type; one that cannot be read is reported at its place and taken as any value. */
export function readTypeAt(
  source: string,
  origin: Origin,
  report: Report,
  read: () => TypeExpression,
): TypeExpression {
  try {
    if (source.length > longestType) throw new TypeCellError("it is too long", 0);
    return read();
  } catch (error) {
    if (!(error instanceof TypeCellError)) throw error;
    report({
      rule: "unreadable-type",
      severity: "warning",
      message: `The type “${source.length > 200 ? `${source.slice(0, 200)}…` : source}” cannot be read: ${error.message}. Any value is allowed in its place.`,
      mend: "Mend the cell, or give the schema in the overlay.",
      origin: { ...origin, column: origin.column + error.at },
    });
    return { kind: "any" };
  }
}

const requiredMarks: ReadonlyMap<string, boolean> = new Map([
  [":heavy_check_mark:", true],
  [":white_check_mark:", true],
  ["✔️", true],
  ["✔", true],
  ["✅", true],
  [":heavy_minus_sign:", false],
  ["➖", false],
]);

function readRequired(cell: Cell | undefined, file: string, row: Row, report: Report): boolean {
  const mark = requiredMarks.get(cell?.text ?? "");
  if (mark !== undefined) return mark;
  report({
    rule: "unknown-required-mark",
    severity: "warning",
    message: cell?.text
      ? `“${cell.text.slice(0, 200)}” does not say whether the field is required; it was taken as optional.`
      : "Nothing says whether the field is required; it was taken as optional.",
    mend: "Write :heavy_check_mark: or :heavy_minus_sign:.",
    origin: cellOrigin(file, row, cell),
  });
  return false;
}
