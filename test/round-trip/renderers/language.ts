import type { ApiModel, Group, OperationModel, Type, TypeModel } from "../api-model.js";
import type { DialectName } from "../can-carry.js";
import type { Words } from "../names.js";

/** A class that has a page. */
export type Class = Pick<TypeModel, "name" | "folder">;

/** What a page needs to name other pages. */
export interface At {
  /** The model of a name. */
  model(name: string): TypeModel;
  /** The link's target from this page to a class's page. */
  url(of: Class): string;
}

/** A row of a Fields or Parameters table, but for what all languages write alike. */
export interface PrintedRow {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly description?: string | undefined;
  readonly deprecated?: boolean;
  readonly example?: string;
}

/** A type as the SDK sees it. */
export interface Typed {
  readonly type: Type;
  readonly required: boolean;
  readonly nullable: boolean;
}

/** All that the docs of one SDK language write in their own way. */
export interface Language {
  readonly name: DialectName;
  /** As in code fences. */
  readonly fence: string;
  /** The spelling of properties on the wire that the language would use itself. */
  readonly printed: "snake" | "camel";
  readonly extension: "md" | "mdx";
  /** Whether methods can return bytes. */
  readonly bytes: boolean;
  readonly comment: (text: string) => string;

  file(of: Class): string;
  /** The file that links lead to, where it is not the page's own. */
  linkedFile?(of: Class): string;
  /** A property of a class. */
  member(name: Words): string;
  /** A parameter of a method, or a key of the README. */
  parameter(name: Words): string;
  /** A method's own name. */
  method(name: Words): string;
  /** A class as types name it. */
  className(of: Class): string;
  /** The class in the Errors table. */
  errorClass(name: string): string;
  cell(typed: Typed, at: At): string;
  readonly requestRow: string;
  /** The name of the member that holds a body, in words that `member` spells. */
  bodyMember(body: TypeModel | undefined): Words;
  /** Rows of the SDK's own around those of a method. */
  methodRows(at: At): {
    readonly before: readonly PrintedRow[];
    readonly after: readonly PrintedRow[];
  };
  /** Whether the rows of a method's body take the place of the body. */
  readonly spreadsBodies: boolean;
  /** The row by which a class has further properties. */
  additionalRow(type: Type, at: At): PrintedRow;
  errorRows(at: At): readonly PrintedRow[];
  fileRows(): readonly PrintedRow[];

  /** What stands under a method's Response heading; undefined where the heading is left out. */
  response(operation: OperationModel, at: At): string | undefined;
  /** The class that a response is wrapped in, where there is one. */
  responseRows?(operation: OperationModel, at: At): readonly PrintedRow[];
  enumValues(model: Extract<TypeModel, { kind: "enum" }>): string;
  /** The branches of a union; undefined where the page has a title only. */
  unionBranches(model: Extract<TypeModel, { kind: "union" }>, at: At): string | undefined;
  /** Code by which a page shows a value of its class. */
  classExample?(model: TypeModel): string | undefined;
  /** The line below a group's title, where docs have one. */
  alias?(group: Group): string;
  /** Code that calls a method, with credentials or without. */
  call(operation: OperationModel, credentials: string): string;
  credentials(api: ApiModel): string;
  /** Code that sets another server. */
  serverExample(url: string): string;
  security(api: ApiModel): readonly (readonly [name: string, type: string, scheme: string])[];
}
