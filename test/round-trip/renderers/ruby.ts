import { pascal, snake } from "../names.js";
import type { At, Class, Language, Typed } from "./language.js";
import { enumTable, memberOf } from "./sections.js";
import { securityRows } from "./security.js";
import { bare, cellWriter, required } from "./types.js";

const className = ({ name, folder }: Class) => `Models::${pascal([folder])}::${name}`;

/** One mark for what may be absent and for what may be null. */
const wrap = (text: string, { required: isRequired, nullable }: Typed) =>
  isRequired && !nullable ? text : `Crystalline::Nilable.new(${text})`;

const cell = cellWriter({
  scalars: {
    string: "::String",
    integer: "::Integer",
    int32: "::Integer",
    number: "::Float",
    float: "::Float",
    boolean: "Crystalline::Boolean.new",
    any: "::Object",
  },
  // The two are printed the wrong way round.
  external: {
    date: ["DateTime", "https://ruby-doc.org/stdlib-2.6.1/libdoc/date/rdoc/DateTime.html"],
    "date-time": ["Date", "https://ruby-doc.org/stdlib-2.6.1/libdoc/date/rdoc/Date.html"],
  },
  literal: () => "Crystalline::Boolean.new",
  list: (items) => `Crystalline::Array<${items}>`,
  map: (values) => `Crystalline::Hash[Symbol, ${values}]`,
  className,
  wrap,
  // The page of a union holds its title only, so that its branches stand in the cells that lead to it.
  union: (model, typed, at) => {
    const branches = model.branches.map((type) => inConstructor(cell(required(type), at)));
    const text = `Crystalline::Union.new(${branches.join(", ")})`;
    return `[${wrap(text, typed)}](${at.url(model)})`;
  },
});

/** Inside of calls, lists are calls too. */
const inConstructor = (text: string) => bare(text).replace(/Array<(.*)>/, "Array.new($1)");

const rawResponse = {
  name: "raw_response",
  type: "[Faraday::Response](https://www.rubydoc.info/gems/faraday/Faraday/Response)",
  required: true,
  description: "The raw response.",
};

/** Links lead to a folder that is not there. */
const fileOf = ({ name, folder }: Class) => `docs/models/${folder}/${name.toLowerCase()}.md`;

export const ruby: Language = {
  name: "ruby",
  fence: "ruby",
  printed: "snake",
  extension: "md",
  bytes: false,
  comment: (text) => `<!-- ${text} -->`,
  file: fileOf,
  linkedFile: (of) => fileOf(of).replace("/components/", "/shared/"),
  member: snake,
  parameter: snake,
  method: snake,
  className,
  errorClass: (name) =>
    name === "SDKDefaultError" ? "Errors::APIError" : `Models::Errors::${name}`,
  cell: (typed, at) => cell(typed, at),
  requestRow: "request",
  bodyMember: () => ["body"],
  methodRows: () => ({ before: [], after: [] }),
  spreadsBodies: false,
  additionalRow: (type, at) => ({
    name: "additional_properties",
    type: `Crystalline::Hash[Symbol, ${cell(required(type), at)}]`,
    required: false,
  }),
  errorRows: () => [{ ...rawResponse, required: false }],
  fileRows: () => [
    { name: "file_name", type: "*::String*", required: true },
    { name: "content", type: "*::String*", required: true },
  ],
  response: ({ id }, at: At) => {
    const name = `${pascal(id)}Response`;
    const url = at.url({ name, folder: "operations" });
    return `**[Crystalline::Nilable.new(Models::Operations::${name})](${url})**`;
  },
  responseRows: ({ success }, at) => [
    { name: "content_type", type: "*::String*", required: true, description: "The content type." },
    { name: "status_code", type: "*::Integer*", required: true, description: "The status code." },
    rawResponse,
    ...(success
      ? [
          {
            name: snake(memberOf(success.type, ["res"])),
            type: cell({ ...required(success.type), required: false }, at),
            required: false,
            description: success.description,
          },
        ]
      : []),
  ],
  enumValues: (model) =>
    enumTable(model.values, (value) => snake(String(value).split(/\W+/)).toUpperCase()),
  unionBranches: () => undefined,
  classExample: (model) =>
    model.kind === "enum"
      ? `require "sdk"\n\nvalue = ${model.name}::A${model.open ? "\n\n# Open enum: other values may come" : ""}`
      : undefined,
  call: ({ name }, credentials) =>
    `require 'sdk'\n\ns = ::Sdk::Client.new(\n${credentials})\n\nres = s.group.${snake(name)}\n`,
  credentials: ({ security }) =>
    ({
      none: "",
      bearer: "  bearer_auth: '<TOKEN>'\n",
      basic: "  security: Models::Components::Security.new(username: '', password: '')\n",
      apiKey: "  api_key: '<KEY>'\n",
    })[security],
  serverExample: (url) => `s = ::Sdk::Client.new(\n  server_url: '${url}'\n)`,
  security: ({ security }) => securityRows(security, snake),
};
