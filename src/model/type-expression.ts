import type { Field } from "./api.js";

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
  | UnionType
  /** A value that may also be null. */
  | { readonly kind: "nullable"; readonly type: TypeExpression }
  | TypeReference
  /** An object without a page of its own. */
  | { readonly kind: "object"; readonly fields: readonly Field[] }
  /** A stream of server-sent events, each holding one `items`. */
  | { readonly kind: "event-stream"; readonly items: TypeExpression };

export interface UnionType {
  readonly kind: "union";
  readonly branches: readonly TypeExpression[];
  /** The link's target, where one link spans the whole union: a page that may name its branches. */
  readonly target?: string;
}

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

export function nullable(type: TypeExpression): TypeExpression {
  return type.kind === "nullable" || type.kind === "any" || type.kind === "null"
    ? type
    : { kind: "nullable", type };
}

/** A union without branches that say the same twice, and with null as a mark rather than a branch. */
export function unionOf(branches: readonly TypeExpression[]): TypeExpression {
  const distinct = new Map<string, TypeExpression>();
  let hasNull = false;
  for (const branch of branches.flatMap((one) => (one.kind === "union" ? one.branches : [one]))) {
    if (branch.kind === "null") hasNull = true;
    else distinct.set(JSON.stringify(branch), branch);
  }
  const [first, ...others] = distinct.values();
  if (!first) return { kind: "null" };
  const type: TypeExpression =
    others.length === 0 ? first : { kind: "union", branches: [first, ...others] };
  return hasNull ? nullable(type) : type;
}

/** The type with the target of the link around it put on the model (or the union) that the link names. */
export function withTarget(type: TypeExpression, target: string): TypeExpression {
  switch (type.kind) {
    case "reference":
    case "union":
      return type.target === undefined ? { ...type, target } : type;
    case "nullable":
      return { ...type, type: withTarget(type.type, target) };
    case "array":
    case "event-stream":
      return { ...type, items: withTarget(type.items, target) };
    case "map":
      return { ...type, values: withTarget(type.values, target) };
    default:
      return type;
  }
}

/** Every reference in a type, wherever it stands. */
export function* referencesIn(type: TypeExpression): Generator<TypeReference> {
  switch (type.kind) {
    case "reference":
      yield type;
      return;
    case "array":
    case "event-stream":
      return yield* referencesIn(type.items);
    case "map":
      return yield* referencesIn(type.values);
    case "nullable":
      return yield* referencesIn(type.type);
    case "union":
      for (const branch of type.branches) yield* referencesIn(branch);
      return;
    case "object":
      for (const field of type.fields) yield* referencesIn(field.type);
  }
}
