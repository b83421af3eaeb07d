import type { ErrorModel, Group, OperationModel, TypeModel } from "../api-model.js";
import { operationIdOf, pathOf } from "../expected-document.js";
import { pascal } from "../names.js";
import type { At, PrintedRow } from "./language.js";
import { deprecationQuote, pageText, struck, table } from "./markdown.js";
import { bodyRow, escapeForMdx, printRow, rowsTable, type RowWriter } from "./sections.js";

/** The page of a group: what there is to call, then a section for each method. */
export function groupPage(group: Group, writer: RowWriter, at: At): string {
  const { language } = writer;
  const deprecated = group.operations.every((one) => one.deprecated);
  const title = struck(pascal(group.name), deprecated);
  const list = group.operations.map((operation) => {
    const method = language.method(operation.name);
    const note = operation.deprecated ? " :warning: **Deprecated**" : "";
    const name = struck(method, operation.deprecated);
    return `* [${name}](#${method.toLowerCase()}) - ${operation.summary}${note}`;
  });
  const alias = language.alias ? `\n${language.alias(group)}` : "";
  return pageText(
    language.extension === "mdx" ? frontMatter(title, group.description) : `# ${title}${alias}`,
    deprecated ? "> [!WARNING]\n> This SDK is **DEPRECATED**" : undefined,
    "## Overview",
    group.description && escapeForMdx(group.description, language),
    `### Available Operations\n\n${list.join("\n")}`,
    ...group.operations.flatMap((operation) => operationSection(operation, writer, at)),
  );
}

const frontMatter = (title: string, description: string | undefined) =>
  [
    "---",
    `title: "${title}"`,
    ...(description === undefined ? [] : [`description: ${JSON.stringify(description)}`]),
    "---",
  ].join("\n");

function operationSection(
  operation: OperationModel,
  writer: RowWriter,
  at: At,
): (string | undefined)[] {
  const { language, api } = writer;
  const { deprecated } = operation;
  const credentials = operation.anonymous ? "" : language.credentials(api);
  const rows = methodRows(operation, writer, at);
  const response = language.response(operation, at);
  const comment = language.comment(
    `UsageSnippet language="${language.fence}" operationID="${operationIdOf(operation)}" method="${operation.method}" path="${pathOf(operation, api)}"`,
  );
  const fence = `\`\`\`${language.fence}\n${language.call(operation, credentials)}\n\`\`\``;
  return [
    `## ${struck(language.method(operation.name), deprecated)}`,
    // Without a description, the summary stands in its place.
    operation.description ?? operation.summary,
    deprecated ? deprecationQuote : undefined,
    `### Example Usage\n\n${language.extension === "mdx" ? "" : `${comment}\n`}${fence}`,
    ...(rows.length > 0 ? ["### Parameters", rowsTable("Parameter", rows)] : []),
    ...(response === undefined ? [] : ["### Response", response]),
    "### Errors",
    errorsTable(operation, writer),
  ];
}

/** The error that an SDK throws for whatever is not documented has no page. */
function errorsTable({ errors }: OperationModel, { language }: RowWriter): string {
  const name = ({ type, statuses, contentType = "application/json" }: ErrorModel) =>
    ["4", "5"].flatMap((first) => {
      const codes = statuses.filter((status) => status.startsWith(first));
      return codes.length > 0 ? [[language.errorClass(type), codes.join(", "), contentType]] : [];
    });
  return table(
    ["Error Type", "Status Code", "Content Type"],
    [...errors.flatMap(name), [language.errorClass("SDKDefaultError"), "4XX, 5XX", "\\*/\\*"]],
  );
}

/** Whether the docs spread the properties of a body over the method's parameters, required ones first. */
export function spreadBody(
  { body, parameters }: OperationModel,
  { language, api }: Pick<RowWriter, "language" | "api">,
): Extract<TypeModel, { kind: "object" }> | undefined {
  if (!body?.required || parameters.length > 0) return undefined;
  if (!language.spreadsBodies || !api.flat || body.type.kind !== "model") return undefined;
  const { name } = body.type;
  const model = api.types.find((one) => one.name === name)!;
  return model.kind === "object" && model.fields.length > 0 ? model : undefined;
}

function methodRows(operation: OperationModel, writer: RowWriter, at: At): PrintedRow[] {
  const { language, api } = writer;
  const { before, after } = language.methodRows(at);
  const around = (rows: readonly PrintedRow[]) => [...before, ...rows, ...after];
  const { parameters, body } = operation;
  const spread = spreadBody(operation, writer);
  if (spread) {
    const rows = spread.fields.map((field) => printRow(field, writer, at, language.parameter));
    return around([...rows.filter((one) => one.required), ...rows.filter((one) => !one.required)]);
  }
  if (parameters.length === 0 && !body) return around([]);
  if (parameters.length > 0 && api.flat) {
    const rows = parameters.map((one) => printRow(one, writer, at, language.parameter));
    const last = bodyRow(operation, writer, at);
    const own = last
      ? { ...last, name: language.parameter(language.bodyMember(modelOf(operation, at))) }
      : undefined;
    return around([...rows, ...(own ? [own] : [])]);
  }
  const type =
    parameters.length > 0
      ? requestClassCell(operation, writer, at)
      : language.cell({ type: body!.type, required: true, nullable: false }, at);
  return around([
    { name: language.requestRow, type, required: true, description: "The request object to use." },
  ]);
}

const modelOf = ({ body }: OperationModel, at: At) =>
  body?.type.kind === "model" ? at.model(body.type.name) : undefined;

export const requestClass = ({ id }: OperationModel) =>
  ({ name: `${pascal(id)}Request`, folder: "operations" }) as const;

export const responseClass = ({ id }: OperationModel) =>
  ({ name: `${pascal(id)}Response`, folder: "operations" }) as const;

function requestClassCell(operation: OperationModel, { language }: RowWriter, at: At): string {
  const wrapper = requestClass(operation);
  return `[${language.className(wrapper)}](${at.url(wrapper)})`;
}
