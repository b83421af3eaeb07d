import type { Scalar, Type, TypeModel } from "../api-model.js";
import type { At, Class, Typed } from "./language.js";

/** How a language writes types; see `cellWriter`. */
export interface TypeStyle {
  readonly scalars: Readonly<Partial<Record<Scalar, string>>>;
  /** Types of the language's library: a text and where it is documented. */
  readonly external: Readonly<Partial<Record<Scalar, readonly [text: string, url: string]>>>;
  readonly literal: (value: string | true) => string;
  readonly list: (items: string) => string;
  readonly map: (values: string) => string;
  readonly className: (of: Class) => string;
  /** What says that a value may be absent or null, put around (or before) a type's text. */
  readonly wrap: (text: string, typed: Typed) => string;
  /** The same around types of the language's library. */
  readonly wrapExternal?: (text: string, typed: Typed) => string;
  /** How a union is written in a cell, where it is not a link like any other. */
  readonly union?: (
    model: Extract<TypeModel, { kind: "union" }>,
    typed: Typed,
    at: At,
  ) => string | undefined;
}

/**
 * Writes Type cells as all these generators do: scalars emphasised, models linked, with marks of absence
 * inside the emphasis or the link; lists and maps in the open and without such marks.
 */
export function cellWriter(style: TypeStyle): (typed: Typed, at: At) => string {
  const write = (typed: Typed, at: At): string => {
    const { type } = typed;
    const plain = (one: Type) => write({ type: one, required: true, nullable: false }, at);
    switch (type.kind) {
      case "list":
        return style.list(plain(type.items));
      case "map":
        return style.map(plain(type.values));
      case "literal":
        return `*${style.wrap(style.literal(type.value), typed)}*`;
      case "scalar": {
        const external = style.external[type.scalar];
        const wrapExternal = style.wrapExternal ?? ((text: string) => text);
        if (external) return `[${wrapExternal(external[0], typed)}](${external[1]})`;
        return `*${style.wrap(style.scalars[type.scalar]!, typed)}*`;
      }
      case "model": {
        const model = at.model(type.name);
        const union = model.kind === "union" ? style.union?.(model, typed, at) : undefined;
        return union ?? `[${style.wrap(style.className(model), typed)}](${at.url(model)})`;
      }
    }
  };
  return write;
}

export const required = (type: Type): Typed => ({ type, required: true, nullable: false });

/** A cell's text without Markdown: what is written inside a link or in code. */
export const bare = (cell: string) =>
  cell.replace(/\[((?:[^[\]]|\[\])*)\]\([^)]*\)/g, "$1").replaceAll("*", "");
