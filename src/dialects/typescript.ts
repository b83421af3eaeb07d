import type { Dialect } from "./dialect.js";
import { configuresCall, holdsExchange } from "./plumbing.js";
import {
  any,
  binary,
  boolean,
  date,
  dateTime,
  decimal,
  integer,
  listOf,
  mapOf,
  nothing,
  same,
  streamOf,
  text,
  typeReader,
} from "./type-grammar.js";

/**
 * TypeScript, in Markdown and MDX. `[components.X](u)[]`, `Record<string, *any*>`, `*"phone"*`,
 * `[File](x) \| [Blob](x)`, and `*operations.Domains*` for a model without a link.
 */
const readType = typeReader({
  language: "TypeScript",
  brackets: [["<", ">"]],
  scalars: {
    string: text,
    number: decimal,
    bigint: integer,
    BigInt: integer,
    boolean,
    any,
    unknown: any,
    object: any,
    null: nothing,
    undefined: nothing,
    void: nothing,
    Date: dateTime,
    RFCDate: date,
    Decimal: decimal,
    Decimal$: decimal,
    Blob: binary,
    File: binary,
    Uint8Array: binary,
    ArrayBuffer: binary,
  },
  constructors: {
    Record: mapOf,
    Array: listOf,
    Promise: same,
    Nullable: same,
    Unrecognized: same,
    ReadableStream: () => binary,
    EventStream: streamOf,
  },
  arraySuffix: true,
  unionBar: true,
  literals: "bare",
});

/** Index signatures stand for maps: `{ [k: string]: T }`. */
const withRecords = (source: string) =>
  source.replace(/\{\s*\[\w+:\s*string\]:\s*([\s\S]*?);?\s*\}/g, "Record<string, $1>");

/** Where a branch's heading is blank, the code below says the type: `const pet: string = …`. */
const annotation = (code: string) => /^(?:const|let) \w+:\s*([^=]+?)\s*=/m.exec(code)?.[1] ?? "";

export const typescript: Dialect = {
  name: "typescript",
  languages: ["typescript", "ts", "tsx"],
  casing: "camel",
  readType,
  readResponse: (source) => readType(source).type,
  readBranch: (heading, code) => readType(withRecords(heading || annotation(code))).type,
  isRequestRow: (name) => name === "request",
  isPlumbingParameter: (row) =>
    configuresCall(row) ||
    (row.name === "options" && row.typeCell.includes("RequestOptions")) ||
    row.name.startsWith("options.") ||
    /\b(?:AxiosRequestConfig|RetryConfig)\b/.test(row.typeCell),
  isPlumbingField: ({ name, typeCell }, role) =>
    holdsExchange({ name, typeCell }) ||
    /\bAxiosResponse\b|\[(?:Response|Request)\]\(https:/.test(typeCell) ||
    (role === "response" &&
      ((name === "headers" && /^Record\\?<string, \*?string\*?\[\]>$/.test(typeCell)) ||
        name === "contentType" ||
        name === "statusCode")),
  isAdditionalPropertiesRow: (name) => name === "additionalProperties",
  unescapeName: (name) => name,
};
