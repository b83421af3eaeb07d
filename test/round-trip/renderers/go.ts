import { goCamel, goPascal, wordsOfClass } from "../names.js";
import type { Class, Language, PrintedRow } from "./language.js";
import { enumTable, memberOf } from "./sections.js";
import { securityRows } from "./security.js";
import { cellWriter, required } from "./types.js";

const className = ({ name, folder }: Class) =>
  `${folder === "errors" ? "apierrors" : folder}.${name}`;

const pointer = (text: string, isRequired: boolean) => (isRequired ? text : `*${text}`);

const cell = cellWriter({
  scalars: {
    string: "string",
    integer: "int64",
    int32: "int",
    number: "float64",
    float: "float32",
    boolean: "bool",
    any: "any",
    bytes: "[]byte",
  },
  external: {
    date: ["types.Date", "../../types/date.md"],
    "date-time": ["time.Time", "https://pkg.go.dev/time#Time"],
  },
  literal: () => "bool",
  list: (items) => `[]${items}`,
  map: (values) => `map[string]${values}`,
  className,
  // What is nil already needs no pointer.
  wrap: (text, typed) => (/^(?:any|\[\]byte)$/.test(text) ? text : pointer(text, typed.required)),
  wrapExternal: (text, typed) => pointer(text, typed.required),
});

/** What the code that makes a branch calls a type without a class. */
const constructors: Readonly<Record<string, string>> = {
  string: "Str",
  int64: "Integer",
  float64: "Number",
  bool: "Boolean",
  "[]string": "ArrayOfStr",
};

const httpMeta = (url: string): PrintedRow => ({
  name: "HTTPMeta",
  type: `[components.HTTPMetadata](${url})`,
  required: true,
});
const metadata = { name: "HTTPMetadata", folder: "components" } as const;

export const go: Language = {
  name: "go",
  fence: "go",
  printed: "camel",
  extension: "md",
  bytes: true,
  comment: (text) => `<!-- ${text} -->`,
  file: ({ name, folder }) =>
    `docs/models/${folder === "errors" ? "apierrors" : folder}/${name.toLowerCase()}.md`,
  member: goPascal,
  parameter: goCamel,
  method: goPascal,
  className,
  errorClass: (name) => `apierrors.${name}`,
  cell,
  requestRow: "request",
  bodyMember: (body) =>
    body?.folder === "components" ? wordsOfClass(body.name) : ["request", "body"],
  methodRows: () => ({
    before: [
      {
        name: "ctx",
        type: "[context.Context](https://pkg.go.dev/context#Context)",
        required: true,
        description: "The context of the request.",
      },
    ],
    after: [
      {
        name: "opts",
        type: "[][operations.Option](../../models/operations/option.md)",
        required: false,
        description: "The options of this request.",
      },
    ],
  }),
  spreadsBodies: false,
  additionalRow: (type, at) => ({
    name: "AdditionalProperties",
    type: `map[string]${cell(required(type), at)}`,
    required: false,
  }),
  errorRows: (at) => [httpMeta(at.url(metadata))],
  fileRows: () => [
    { name: "FileName", type: "*string*", required: true },
    { name: "Content", type: "*[]byte*", required: true },
  ],
  response: ({ id }, at) => {
    const name = `${goPascalClass(id)}Response`;
    return `**[*operations.${name}](${at.url({ name, folder: "operations" })}), error**`;
  },
  responseRows: ({ success }, at) => [
    httpMeta(at.url(metadata)),
    ...(success
      ? [
          {
            name: goPascal(memberOf(success.type, ["body"])),
            type: cell({ ...required(success.type), required: false }, at),
            required: false,
            description: success.description,
          },
        ]
      : []),
  ],
  enumValues: (model) =>
    enumTable(model.values, (value) => `${model.name}${String(value).replace(/\W/g, "")}`),
  // A branch without a class has an empty heading; the code below it names the type.
  unionBranches: (model, at) =>
    model.branches
      .map((type) => {
        const text = cell(required(type), at)
          .replace(/^\[(.*?)\]\(.*$/, "$1")
          .replaceAll("*", "");
        const name = type.kind === "model" ? type.name : "";
        const make = `components.Create${model.name}${name || constructors[text]!}(${text}{/* values here */})`;
        return `### ${name}\n\n\`\`\`go\nunion := ${make}\n\`\`\``;
      })
      .join("\n\n"),
  alias: ({ name, nested }) =>
    `(*${nested ? name.map((word) => goPascal([word])).join(".") : goPascal(name)}*)`,
  call: ({ name }, credentials) =>
    `package main\n\nfunc main() {\n\ts := sdk.New(\n${credentials}\t)\n\tres, err := s.${goPascal(name)}(ctx)\n}`,
  credentials: ({ security }) =>
    security === "none" ? "" : '\t\tsdk.WithSecurity(os.Getenv("SDK_KEY")),\n',
  serverExample: (url) => `s := sdk.New(\n\tsdk.WithServerURL("${url}"),\n)`,
  security: ({ security }) => securityRows(security, goPascal),
};

/** Classes have no acronyms here, since the names of an API's own components have none. */
const goPascalClass = (id: readonly string[]) =>
  id.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
