import type { Dialect } from "./dialect.js";
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

export const typescript: Dialect = {
  name: "typescript",
  languages: ["typescript", "ts", "tsx"],
  casing: "camel",
  readType,
  readResponse: (source) => readType(source).type,
  readBranch: (heading) => readType(withRecords(heading)).type,
  isRequestRow: (name) => name === "request",
  isPlumbingParameter: ({ name }) => name === "options" || name.startsWith("options."),
  isPlumbingField: ({ name, typeCell }, role) =>
    role === "response" &&
    name === "headers" &&
    /^Record\\?<string, \*?string\*?\[\]>$/.test(typeCell),
  isAdditionalPropertiesRow: (name) => name === "additionalProperties",
  unescapeName: (name) => name,
};
