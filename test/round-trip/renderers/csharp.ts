import type { Scalar, Type } from "../api-model.js";
import { pascal, wordsOfClass } from "../names.js";
import type { Class, Language, PrintedRow } from "./language.js";
import { enumTable, memberOf } from "./sections.js";
import { securityRows } from "./security.js";
import { cellWriter, required } from "./types.js";

const className = ({ name }: Class) => name;

const cell = cellWriter({
  scalars: {
    string: "string",
    integer: "long",
    int32: "int",
    number: "double",
    float: "float",
    boolean: "bool",
    any: "object",
    bytes: "byte[]",
  },
  external: {
    date: ["LocalDate", "https://nodatime.org/3.1.x/api/NodaTime.LocalDate.html"],
    "date-time": [
      "DateTime",
      "https://learn.microsoft.com/en-us/dotnet/api/system.datetime?view=net-5.0",
    ],
  },
  literal: () => "bool",
  list: (items) => `List<${items}>`,
  map: (values) => `Dictionary<String, ${values}>`,
  className,
  wrap: (text) => text,
});

/** What scalar branches are called. */
const branches: Readonly<Partial<Record<Scalar, string>>> = {
  string: "Str",
  integer: "Integer",
  int32: "Int32",
  number: "Number",
  float: "Float32",
  boolean: "Boolean",
  "date-time": "DateTime",
};

function branchName(type: Type): string {
  switch (type.kind) {
    case "model":
      return type.name;
    case "list":
      return `ArrayOf${branchName(type.items)}`;
    case "map":
      return `MapOf${branchName(type.values)}`;
    case "literal":
      return "Boolean";
    case "scalar":
      return branches[type.scalar] ?? "Any";
  }
}

const folders = { components: "Components", operations: "Requests", errors: "Errors" } as const;

const httpMeta = (url: string): PrintedRow => ({
  name: "HttpMeta",
  type: `[HTTPMetadata](${url})`,
  required: true,
});
const metadata = { name: "HTTPMetadata", folder: "components" } as const;

export const csharp: Language = {
  name: "csharp",
  fence: "csharp",
  printed: "camel",
  extension: "md",
  bytes: true,
  comment: (text) => `<!-- ${text} -->`,
  file: ({ name, folder }) => `docs/Models/${folders[folder]}/${name}.md`,
  member: pascal,
  parameter: pascal,
  method: pascal,
  className,
  errorClass: (name) => `Sdk.Client.Models.Errors.${name}`,
  cell,
  requestRow: "request",
  bodyMember: (body) =>
    body?.folder === "components" ? wordsOfClass(body.name) : ["request", "body"],
  methodRows: () => ({ before: [], after: [] }),
  spreadsBodies: false,
  additionalRow: (type, at) => ({
    name: "AdditionalProperties",
    type: `Dictionary<String, ${cell(required(type), at)}>`,
    required: false,
  }),
  errorRows: (at) => [httpMeta(at.url(metadata))],
  fileRows: () => [
    { name: "FileName", type: "*string*", required: true },
    { name: "Content", type: "*byte[]*", required: true },
  ],
  response: ({ id }, at) => {
    const name = `${pascal(id)}Response`;
    return `**[${name}](${at.url({ name, folder: "operations" })})**`;
  },
  responseRows: ({ success }, at) => [
    httpMeta(at.url(metadata)),
    ...(success
      ? [
          {
            name: pascal(memberOf(success.type, ["body"])),
            type: cell({ ...required(success.type), required: false }, at),
            required: false,
            description: success.description,
          },
        ]
      : []),
    { name: "Headers", type: "Dictionary<String, List<*string*>>", required: true },
  ],
  enumValues: (model) =>
    enumTable(model.values, (value) => pascal(String(value).split(/\W+/).filter(Boolean))),
  unionBranches: (model) =>
    model.branches
      .map((type) => {
        const name = branchName(type);
        return `### ${name}\n\n\`\`\`csharp\n${model.name}.Create${name}(/* values here */);\n\`\`\``;
      })
      .join("\n\n"),
  alias: ({ name, nested }) =>
    `(*${nested ? name.map((word) => pascal([word])).join(".") : pascal(name)}*)`,
  call: ({ name }, credentials) =>
    `using Sdk.Client;\n\nvar sdk = new SdkClient(${credentials});\n\nvar res = await sdk.${pascal(name)}Async();`,
  credentials: ({ security }) =>
    ({
      none: "",
      bearer: 'bearerAuth: "<TOKEN>"',
      basic: 'security: new Security() {\n    Username = "",\n    Password = "",\n}',
      apiKey: 'apiKey: "<KEY>"',
    })[security],
  serverExample: (url) => `var sdk = new SdkClient(\n    serverUrl: "${url}"\n);`,
  security: ({ security }) => securityRows(security, pascal),
};
