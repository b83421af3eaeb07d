/**
 * One piece of a Type cell. `at` counts characters from the start of the cell, so that a problem can be
 * shown at its column.
 */
export type Token =
  | { readonly kind: "word"; readonly text: string; readonly at: number }
  | { readonly kind: "literal"; readonly value: string | number; readonly at: number }
  | { readonly kind: "mark"; readonly text: string; readonly at: number }
  | {
      readonly kind: "link";
      readonly tokens: readonly Token[];
      readonly target: string;
      readonly at: number;
    };

/** A Type cell that its dialect cannot read. */
export class TypeCellError extends Error {
  override readonly name = "TypeCellError";
  /** Characters from the start of the cell. */
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

/** A name with its namespaces, in every spelling: `models.X`, `Models::X`, `Errors\X`, `::String`. */
const word =
  /(?:::|\\)?[\p{L}_$][\p{L}\p{N}_$]*(?:(?:::|\\(?=[\p{L}_])|\.)[\p{L}_$][\p{L}\p{N}_$]*)*/uy;
const quoted = /"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'/y;
const number = /-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/y;

/** Emphasis as Markdown formatters write it, `_string_`. A class name may begin with an underscore. */
const underscored = /(?<![\p{L}\p{N}_/])_([^_\s](?:[^_]*[^_\s])?)_(?![\p{L}\p{N}_])/gu;

/**
 * Cuts a Type cell into words, literals, punctuation marks and Markdown links.
 *
 * Links are found by matching brackets, since in ``List[[models.X](u)]`` the outer bracket is the
 * language's and the inner one Markdown's. Backslashes before punctuation are Markdown's escapes
 * (CommonMark section 2.4) and backquotes its code spans; both are dropped.
 *
 * @throws {TypeCellError} at a character that no type is written with.
 */
export function lexTypeCell(source: string, offset = 0): Token[] {
  if (offset === 0) refuseDeepNesting(source);
  const cell = source.replace(underscored, "*$1*");
  const tokens: Token[] = [];
  for (let at = 0; at < cell.length;) {
    const character = cell[at] as string;
    if (/\s|`/.test(character) || isEscape(cell, at)) {
      at++;
      continue;
    }
    const link = character === "[" ? linkAt(cell, at) : undefined;
    if (link) {
      const inner = lexTypeCell(cell.slice(at + 1, link.textEnd), offset + at + 1);
      tokens.push({ kind: "link", tokens: inner, target: link.target, at: offset + at });
      at = link.end;
      continue;
    }
    const found =
      match(word, cell, at, (text) => ({ kind: "word", text, at: offset + at })) ??
      match(quoted, cell, at, (text) => ({
        kind: "literal",
        value: unquote(text),
        at: offset + at,
      })) ??
      match(number, cell, at, (text) => ({
        kind: "literal",
        value: Number(text),
        at: offset + at,
      })) ??
      match(/[[\]()<>{},|?*&:;=@!.]/y, cell, at, (text) => ({
        kind: "mark",
        text,
        at: offset + at,
      }));
    if (!found) throw new TypeCellError(`“${character}” is not part of any type`, offset + at);
    tokens.push(found.token);
    at = found.end;
  }
  return tokens;
}

/** Readers call themselves for what stands in brackets; no type is written with a hundred of them. */
function refuseDeepNesting(cell: string): void {
  let depth = 0;
  for (let at = 0; at < cell.length; at++) {
    if ("[(<{".includes(cell[at] as string)) depth++;
    else if ("])>}".includes(cell[at] as string)) depth = Math.max(0, depth - 1);
    if (depth > 100) throw new TypeCellError("the type is nested too deeply", at);
  }
}

function match(
  pattern: RegExp,
  cell: string,
  at: number,
  make: (text: string) => Token,
): { token: Token; end: number } | undefined {
  pattern.lastIndex = at;
  const found = pattern.exec(cell);
  return found ? { token: make(found[0]), end: pattern.lastIndex } : undefined;
}

function isEscape(cell: string, at: number): boolean {
  return cell[at] === "\\" && /[!-/:-@[-`{-~]/.test(cell[at + 1] ?? "");
}

function unquote(text: string): string {
  return text.slice(1, -1).replace(/\\(.)/g, "$1");
}

/** An inline link (CommonMark section 6.3) that starts at `at`, without a title. */
function linkAt(
  cell: string,
  at: number,
): { textEnd: number; target: string; end: number } | undefined {
  const textEnd = closing(cell, at, "[", "]");
  if (textEnd === undefined || cell[textEnd + 1] !== "(") return undefined;
  const end = closing(cell, textEnd + 1, "(", ")");
  if (end === undefined) return undefined;
  return { textEnd, target: cell.slice(textEnd + 2, end).trim(), end: end + 1 };
}

function closing(cell: string, at: number, open: string, close: string): number | undefined {
  let depth = 0;
  for (let i = at; i < cell.length; i++) {
    if (isEscape(cell, i)) i++;
    else if (cell[i] === open) depth++;
    else if (cell[i] === close && --depth === 0) return i;
  }
  return undefined;
}

/** The tokens without asterisks, for languages in which these are only ever Markdown's emphasis. */
export function withoutEmphasis(tokens: readonly Token[]): Token[] {
  return tokens
    .filter((token) => !(token.kind === "mark" && token.text === "*"))
    .map((token) =>
      token.kind === "link" ? { ...token, tokens: withoutEmphasis(token.tokens) } : token,
    );
}
