/**
 * What a Type cell says, in words that belong to no SDK language.
 *
 * The scalar kinds and formats are JSON Schema's and OpenAPI's (OpenAPI 3.1.1 section 4.4).
 */
export type TypeExpression =
  | ScalarType
  | { readonly kind: "any" }
  | { readonly kind: "null" }
  | { readonly kind: "literal"; readonly value: string | number | boolean }
  | { readonly kind: "array"; readonly items: TypeExpression }
  | { readonly kind: "map"; readonly values: TypeExpression }
  | { readonly kind: "union"; readonly branches: readonly TypeExpression[] }
  /** A value that may also be null. */
  | { readonly kind: "nullable"; readonly type: TypeExpression }
  | TypeReference
  /** A stream of server-sent events, each holding one `items`. */
  | { readonly kind: "event-stream"; readonly items: TypeExpression };

export interface ScalarType {
  readonly kind: "string" | "integer" | "number" | "boolean";
  readonly format?: string;
}

/** A model that has a page of its own. */
export interface TypeReference {
  readonly kind: "reference";
  /** The class name as written, with its namespace: `models.User`, `Models::Components::User`. */
  readonly name: string;
  /** The link's target as written, relative to the page that holds it; absent when unlinked. */
  readonly target?: string;
}

/** A Type cell once read: the type itself, and whether the cell says that the value may be absent. */
export interface TypeCell {
  readonly type: TypeExpression;
  readonly optional: boolean;
}
