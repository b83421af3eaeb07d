import type { WireStyle, Words } from "./names.js";

/**
 * A small API, as its authors know it: with all that a document can say and docs may not. Names are words,
 * since their spelling is a matter of the wire on one side and of an SDK's language on the other.
 */
export interface ApiModel {
  readonly title?: string;
  readonly description?: string;
  readonly server?: string;
  readonly security: "none" | "bearer" | "basic" | "apiKey";
  /**
   * How the API spells its properties and query parameters. `printed` is the spelling that the SDK's
   * language prints anyway; another one has to be shown somewhere in the docs.
   */
  readonly style: WireStyle | "printed";
  /** How it spells the variables in its paths, which need not be the same. */
  readonly pathStyle: WireStyle;
  /** Whether the SDK spreads requests over its methods' parameters where its language can. */
  readonly flat: boolean;
  readonly groups: readonly Group[];
  readonly types: readonly TypeModel[];
}

export interface Group {
  readonly name: Words;
  /** Whether the name's words are groups, one part of the other. */
  readonly nested: boolean;
  readonly description?: string;
  readonly operations: readonly OperationModel[];
}

export type Method = "get" | "put" | "post" | "delete" | "patch";

export interface OperationModel {
  /** The operationId, where it is not the words of `id` in camel case. */
  readonly operationId?: string;
  /** The path with its variables in braces, where `path` does not tell it. */
  readonly template?: string;
  /** What the SDK calls the method; unlike the operationId it is unique only within its group. */
  readonly name: Words;
  readonly id: Words;
  readonly method: Method;
  /** Segments of the path; words are variables. */
  readonly path: readonly (string | Words)[];
  readonly summary: string;
  readonly description?: string;
  readonly deprecated: boolean;
  readonly anonymous: boolean;
  readonly parameters: readonly ParameterModel[];
  readonly body?: BodyModel;
  readonly success?: SuccessModel;
  readonly errors: readonly ErrorModel[];
}

export interface ErrorModel {
  readonly type: string;
  readonly statuses: readonly string[];
  /** `application/json` where nothing is said. */
  readonly contentType?: string;
}

/** An example as its author wrote it. */
export interface GivenExample {
  readonly value: unknown;
}

export interface Member {
  readonly name: Words;
  /** The name as the wire has it, where the API's style does not tell it. */
  readonly wire?: string;
  readonly type: Type;
  readonly required: boolean;
  readonly nullable: boolean;
  readonly deprecated: boolean;
  readonly description?: string;
  /** A number picks one of the values that its type allows; undefined for none. */
  readonly example?: number | GivenExample;
}

export interface ParameterModel extends Member {
  readonly in: "path" | "query" | "header";
}

export interface BodyModel {
  readonly type: Type;
  readonly required: boolean;
  readonly description?: string;
}

export interface SuccessModel {
  readonly type: Type;
  readonly description?: string;
}

export type Scalar =
  | "string"
  | "integer"
  | "int32"
  | "number"
  | "float"
  | "boolean"
  | "date"
  | "date-time"
  | "any"
  /** Bytes, as a response holds them. */
  | "bytes";

export type Type =
  | { readonly kind: "scalar"; readonly scalar: Scalar }
  | { readonly kind: "literal"; readonly value: string | true }
  | { readonly kind: "list"; readonly items: Type }
  | { readonly kind: "map"; readonly values: Type }
  | { readonly kind: "model"; readonly name: string };

interface About {
  /** The component's name, in Pascal case. */
  readonly name: string;
  readonly description?: string;
  readonly deprecated: boolean;
  /** The classes that an SDK makes for single operations stand apart from the API's components. */
  readonly folder: "components" | "operations" | "errors";
}

export type TypeModel = ObjectModel | EnumModel | UnionModel | FileModel;

export interface ObjectModel extends About {
  readonly kind: "object";
  readonly fields: readonly Member[];
  readonly additional?: Type;
}

export interface EnumModel extends About {
  readonly kind: "enum";
  readonly values: readonly string[] | readonly number[];
  readonly open: boolean;
}

export interface UnionModel extends About {
  readonly kind: "union";
  readonly branches: readonly Type[];
}

/** An uploaded file: SDKs take it as an object of its name and its bytes. */
export interface FileModel extends About {
  readonly kind: "file";
}
