import {
  nullable,
  type TypeCell,
  type TypeExpression,
  unionOf,
  withTarget,
} from "../model/type-expression.js";
import type { Dialect } from "./dialect.js";
import { TokenReader } from "./token-reader.js";
import { lexTypeCell, type Token, TypeCellError, withoutEmphasis } from "./type-cell-lexer.js";

/**
 * Python (Pydantic models). `*Optional[int]*`, `List[[models.X](u)]`, `Dict[str, *Any*]`,
 * `[OptionalNullable[models.X]](u)`, `*Union[bytes, IO[bytes], io.IOBase]*`, `*Literal[True]*`.
 */
export const python: Dialect = {
  name: "python",
  languages: ["python", "py"],
  readType,
  isPlumbingParameter: (name, typeCell) =>
    (name === "retries" && typeCell.includes("RetryConfig")) ||
    (name === "server_url" && typeCell.includes("Optional[str]")) ||
    name === "timeout_ms" ||
    name === "http_headers",
  unescapeName: (name) => name.replace(/(?<=[^_])_$/, ""),
  isAdditionalPropertiesRow: (name) => name === "__pydantic_extra__",
  isRequestRow: (name) => name === "request",
  readResponse: (text) => readType(text.replace(/^\*\*|\*\*$/g, "")).type,
};

const binary: TypeExpression = { kind: "string", format: "binary" };

const scalars: Readonly<Record<string, TypeExpression>> = {
  str: { kind: "string" },
  int: { kind: "integer" },
  float: { kind: "number" },
  bool: { kind: "boolean" },
  Any: { kind: "any" },
  object: { kind: "any" },
  None: { kind: "null" },
  Decimal: { kind: "number" },
  // These docs print the two the wrong way round: `datetime` for `format: date`.
  date: { kind: "string", format: "date-time" },
  datetime: { kind: "string", format: "date" },
  bytes: binary,
  "io.IOBase": binary,
  "io.BufferedReader": binary,
  IO: binary,
  BinaryIO: binary,
  "httpx.Response": binary,
};

function readType(cell: string): TypeCell {
  const reader = new TokenReader(withoutEmphasis(lexTypeCell(cell)), cell.length);
  const result = readCell(reader);
  reader.expectEnd();
  return result;
}

/** The outermost type, where alone `Optional` says something of the member rather than of its value. */
function readCell(reader: TokenReader): TypeCell {
  const token = reader.peek();
  if (token?.kind === "link") {
    reader.take();
    const link = innerReader(token);
    const inner = readCell(link);
    link.expectEnd();
    return { type: withTarget(inner.type, token.target), optional: inner.optional };
  }
  if (token?.kind === "word" && /^Optional(Nullable)?$/.test(token.text)) {
    reader.take();
    const [type] = typeArguments(reader, 1) as [TypeExpression];
    return {
      type: token.text === "OptionalNullable" ? nullable(type) : type,
      optional: true,
    };
  }
  return { type: readExpression(reader), optional: false };
}

function readExpression(reader: TokenReader): TypeExpression {
  const token = reader.take();
  if (token.kind === "link") {
    const inner = innerReader(token);
    const type = readExpression(inner);
    inner.expectEnd();
    return withTarget(type, token.target);
  }
  if (token.kind !== "word") throw new TypeCellError("a type should start here", token.at);
  const name = token.text.replace(/^(?:typing|t|datetime|decimal)\./, "");
  switch (name) {
    case "Optional":
    case "Nullable":
    case "OptionalNullable":
      return nullable((typeArguments(reader, 1) as [TypeExpression])[0]);
    case "List":
    case "Iterable":
    case "Sequence":
      return { kind: "array", items: (typeArguments(reader, 1) as [TypeExpression])[0] };
    case "Dict":
    case "Mapping":
      return {
        kind: "map",
        values: (typeArguments(reader, 2) as [TypeExpression, TypeExpression])[1],
      };
    case "Union":
      return unionOf(reader.list("[", "]", () => readExpression(reader)));
    case "Literal":
      return unionOf(reader.list("[", "]", () => readLiteral(reader)));
    case "IO":
      typeArguments(reader, 1);
      return binary;
  }
  if (/(?:^|\.)EventStream(Async)?$/.test(name)) {
    return { kind: "event-stream", items: (typeArguments(reader, 1) as [TypeExpression])[0] };
  }
  const scalar = Object.hasOwn(scalars, name) ? scalars[name] : undefined;
  if (scalar) return scalar;
  // A class name starts with a capital, after its module if it has one.
  if (/(?:^|\.)_?[A-Z]\w*$/.test(name)) return { kind: "reference", name };
  throw new TypeCellError(`“${name}” is no type that Python docs use`, token.at);
}

function innerReader(link: Extract<Token, { kind: "link" }>): TokenReader {
  return new TokenReader(link.tokens, link.at);
}

function typeArguments(reader: TokenReader, count: number): TypeExpression[] {
  const at = reader.peek()?.at ?? 0;
  const types = reader.list("[", "]", () => readExpression(reader));
  if (types.length !== count) throw new TypeCellError(`${count} types belong here`, at);
  return types;
}

function readLiteral(reader: TokenReader): TypeExpression {
  const token = reader.take();
  if (token.kind === "literal") return { kind: "literal", value: token.value };
  if (token.kind === "word" && token.text === "None") return { kind: "null" };
  if (token.kind === "word" && /^(True|False)$/.test(token.text)) {
    return { kind: "literal", value: token.text === "True" };
  }
  throw new TypeCellError("a literal should stand here", token.at);
}
