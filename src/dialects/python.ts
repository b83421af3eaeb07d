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
import { nullable } from "../model/type-expression.js";

/**
 * Python (Pydantic models). `*Optional[int]*`, `List[[models.X](u)]`, `Dict[str, *Any*]`,
 * `[OptionalNullable[models.X]](u)`, `*Union[bytes, IO[bytes], io.IOBase]*`, `*Literal[True]*`.
 */
const readType = typeReader({
  language: "Python",
  brackets: [["[", "]"]],
  scalars: {
    str: text,
    int: integer,
    float: decimal,
    bool: boolean,
    Any: any,
    object: any,
    None: nothing,
    Decimal: decimal,
    // These docs print the two the wrong way round: `datetime` for `format: date`.
    date: dateTime,
    datetime: date,
    bytes: binary,
    "io.IOBase": binary,
    "io.BufferedReader": binary,
    BinaryIO: binary,
    "httpx.Response": binary,
    "requests.Response": binary,
  },
  constructors: {
    Nullable: nullable,
    List: listOf,
    list: listOf,
    Iterable: listOf,
    Sequence: listOf,
    Dict: mapOf,
    dict: mapOf,
    Mapping: mapOf,
    Union: unionOfAll,
    IO: () => binary,
    EventStream: streamOf,
    EventStreamAsync: streamOf,
  },
  optional: { Optional: "absent", OptionalNullable: "absent-or-null" },
  literals: "Literal",
  localName: (name) => name.replace(/^(?:typing|t|datetime|decimal|eventstreaming|utils)\./, ""),
});

/** Older docs leave headings of branches blank; the code below says the type: `pet: str = …`. */
const annotation = (code: string) => /^\w+:\s*(.+?)\s*=/m.exec(code)?.[1] ?? "";

export const python: Dialect = {
  name: "python",
  languages: ["python", "py"],
  casing: "snake",
  readType,
  readResponse: (source) => readType(source).type,
  readBranch: (heading, code) => readType(heading || annotation(code)).type,
  isRequestRow: (name) => name === "request",
  isPlumbingParameter: (row) =>
    configuresCall(row) ||
    (row.name === "retries" && row.typeCell.includes("RetryConfig")) ||
    (row.name === "server_url" && row.typeCell === "*Optional[str]*"),
  isPlumbingField: ({ name, typeCell }, role) =>
    holdsExchange({ name, typeCell }) ||
    /\[(?:Optional\[)?(?:httpx|requests)\.(?:Response|Request)\b/.test(typeCell) ||
    (role === "response" &&
      ((name === "headers" && typeCell.startsWith("Dict[str, List[")) ||
        name === "content_type" ||
        name === "status_code")),
  isAdditionalPropertiesRow: (name) => name === "__pydantic_extra__",
  unescapeName: (name) => name.replace(/(?<=[^_])_$/, ""),
};
