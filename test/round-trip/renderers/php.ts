import { camel, pascal, wordsOfClass } from "../names.js";
import type { Class, Language } from "./language.js";
import { enumTable, memberOf } from "./sections.js";
import { securityRows } from "./security.js";
import { bare, cellWriter, required } from "./types.js";

const className = ({ name, folder }: Class) => `${pascal([folder])}\\${name}`;

const cell = cellWriter({
  scalars: {
    string: "string",
    integer: "int",
    int32: "int",
    number: "float",
    float: "float",
    boolean: "bool",
    any: "mixed",
  },
  // Those of the library do not show that they may be absent.
  external: {
    date: ["LocalDate", "https://www.brick.io/date-time"],
    "date-time": ["\\DateTime", "https://www.php.net/manual/en/class.datetime.php"],
  },
  literal: () => "bool",
  list: (items) => `array<${items}>`,
  map: (values) => `array<string, ${values}>`,
  className,
  wrap: (text, typed) => (typed.required || text === "mixed" ? text : `?${text}`),
  // The link leads to the union's page, its text holds the branches.
  union: (model, typed, at) => {
    const branches = model.branches.map((type) => bare(cell(required(type), at)));
    const all = typed.required ? branches : [...branches, "null"];
    return `[${[...new Set(all)].join("\\|")}](${at.url(model)})`;
  },
});

const rawResponse = {
  name: "rawResponse",
  type: "[\\Psr\\Http\\Message\\ResponseInterface](https://www.php-fig.org/psr/psr-7/#33-psrhttpmessageresponseinterface)",
  required: true,
  description: "The raw response.",
};

export const php: Language = {
  name: "php",
  fence: "php",
  printed: "camel",
  extension: "md",
  bytes: false,
  comment: (text) => `<!-- ${text} -->`,
  file: ({ name, folder }) => `docs/Models/${pascal([folder])}/${name}.md`,
  member: camel,
  parameter: camel,
  method: camel,
  className,
  errorClass: (name) => `Errors\\${name}`,
  cell,
  requestRow: "$request",
  bodyMember: (body) =>
    body?.folder === "components" ? wordsOfClass(body.name) : ["request", "body"],
  methodRows: () => ({ before: [], after: [] }),
  spreadsBodies: false,
  additionalRow: (type, at) => ({
    name: "additionalProperties",
    type: `array<string, ${cell(required(type), at)}>`,
    required: false,
  }),
  errorRows: () => [{ ...rawResponse, required: false }],
  fileRows: () => [
    { name: "fileName", type: "*string*", required: true },
    { name: "content", type: "*string*", required: true },
  ],
  response: ({ id }, at) => {
    const name = `${pascal(id)}Response`;
    return `**[?Operations\\${name}](${at.url({ name, folder: "operations" })})**`;
  },
  responseRows: ({ success }, at) => [
    { name: "contentType", type: "*string*", required: true, description: "The content type." },
    { name: "statusCode", type: "*int*", required: true, description: "The status code." },
    rawResponse,
    ...(success
      ? [
          {
            name: camel(memberOf(success.type, ["res"])),
            type: cell({ ...required(success.type), required: false }, at),
            required: false,
            description: success.description,
          },
        ]
      : []),
  ],
  enumValues: (model) =>
    enumTable(model.values, (value) => pascal(String(value).split(/\W+/).filter(Boolean))),
  unionBranches: ({ branches }, at) =>
    branches
      .map((type) => bare(cell(required(type), at)))
      .map((text) => {
        const code = `/**\n* @var ${text}\n*/\n${text} $value = /* values here */`;
        return `### \`${text}\`\n\n\`\`\`php\n${code}\n\`\`\``;
      })
      .join("\n\n"),
  call: ({ name }, credentials) =>
    `declare(strict_types=1);\n\n$sdk = Sdk::builder()\n${credentials}    ->build();\n\n$response = $sdk->group->${camel(name)}();`,
  credentials: ({ security }) =>
    security === "none" ? "" : "    ->setSecurity(\n        '<KEY>'\n    )\n",
  serverExample: (url) => `$sdk = Sdk::builder()\n    ->setServerURL('${url}')\n    ->build();`,
  security: ({ security }) => securityRows(security, camel),
};
