import {
  nullable,
  type TypeCell,
  type TypeExpression,
  unionOf,
  withTarget,
} from "../model/type-expression.js";
import { deepest, TokenReader } from "./token-reader.js";
import { lexTypeCell, type Token, TypeCellError, withoutEmphasis } from "./type-cell-lexer.js";

/**
 * How one language writes types, as tables. The languages whose types are names applied to arguments
 * (`List<String>`, `Optional[int]`) differ in nothing else.
 */
export interface TypeGrammar {
  /** For messages: the language's name. */
  readonly language: string;
  /** The brackets around type arguments; several pairs where docs mix them. */
  readonly brackets: readonly (readonly [open: string, close: string])[];
  /** Types without arguments. */
  readonly scalars: Readonly<Record<string, TypeExpression>>;
  /** Types with arguments. */
  readonly constructors: Readonly<Record<string, (...types: TypeExpression[]) => TypeExpression>>;
  /** Names that say of a whole member that it may be absent, and whether also that it may be null. */
  readonly optional?: Readonly<Record<string, "absent" | "absent-or-null">>;
  /** The mark before a type that may be absent: `?T`. */
  readonly optionalPrefix?: string;
  /** `T[]` is a list of T. */
  readonly arraySuffix?: boolean;
  /** `A | B`. */
  readonly unionBar?: boolean;
  /** The name before literals in brackets, `Literal[1]`; "bare" where literals stand for themselves. */
  readonly literals?: string;
  /** Takes off a name what only says where the SDK's runtime keeps it. */
  readonly localName?: (name: string) => string;
}

/** Makes the reader of a grammar's Type cells. It throws TypeCellError at what the grammar does not know. */
export function typeReader(grammar: TypeGrammar): (cell: string) => TypeCell {
  return (cell) => {
    const reader = new TokenReader(withoutEmphasis(lexTypeCell(cell)), cell.length);
    const result = readCell(reader, grammar);
    reader.expectEnd();
    return result;
  };
}

/** The outermost type, where alone a mark of absence speaks of the member rather than of its value. */
function readCell(reader: TokenReader, grammar: TypeGrammar): TypeCell {
  const token = reader.peek();
  if (token?.kind === "link" && !startsUnion(reader, grammar)) {
    reader.take();
    const link = new TokenReader(token.tokens, token.at);
    const inner = readCell(link, grammar);
    link.expectEnd();
    const type = suffixed(withTarget(inner.type, token.target), reader, grammar);
    return { type, optional: inner.optional };
  }
  if (grammar.optionalPrefix && reader.takeMark(grammar.optionalPrefix)) {
    return { type: readUnion(reader, grammar), optional: true };
  }
  if (token?.kind === "word") {
    const meaning = ownEntry(grammar.optional, localName(token.text, grammar));
    if (meaning) {
      reader.take();
      const [type] = typeArguments(reader, grammar, 1);
      return { type: meaning === "absent-or-null" ? nullable(type!) : type!, optional: true };
    }
  }
  return { type: readUnion(reader, grammar), optional: false };
}

function startsUnion(reader: TokenReader, grammar: TypeGrammar): boolean {
  const next = reader.peek(1);
  return grammar.unionBar === true && next?.kind === "mark" && next.text === "|";
}

function readUnion(reader: TokenReader, grammar: TypeGrammar): TypeExpression {
  const branches = [readType(reader, grammar)];
  while (grammar.unionBar && reader.takeMark("|")) branches.push(readType(reader, grammar));
  return branches.length > 1 ? unionOf(branches) : branches[0]!;
}

function readType(reader: TokenReader, grammar: TypeGrammar): TypeExpression {
  if (grammar.optionalPrefix && reader.takeMark(grammar.optionalPrefix)) {
    return reader.nested(() => nullable(readType(reader, grammar)));
  }
  return suffixed(readUnsuffixed(reader, grammar), reader, grammar);
}

function suffixed(type: TypeExpression, reader: TokenReader, grammar: TypeGrammar): TypeExpression {
  let result = type;
  for (let depth = 0; grammar.arraySuffix && reader.takeMark("["); depth++) {
    if (depth === deepest) reader.refuseDepth();
    reader.expectMark("]");
    result = { kind: "array", items: result };
  }
  return result;
}

function readUnsuffixed(reader: TokenReader, grammar: TypeGrammar): TypeExpression {
  const token = reader.take();
  switch (token.kind) {
    case "link": {
      const link = new TokenReader(token.tokens, token.at);
      const type = readUnion(link, grammar);
      link.expectEnd();
      return withTarget(type, token.target);
    }
    case "literal":
      if (grammar.literals === "bare") return { kind: "literal", value: token.value };
      throw new TypeCellError("a literal is no type", token.at);
    case "word":
      return readNamed(token, reader, grammar);
    default:
      throw new TypeCellError("a type should start here", token.at);
  }
}

function readNamed(
  token: Extract<Token, { kind: "word" }>,
  reader: TokenReader,
  grammar: TypeGrammar,
): TypeExpression {
  const name = localName(token.text, grammar);
  const optional = ownEntry(grammar.optional, name);
  if (optional) return nullable(typeArguments(reader, grammar, 1)[0]!);
  const construct = ownEntry(grammar.constructors, name);
  if (construct && startsArguments(reader, grammar)) {
    return construct(...typeArguments(reader, grammar, construct.length));
  }
  if (name === grammar.literals) {
    const [open, close] = grammar.brackets[0]!;
    return unionOf(reader.list(open, close, () => readLiteral(reader)));
  }
  const scalar = ownEntry(grammar.scalars, name);
  if (scalar) return scalar;
  if (grammar.literals === "bare" && /^(true|false)$/.test(name)) {
    return { kind: "literal", value: name === "true" };
  }
  // A class name starts with a capital, behind its namespaces if it has any.
  if (/(?:^|[.:\\])_?\p{Lu}[\p{L}\p{N}_$]*$/u.test(name)) return { kind: "reference", name };
  throw new TypeCellError(`“${name}” is no type that ${grammar.language} docs use`, token.at);
}

function startsArguments(reader: TokenReader, grammar: TypeGrammar): boolean {
  const next = reader.peek();
  return next?.kind === "mark" && grammar.brackets.some(([open]) => open === next.text);
}

/** As many as wanted; a wanted count of none takes any number. */
function typeArguments(reader: TokenReader, grammar: TypeGrammar, count: number): TypeExpression[] {
  const next = reader.peek();
  const brackets = grammar.brackets.find(([open]) => next?.kind === "mark" && next.text === open);
  const [open, close] = brackets ?? grammar.brackets[0]!;
  const types = reader.list(open, close, () => readUnion(reader, grammar));
  if (count > 0 && types.length !== count) {
    throw new TypeCellError(
      `${count} type${count > 1 ? "s" : ""} should stand in the brackets`,
      next!.at,
    );
  }
  return types;
}

function readLiteral(reader: TokenReader): TypeExpression {
  const token = reader.take();
  if (token.kind === "literal") return { kind: "literal", value: token.value };
  if (token.kind === "word" && /^(None|null|nil)$/.test(token.text)) return { kind: "null" };
  if (token.kind === "word" && /^(true|false)$/i.test(token.text)) {
    return { kind: "literal", value: token.text.toLowerCase() === "true" };
  }
  throw new TypeCellError("a literal should stand here", token.at);
}

const localName = (name: string, grammar: TypeGrammar) => grammar.localName?.(name) ?? name;

function ownEntry<T>(table: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return table && Object.hasOwn(table, key) ? table[key] : undefined;
}

/** Constructors that most languages have under one name or another. */
export const listOf = (items: TypeExpression): TypeExpression => ({ kind: "array", items });
export const mapOf = (_keys: TypeExpression, values: TypeExpression): TypeExpression => ({
  kind: "map",
  values,
});
export const streamOf = (items: TypeExpression): TypeExpression => ({
  kind: "event-stream",
  items,
});
export const unionOfAll = (...types: TypeExpression[]): TypeExpression => unionOf(types);
export const same = (type: TypeExpression): TypeExpression => type;

/** Scalars that most grammars name. */
export const text: TypeExpression = { kind: "string" };
export const integer: TypeExpression = { kind: "integer" };
export const int32: TypeExpression = { kind: "integer", format: "int32" };
export const decimal: TypeExpression = { kind: "number" };
export const float32: TypeExpression = { kind: "number", format: "float" };
export const boolean: TypeExpression = { kind: "boolean" };
export const any: TypeExpression = { kind: "any" };
export const nothing: TypeExpression = { kind: "null" };
export const binary: TypeExpression = { kind: "string", format: "binary" };
export const date: TypeExpression = { kind: "string", format: "date" };
export const dateTime: TypeExpression = { kind: "string", format: "date-time" };
