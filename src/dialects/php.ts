import type { TypeExpression } from "../model/type-expression.js";
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
} from "./type-grammar.js";

/** PHP. `*?string*`, `[?Operations\X](u)`, `array<[X](u)>`, `array<string, *mixed*>`, `[A\|B\|null](u)`. */
const readType = typeReader({
  language: "PHP",
  brackets: [["<", ">"]],
  scalars: {
    string: text,
    int: integer,
    float: decimal,
    bool: boolean,
    mixed: any,
    array: listOf(any),
    null: nothing,
    "\\DateTime": dateTime,
    DateTime: dateTime,
    LocalDate: date,
    BigInteger: integer,
    BigDecimal: decimal,
    StreamInterface: binary,
  },
  constructors: {
    array: (...types) => (types.length > 1 ? mapOf(types[0]!, types[1]!) : listOf(types[0]!)),
    EventStream: streamOf,
  },
  optionalPrefix: "?",
  unionBar: true,
  localName: (name) => name.replace(/^\\?(?:Brick\\(?:DateTime|Math)|Psr\\Http\\Message)\\/, ""),
});

/** PHP has no types for what a list holds: there the comment in the code says more than the heading. */
function readBranch(heading: string, code: string): TypeExpression {
  const documented = /@var\s+(.+)/.exec(code)?.[1]?.trim();
  return readType(heading === "array" || heading === "" ? (documented ?? heading) : heading).type;
}

export const php: Dialect = {
  name: "php",
  languages: ["php"],
  casing: "camel",
  readType,
  readResponse: (source) => readType(source).type,
  readBranch,
  isRequestRow: (name) => name === "$request" || name === "request",
  isPlumbingParameter: (row) =>
    configuresCall(row) || (/^\$?options$/.test(row.name) && /Options(?!\w)/.test(row.typeCell)),
  isPlumbingField: ({ name, typeCell }, role) =>
    holdsExchange({ name, typeCell }) ||
    typeCell.includes("ResponseInterface") ||
    (role === "response" && name === "headers" && typeCell.startsWith("array<string, array<")) ||
    (role === "response" && (name === "contentType" || name === "statusCode")),
  isAdditionalPropertiesRow: (name) => name === "additionalProperties",
  unescapeName: (name) => name.replace(/^\$/, ""),
};
