import { camel, pascal, wordsOfClass } from "../names.js";
import type { Class, Language, Typed } from "./language.js";
import { enumTable, memberOf } from "./sections.js";
import { securityRows } from "./security.js";
import { cellWriter, required } from "./types.js";

const boxes: Readonly<Record<string, string>> = {
  long: "Long",
  int: "Integer",
  double: "Double",
  float: "Float",
  boolean: "Boolean",
};

/** A primitive where nothing else is said, its class inside all that says more. */
function wrap(text: string, { required: isRequired, nullable }: Typed): string {
  const box = boxes[text] ?? text;
  if (nullable) return `${isRequired ? "Optional" : "JsonNullable"}\\<${box}>`;
  return isRequired ? text : `Optional\\<${box}>`;
}

const library = "https://docs.oracle.com/javase/8/docs/api/java/time";
const className = ({ name }: Class) => name;

const cell = cellWriter({
  scalars: {
    string: "String",
    integer: "long",
    int32: "int",
    number: "double",
    float: "float",
    boolean: "boolean",
    any: "Object",
    bytes: "InputStream",
  },
  external: {
    date: ["LocalDate", `${library}/LocalDate.html`],
    "date-time": ["OffsetDateTime", `${library}/OffsetDateTime.html`],
  },
  literal: () => "boolean",
  list: (items) => `List\\<${boxed(items)}>`,
  map: (values) => `Map\\<String, ${boxed(values)}>`,
  className,
  wrap,
});

/** Type arguments are classes. */
const boxed = (text: string) =>
  text.replace(/^\*(\w+)\*$/, (_, name: string) => `*${boxes[name] ?? name}*`);

const rawResponse = {
  name: "rawResponse",
  type: "[HttpResponse\\<InputStream>](https://docs.oracle.com/en/java/javase/11/docs/api/java.net.http/java/net/http/HttpResponse.html)",
  required: true,
  description: "The raw response.",
};

export const java: Language = {
  name: "java",
  fence: "java",
  printed: "camel",
  extension: "md",
  bytes: true,
  comment: (text) => `<!-- ${text} -->`,
  file: ({ name, folder }) => `docs/models/${folder}/${name}.md`,
  member: camel,
  parameter: camel,
  method: camel,
  className,
  errorClass: (name) => `models/errors/${name}`,
  cell,
  requestRow: "request",
  bodyMember: (body) =>
    body?.folder === "components" ? wordsOfClass(body.name) : ["request", "body"],
  methodRows: () => ({ before: [], after: [] }),
  spreadsBodies: false,
  additionalRow: (type, at) => ({
    name: "additionalProperties",
    type: `Map\\<String, ${boxed(cell(required(type), at))}>`,
    required: false,
  }),
  errorRows: () => [{ ...rawResponse, required: false }],
  fileRows: () => [
    { name: "fileName", type: "*String*", required: true },
    { name: "content", type: "byte[]", required: true },
  ],
  response: ({ id }, at) => {
    const name = `${pascal(id)}Response`;
    return `**[${name}](${at.url({ name, folder: "operations" })})**`;
  },
  responseRows: ({ success }, at) => [
    { name: "contentType", type: "*String*", required: true, description: "The content type." },
    { name: "statusCode", type: "*int*", required: true, description: "The status code." },
    rawResponse,
    ...(success
      ? [
          {
            name:
              success.type.kind === "scalar" && success.type.scalar === "bytes"
                ? "responseStream"
                : camel(memberOf(success.type, ["res"])),
            type: cell({ ...required(success.type), required: false }, at),
            required: false,
            description: success.description,
          },
        ]
      : []),
  ],
  enumValues: (model) =>
    enumTable(model.values, (value) => String(value).toUpperCase().replace(/\W+/g, "_")),
  unionBranches: () => undefined,
  classExample: ({ kind, name }) =>
    kind === "enum"
      ? `import sdk.models.components.${name};\n\n${name} value = ${name}.A;`
      : undefined,
  call: ({ name }, credentials) =>
    `package hello.world;\n\nSdk sdk = Sdk.builder()\n${credentials}    .build();\n\nvar res = sdk.${camel(name)}().call();`,
  credentials: ({ security }) =>
    ({
      none: "",
      bearer: '    .bearerAuth(System.getenv().getOrDefault("BEARER_AUTH", ""))\n',
      basic: '    .security(Security.builder().username("").password("").build())\n',
      apiKey: '    .apiKey(System.getenv().getOrDefault("API_KEY", ""))\n',
    })[security],
  serverExample: (url) => `Sdk sdk = Sdk.builder()\n        .serverURL("${url}")\n    .build();`,
  security: ({ security }) => securityRows(security, camel),
};
