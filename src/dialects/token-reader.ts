import { type Token, TypeCellError } from "./type-cell-lexer.js";

export const deepest = 100;

/** Walks over the tokens of a cell; what the parsers of all dialects have in common. */
export class TokenReader {
  readonly #tokens: readonly Token[];
  readonly #end: number;
  #next = 0;
  #depth = 0;

  constructor(tokens: readonly Token[], end: number) {
    this.#tokens = tokens;
    this.#end = end;
  }

  peek(ahead = 0): Token | undefined {
    return this.#tokens[this.#next + ahead];
  }

  take(): Token {
    const token = this.peek();
    if (!token) throw new TypeCellError("a type is missing", this.#end);
    this.#next++;
    return token;
  }

  /** Takes the punctuation mark if it is next. */
  takeMark(text: string): boolean {
    const token = this.peek();
    if (token?.kind !== "mark" || token.text !== text) return false;
    this.#next++;
    return true;
  }

  expectMark(text: string): void {
    if (this.takeMark(text)) return;
    throw new TypeCellError(`“${text}” is missing`, this.peek()?.at ?? this.#end);
  }

  /** Reads a type within a type: readers call themselves, and no type is written with a hundred of them. */
  nested<T>(read: () => T): T {
    if (this.#depth === deepest) this.refuseDepth();
    this.#depth++;
    const inner = read();
    this.#depth--;
    return inner;
  }

  refuseDepth(): never {
    throw new TypeCellError("the type is nested too deeply", this.peek()?.at ?? this.#end);
  }

  /** One or more, separated by commas, between the two marks. */
  list<T>(open: string, close: string, readOne: () => T): T[] {
    this.expectMark(open);
    const items: T[] = [];
    do items.push(readOne());
    while (this.takeMark(","));
    this.expectMark(close);
    return items;
  }

  expectEnd(): void {
    const token = this.peek();
    if (token) throw new TypeCellError("the type should end here", token.at);
  }
}
