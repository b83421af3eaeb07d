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
  /**
   * Reads a Type cell.
   *
   * @throws {TypeCellError} when the cell is no type of this language.
   */
  readType(cell: string): TypeCell;
  /** True for a parameter row that configures the SDK and is no part of the API. */
  isPlumbingParameter(name: string, typeCell: string): boolean;
  /** The spelling of a member before the SDK escaped it for its language; `format_` → `format`. */
  unescapeName(name: string): string;
  /** True for the row by which a model page says that further properties may come. */
  isAdditionalPropertiesRow(name: string): boolean;
  /** True for the one parameter row that stands for the whole request. */
  isRequestRow(name: string): boolean;
  /**
   * Reads what stands under an operation's Response heading: the type of the body.
   *
   * @throws {TypeCellError} when it is no type of this language.
   */
  readResponse(text: string): TypeExpression;
}
