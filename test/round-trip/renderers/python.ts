import { snake, type Words, wordsOfClass } from "../names.js";
import type { Language } from "./language.js";
import { securityRows } from "./security.js";
import { bare, cellWriter, required } from "./types.js";
import { enumTable } from "./sections.js";

const library = "https://docs.python.org/3/library/datetime.html";

const cell = cellWriter({
  scalars: {
    string: "str",
    integer: "int",
    int32: "int",
    number: "float",
    float: "float",
    boolean: "bool",
    any: "Any",
  },
  // The two are printed the wrong way round.
  external: {
    date: ["datetime", `${library}#datetime-objects`],
    "date-time": ["date", `${library}#date-objects`],
  },
  literal: () => "Literal[True]",
  list: (items) => `List[${items}]`,
  map: (values) => `Dict[str, ${values}]`,
  className: ({ name }) => `models.${name}`,
  wrap: (text, { required: isRequired, nullable }) =>
    nullable
      ? `${isRequired ? "Nullable" : "OptionalNullable"}[${text}]`
      : isRequired
        ? text
        : `Optional[${text}]`,
});

const member = (name: Words) => (snake(name) === "format" ? "format_" : snake(name));

export const python: Language = {
  name: "python",
  fence: "python",
  printed: "snake",
  extension: "md",
  bytes: false,
  comment: (text) => `<!-- ${text} -->`,
  file: ({ name }) => `docs/models/${name.toLowerCase()}.md`,
  member,
  parameter: member,
  method: snake,
  className: ({ name }) => `models.${name}`,
  errorClass: (name) => `models.${name}`,
  cell,
  requestRow: "request",
  bodyMember: (body) =>
    body?.folder === "components" ? wordsOfClass(body.name) : ["request", "body"],
  methodRows: (at) => ({
    before: [],
    after: [
      {
        name: "retries",
        type: `[Optional[utils.RetryConfig]](${at.url({ name: "utils/RetryConfig", folder: "components" })})`,
        required: false,
        description: "How often to try again.",
      },
    ],
  }),
  spreadsBodies: true,
  additionalRow: (type, at) => ({
    name: "__pydantic_extra__",
    type: `Dict[str, ${cell(required(type), at)}]`,
    required: false,
  }),
  errorRows: () => [],
  fileRows: () => [
    { name: "file_name", type: "*str*", required: true },
    { name: "content", type: "*Union[bytes, IO[bytes], io.IOBase]*", required: true },
    { name: "content_type", type: "*Optional[str]*", required: false },
  ],
  response: ({ success }, at) => {
    if (!success) return undefined;
    const text = cell(required(success.type), at);
    if (success.type.kind === "model") return `**${text}**`;
    return `**[${bare(text)}](../../models/.md)**`;
  },
  enumValues: (model) =>
    enumTable(model.values, (value) => snake(String(value).split(/\W+/)).toUpperCase()),
  unionBranches: ({ branches }, at) =>
    branches
      .map((type) => bare(cell(required(type), at)))
      .map((text) => `### \`${text}\`\n\n\`\`\`python\nvalue: ${text} = /* values here */\n\`\`\``)
      .join("\n\n"),
  classExample: (model) =>
    model.kind === "enum"
      ? `from sdk.models import ${model.name}\n\nvalue = ${model.name}.A${model.open ? "\n\n# Open enum: unrecognized values are captured as UnrecognizedStr" : ""}`
      : undefined,
  call: ({ name }, credentials) =>
    `from sdk import Sdk\n\n\nwith Sdk(\n${credentials}) as sdk:\n\n    res = sdk.group.${snake(name)}()\n`,
  credentials: ({ security }) =>
    ({
      none: "",
      bearer: '    bearer_auth="<TOKEN>",\n',
      basic: '    security=models.Security(username="", password=""),\n',
      apiKey: '    api_key="<KEY>",\n',
    })[security],
  serverExample: (url) => `with Sdk(\n    server_url="${url}",\n) as sdk:\n    pass`,
  security: ({ security }) => securityRows(security, snake),
};
