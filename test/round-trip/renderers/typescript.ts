import { camel, wordsOfClass } from "../names.js";
import type { At, Language, PrintedRow } from "./language.js";
import { securityRows } from "./security.js";
import { bare, cellWriter, required } from "./types.js";

const mdn = "https://developer.mozilla.org/en-US/docs/Web";

/** Where there are Markdown pages, and where there are MDX pages, the same SDK is documented. */
function typescriptIn(extension: "md" | "mdx"): Language {
  // Components stand above the other folders where the pages are MDX.
  const isFlat = extension === "mdx";
  const className: Language["className"] = ({ name, folder }) =>
    `${isFlat && folder === "components" ? "models" : folder}.${name}`;
  const open = extension === "mdx" ? "\\<" : "<";
  const cell = cellWriter({
    scalars: {
      string: "string",
      integer: "number",
      int32: "number",
      number: "number",
      float: "number",
      boolean: "boolean",
      any: "any",
    },
    external: {
      date: ["RFCDate", "../../types/rfcdate.md"],
      "date-time": ["Date", `${mdn}/JavaScript/Reference/Global_Objects/Date`],
      bytes: ["ReadableStream\\<Uint8Array>", "../../models/.md"],
    },
    literal: (value) => JSON.stringify(value),
    list: (items) => `${items}[]`,
    map: (values) => `Record${open}string, ${values}>`,
    className,
    wrap: (text) => text,
    // A union is named without a link.
    union: (model) => `*${className(model)}*`,
  });
  return {
    name: extension === "mdx" ? "mdx" : "typescript",
    fence: "typescript",
    printed: "camel",
    extension,
    bytes: true,
    comment: (text) => `<!-- ${text} -->`,
    file: ({ name, folder }) =>
      name.startsWith("utils/")
        ? `docs/lib/${name.toLowerCase()}.${extension}`
        : `docs/models/${isFlat && folder === "components" ? "" : `${folder}/`}${name.toLowerCase()}.${extension}`,
    member: camel,
    parameter: camel,
    method: camel,
    className,
    errorClass: (name) => `errors.${name}`,
    cell,
    requestRow: "request",
    bodyMember: (body) =>
      body?.folder === "components" ? wordsOfClass(body.name) : ["request", "body"],
    methodRows: (at) => ({ before: [], after: optionRows(at) }),
    spreadsBodies: false,
    additionalRow: (type, at) => ({
      name: "additionalProperties",
      type: `Record${open}string, ${cell(required(type), at)}>`,
      required: false,
    }),
    errorRows: () => [],
    fileRows: () => [
      { name: "fileName", type: "*string*", required: true },
      { name: "content", type: "*ReadableStream<Uint8Array>*", required: true },
    ],
    response: ({ success }, at) => {
      if (!success) return "**Promise\\<void\\>**";
      const { type } = success;
      const text = cell(required(type), at);
      if (type.kind === "model" && text.startsWith("[")) return `**Promise\\<${text}\\>**`;
      if (type.kind === "model") {
        const model = at.model(type.name);
        return `**Promise\\<[${className(model)}](${at.url(model)})\\>**`;
      }
      return `**Promise\\<[${bare(text)}](../../models/.md)\\>**`;
    },
    enumValues: ({ values, open: isOpen }) => {
      const code = values.map((value) => JSON.stringify(value)).join(" | ");
      const base = typeof values[0] === "number" ? "number" : "string";
      const rest = isOpen ? ` | Unrecognized<${base}>` : "";
      const note = isOpen
        ? "// This is an open enum: what is not listed has the type Unrecognized.\n\n"
        : "";
      return `\`\`\`typescript\n${note}${code}${rest}\n\`\`\``;
    },
    unionBranches: ({ branches }, at) =>
      branches
        .map((type) => bare(cell(required(type), at)))
        .map((text) => `### \`${text}\`\n\n\`\`\`typescript\nconst value: ${text} = {};\n\`\`\``)
        .join("\n\n"),
    classExample: ({ name, folder, kind }) =>
      kind === "union"
        ? undefined
        : `import { ${name} } from "sdk/models/${folder}";\n\n// No examples available for this model`,
    call: ({ name }, credentials) =>
      `import { Sdk } from "sdk";\n\nconst sdk = new Sdk({\n${credentials}});\n\nawait sdk.group.${camel(name)}();`,
    credentials: ({ security }) =>
      ({
        none: "",
        bearer: '  bearerAuth: "<TOKEN>",\n',
        basic: '  security: { username: "", password: "" },\n',
        apiKey: '  apiKey: "<KEY>",\n',
      })[security],
    serverExample: (url) => `const sdk = new Sdk({\n  serverURL: "${url}",\n});`,
    security: ({ security }) => securityRows(security, camel),
  };
}

const optionRows = (at: At): PrintedRow[] => [
  { name: "options", type: "RequestOptions", required: false, description: "Options." },
  {
    name: "options.fetchOptions",
    type: `[RequestInit](${mdn}/API/Request/Request#options)`,
    required: false,
    description: "What `fetch` takes, except `method` and `body`.",
  },
  {
    name: "options.retries",
    type: `[RetryConfig](${at.url({ name: "utils/RetryConfig", folder: "components" })})`,
    required: false,
    description: "How often to try again.",
  },
];

export const typescript = typescriptIn("md");
export const mdx = typescriptIn("mdx");
