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
  float32,
  int32,
  integer,
  listOf,
  mapOf,
  streamOf,
  text,
  typeReader,
} from "./type-grammar.js";

/** C#. `List<[X](u)>`, `Dictionary<String, *object*>`, `*byte[]*`, `[Models.Components.X](u)`. */
const read = typeReader({
  language: "C#",
  brackets: [["<", ">"]],
  scalars: {
    string: text,
    String: text,
    int: int32,
    long: integer,
    float: float32,
    double: decimal,
    decimal,
    BigInteger: integer,
    Decimal: decimal,
    bool: boolean,
    object: any,
    DateTime: dateTime,
    LocalDate: date,
    DateOnly: date,
    // `byte[]`, in as many letters.
    byte__: binary,
  },
  constructors: {
    List: listOf,
    IEnumerable: listOf,
    Dictionary: mapOf,
    EventStream: streamOf,
  },
  arraySuffix: true,
});

const readType = (cell: string) => read(cell.replaceAll("byte[]", "byte__"));

/** The names that branches without a class are given. */
const branchScalars: Readonly<Record<string, TypeExpression>> = {
  Str: text,
  Number: decimal,
  Float: decimal,
  Float32: float32,
  Double: decimal,
  Decimal: decimal,
  Integer: integer,
  Long: integer,
  Int32: int32,
  Int64: integer,
  Bigint: integer,
  Boolean: boolean,
  DateTime: dateTime,
  Date: date,
  Any: any,
  Bytes: binary,
};

/** `ArrayOfMapOfAny` */
function readBranch(heading: string): TypeExpression {
  const [, wrapper, inner] = /^(ArrayOf|MapOf)(\p{Lu}.*)$/u.exec(heading) ?? [];
  if (wrapper && inner) {
    const type = readBranch(inner);
    return wrapper === "ArrayOf" ? listOf(type) : mapOf(text, type);
  }
  return Object.hasOwn(branchScalars, heading) ? branchScalars[heading]! : readType(heading).type;
}

export const csharp: Dialect = {
  name: "csharp",
  languages: ["csharp", "cs", "c#"],
  casing: "pascal",
  readType,
  readResponse: (source) => readType(source).type,
  readBranch,
  isRequestRow: (name) => name === "request",
  isPlumbingParameter: (row) => configuresCall(row) || row.typeCell.includes("RetryConfig"),
  isPlumbingField: ({ name, typeCell }, role) =>
    holdsExchange({ name, typeCell }) ||
    /HttpResponseMessage|HttpRequestMessage/.test(typeCell) ||
    (role === "response" &&
      ((name === "Headers" && typeCell.startsWith("Dictionary<String, List<")) ||
        name === "ContentType" ||
        name === "StatusCode")),
  isAdditionalPropertiesRow: (name) => name === "AdditionalProperties",
  unescapeName: (name) => name.replace(/^@/, ""),
};
