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
  same,
  streamOf,
  text,
  typeReader,
} from "./type-grammar.js";

/**
 * Java. `*Optional\<String>*`, `[Optional\<X>](u)`, `List\<[X](u)>`, `JsonNullable\<T>`, `byte[]`; in older
 * docs `Optional<? extends X>`.
 */
const read = typeReader({
  language: "Java",
  brackets: [["<", ">"]],
  scalars: {
    String: text,
    long: integer,
    Long: integer,
    // The primitive is printed for any required integer, the class only for those of 32 bits.
    int: integer,
    Integer: int32,
    short: integer,
    float: float32,
    Float: float32,
    double: decimal,
    Double: decimal,
    boolean,
    Boolean: boolean,
    Object: any,
    BigInteger: integer,
    BigDecimal: decimal,
    OffsetDateTime: dateTime,
    LocalDate: date,
    InputStream: binary,
    Blob: binary,
    // `byte[]`, in as many letters.
    byte__: binary,
  },
  constructors: { List: listOf, Map: mapOf, EventStream: streamOf, CompletableFuture: same },
  optional: { Optional: "absent", JsonNullable: "absent-or-null" },
  arraySuffix: true,
});

/** Blanks the wildcard, `? extends`, which says nothing of the values. */
const withoutWildcards = (cell: string) =>
  cell.replace(/\?\s+extends\s/g, (mark) => " ".repeat(mark.length));

const readType = (cell: string) => read(withoutWildcards(cell.replaceAll("byte[]", "byte__")));

export const java: Dialect = {
  name: "java",
  languages: ["java"],
  casing: "camel",
  readType,
  readResponse: (source) => readType(source).type,
  readBranch: (heading) => readType(heading).type,
  isRequestRow: (name) => name === "request",
  isPlumbingParameter: (row) => configuresCall(row) || row.typeCell.includes("RetryConfig"),
  isPlumbingField: ({ name, typeCell }, role) =>
    holdsExchange({ name, typeCell }) ||
    typeCell.includes("[HttpResponse") ||
    (role === "response" && name === "headers" && /^Map\\?<String, \*?List/.test(typeCell)) ||
    (role === "response" && (name === "contentType" || name === "statusCode")),
  isAdditionalPropertiesRow: (name) => name === "additionalProperties",
  unescapeName: (name) => name.replace(/(?<=[^_])_$/, ""),
};
