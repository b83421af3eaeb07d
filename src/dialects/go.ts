import type { TypeCell, TypeExpression } from "../model/type-expression.js";
import { nullable, withTarget } from "../model/type-expression.js";
import type { Dialect } from "./dialect.js";
import { configuresCall, holdsExchange } from "./plumbing.js";
import { TokenReader } from "./token-reader.js";
import { lexTypeCell, TypeCellError } from "./type-cell-lexer.js";
import {
  any,
  binary,
  boolean,
  date,
  dateTime,
  decimal,
  float32,
  int32,
  integer,
  text,
} from "./type-grammar.js";

const scalars: Readonly<Record<string, TypeExpression>> = {
  string: text,
  int64: integer,
  int: int32,
  int32,
  float32,
  float64: decimal,
  bool: boolean,
  any,
  error: any,
  byte: binary,
  "time.Time": dateTime,
  "types.Date": date,
  "big.Int": integer,
  "types.BigInt": integer,
  "decimal.Big": decimal,
  "types.Decimal": decimal,
  "io.Reader": binary,
  "io.ReadCloser": binary,
};

/**
 * Go. `**string*` is an emphasised pointer, `*[]byte*` emphasised bytes, `[]*int64*` a list of emphasised
 * numbers, `[*components.X](u)` a pointer in a link; newer docs write code spans instead of emphasis.
 */
function readType(cell: string): TypeCell {
  const tokens = lexTypeCell(withoutEmphasis(cell));
  const reader = new TokenReader(tokens, cell.length);
  const result = readCell(reader);
  reader.expectEnd();
  return result;
}

/** Slices, maps, type arguments and names, with an asterisk on either side. */
const emphasised = (() => {
  // Brackets up to four deep, each of which can be read in one way only: others take for ever.
  let brackets = String.raw`\[[\w.*]*\]`;
  for (let depth = 1; depth < 4; depth++) brackets = String.raw`\[(?:[\w.*]|${brackets})*\]`;
  return new RegExp(String.raw`\*(\*?(?:${brackets}|interface\{\}|[\w.])+)\*(?!\w)`, "g");
})();

/** An asterisk right behind a type can only close emphasis, so the one that opened it is none of Go's. */
function withoutEmphasis(cell: string): string {
  return cell.replace(emphasised, "$1");
}

/** A pointer at the outside says that the member may be absent. */
function readCell(reader: TokenReader): TypeCell {
  const token = reader.peek();
  if (token?.kind === "link") {
    reader.take();
    const link = new TokenReader(token.tokens, token.at);
    const inner = readCell(link);
    link.expectEnd();
    return { type: withTarget(inner.type, token.target), optional: inner.optional };
  }
  const optional = reader.takeMark("*");
  return { type: readExpression(reader), optional };
}

function readExpression(reader: TokenReader): TypeExpression {
  return reader.nested(() => readUnnested(reader));
}

function readUnnested(reader: TokenReader): TypeExpression {
  if (reader.takeMark("*")) return readExpression(reader);
  if (reader.takeMark("[")) {
    reader.expectMark("]");
    const next = reader.peek();
    if (next?.kind === "word" && next.text === "byte") {
      reader.take();
      return binary;
    }
    return { kind: "array", items: readExpression(reader) };
  }
  const token = reader.take();
  if (token.kind === "link") {
    const link = new TokenReader(token.tokens, token.at);
    const type = readExpression(link);
    link.expectEnd();
    return withTarget(type, token.target);
  }
  if (token.kind !== "word") throw new TypeCellError("a type should start here", token.at);
  if (token.text === "map") {
    reader.list("[", "]", () => readExpression(reader));
    return { kind: "map", values: readExpression(reader) };
  }
  if (token.text === "interface") {
    reader.expectMark("{");
    reader.expectMark("}");
    return any;
  }
  if (/(?:^|\.)OptionalNullable$/.test(token.text)) {
    return nullable(reader.list("[", "]", () => readExpression(reader))[0]!);
  }
  if (/(?:^|\.)EventStream$/.test(token.text)) {
    return { kind: "event-stream", items: reader.list("[", "]", () => readExpression(reader))[0]! };
  }
  const scalar = Object.hasOwn(scalars, token.text) ? scalars[token.text] : undefined;
  if (scalar) return scalar;
  if (/(?:^|\.)\p{Lu}\w*$/u.test(token.text)) return { kind: "reference", name: token.text };
  throw new TypeCellError(`“${token.text}” is no type that Go docs use`, token.at);
}

/** The branch's type stands in its constructor: `components.CreateStatusStr(string{…})`. */
function readBranch(heading: string, code: string): TypeExpression {
  const type = /\(\s*([^\s(){}]+(?:\{\})?)\{/.exec(code)?.[1];
  return readType(type ?? heading).type;
}

export const go: Dialect = {
  name: "go",
  languages: ["go", "golang"],
  casing: "pascal",
  readType,
  readResponse: (source) =>
    readType(source.replace(/^\*\*(?!\*)|\*\*$/g, "").replace(/,\s*error$/, "")).type,
  readBranch,
  isRequestRow: (name) => name === "request",
  isPlumbingParameter: (row) =>
    configuresCall(row) || /\b(?:context\.Context|operations\.Option)\b/.test(row.typeCell),
  isPlumbingField: ({ name, typeCell }, role) =>
    holdsExchange({ name, typeCell }) ||
    /\bhttp\.(Response|Request)\b/.test(typeCell) ||
    (role === "response" &&
      ((name === "Headers" && /^map\[string\]\[\]/.test(typeCell.replaceAll(/[*`]/g, ""))) ||
        name === "ContentType" ||
        name === "StatusCode")) ||
    (name === "Next" && typeCell.includes("func(")),
  isAdditionalPropertiesRow: (name) => name === "AdditionalProperties",
  unescapeName: (name) => name,
};
