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
  streamOf,
  text,
  typeReader,
  unionOfAll,
} from "./type-grammar.js";

/**
 * Ruby. `*Crystalline::Nilable.new(::String)*`, `Crystalline::Array<[X](u)>`,
 * `Crystalline::Hash[Symbol, *::Object*]`, `[Crystalline::Union.new(A, B)](u)`; in older docs Sorbet's
 * types, `*T.nilable(::String)*`, `T::Array<[X](u)>`.
 */
const readType = typeReader({
  language: "Ruby",
  brackets: [
    ["(", ")"],
    ["<", ">"],
    ["[", "]"],
  ],
  scalars: {
    String: text,
    Symbol: text,
    Integer: integer,
    Float: decimal,
    BigDecimal: decimal,
    Boolean: boolean,
    Object: any,
    untyped: any,
    NilClass: nothing,
    // These docs print the two the wrong way round: `DateTime` for `format: date`.
    Date: dateTime,
    DateTime: date,
    IO: binary,
    File: binary,
  },
  constructors: {
    Array: listOf,
    Hash: mapOf,
    Union: unionOfAll,
    any: unionOfAll,
    EventStream: streamOf,
  },
  optional: { Nilable: "absent", nilable: "absent" },
  localName: (name) => name.replace(/^(?:Crystalline::|T::|T\.|::)/, "").replace(/\.new$/, ""),
});

export const ruby: Dialect = {
  name: "ruby",
  languages: ["ruby", "rb"],
  casing: "snake",
  readType,
  readResponse: (source) => readType(source).type,
  readBranch: (heading) => readType(heading).type,
  isRequestRow: (name) => name === "request",
  isPlumbingParameter: (row) => configuresCall(row) || row.typeCell.includes("RetryConfig"),
  isPlumbingField: ({ name, typeCell }, role) =>
    holdsExchange({ name, typeCell }) ||
    typeCell.includes("Faraday::Response") ||
    (role === "response" &&
      name === "headers" &&
      /^(?:Crystalline|T)::Hash\[Symbol, (?:Crystalline|T)::Array/.test(typeCell)) ||
    (role === "response" && (name === "content_type" || name === "status_code")),
  isAdditionalPropertiesRow: (name) => name === "additional_properties",
  unescapeName: (name) => name.replace(/(?<=[^_])_$/, ""),
};
