import type { TypeCell, TypeExpression } from "../model/type-expression.js";

/**
 * All that differs between the docs of one SDK language and another. A new docs family is a new module
 * that implements this, and one line in `registry.ts`.
 */
export interface Dialect {
  /** As users write it in options. */
  readonly name: string;
  /** Names of the language in code fences and usage comments. */
  readonly languages: readonly string[];
  /** How the SDK spells the names of members, whatever their spelling on the wire. */
  readonly casing: Casing;
  /**
   * Reads a Type cell.
   *
   * @throws {TypeCellError} when the cell is no type of this language.
   */
  readType(cell: string): TypeCell;
  /**
   * Reads what stands under an operation's Response heading: the type that the method returns.
   *
   * @throws {TypeCellError} when it is no type of this language.
   */
  readResponse(text: string): TypeExpression;
  /**
   * Reads the heading of a union's branch, with the code below it.
   *
   * @throws {TypeCellError} when it is no type of this language.
   */
  readBranch(heading: string, code: string): TypeExpression;
  /** True for the one parameter row that stands for the whole request. */
  isRequestRow(name: string): boolean;
  /** True for a parameter row that configures the SDK and is no part of the API. */
  isPlumbingParameter(row: Row): boolean;
  /**
   * True for a row that holds the HTTP exchange itself rather than a part of the body. On a page that is
   * there to wrap a response, `role` says so: what is plumbing there may be a field of the API elsewhere.
   */
  isPlumbingField(row: Row, role: PageRole): boolean;
  /** True for the row by which a model page says that further properties may come. */
  isAdditionalPropertiesRow(name: string): boolean;
  /** The spelling of a member before the SDK escaped it for its language: `format_` → `format`. */
  unescapeName(name: string): string;
}

/** The part of a table row by which a dialect knows its SDK's own members. */
export interface Row {
  readonly name: string;
  readonly typeCell: string;
  readonly description?: string;
}

/** Whether a page wraps the response of an operation or describes a model of the API. */
export type PageRole = "response" | "model";

export type Casing = "snake" | "camel" | "pascal";
