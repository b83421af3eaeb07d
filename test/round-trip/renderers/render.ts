import { posix } from "node:path";
import type { ApiModel, OperationModel } from "../api-model.js";
import type { WireStyle } from "../names.js";
import { snake } from "../names.js";
import { groupPage, requestClass, responseClass } from "./group.js";
import type { At, Language, PrintedRow } from "./language.js";
import { pageText, type RenderedPage, table } from "./markdown.js";
import { bodyRow, head, modelPage, printRow, rowsTable, type RowWriter } from "./sections.js";

/** The docs of an API's SDK in one language: all that a docs folder holds, and the README above it. */
export function renderDocs(api: ApiModel, language: Language, style: WireStyle): RenderedPage[] {
  const writer = { api, language, style };
  const models = new Map(api.types.map((model) => [model.name, model]));
  const from = (file: string): At => ({
    model: (name) => models.get(name)!,
    url: (target) => {
      const up = posix.relative(posix.dirname(file), "docs");
      const linked = language.linkedFile?.(target) ?? language.file(target);
      return `${up}/${linked.replace(/^docs\//, "")}`;
    },
  });
  const page = (file: string, write: (at: At) => string): RenderedPage => ({
    file,
    text: write(from(file)),
  });
  const operations = api.groups.flatMap((group) => group.operations);
  return [
    { file: "README.md", text: readme(writer) },
    ...api.groups.map((group) =>
      page(
        `docs/sdks/${snake(group.name).replaceAll("_", "")}/README.${language.extension}`,
        (at) => groupPage(group, writer, at),
      ),
    ),
    ...api.types.map((model) => page(language.file(model), (at) => modelPage(model, writer, at))),
    ...operations
      .filter((one) => one.parameters.length > 0)
      .map((one) => page(language.file(requestClass(one)), (at) => requestPage(one, writer, at))),
    ...(language.responseRows ? operations : []).map((one) =>
      page(language.file(responseClass(one)), (at) =>
        classPage(responseClass(one).name, language.responseRows!(one, at), language),
      ),
    ),
    ...plumbingPages(language),
  ];
}

const classPage = (name: string, rows: readonly PrintedRow[], language: Language) =>
  pageText(...head(name, undefined, false, language), "\n## Fields", rowsTable("Field", rows));

function requestPage(operation: OperationModel, writer: RowWriter, at: At): string {
  const body = bodyRow(operation, writer, at);
  const rows = [
    ...operation.parameters.map((one) => printRow(one, writer, at)),
    ...(body ? [body] : []),
  ];
  return classPage(requestClass(operation).name, rows, writer.language);
}

/** Pages about the SDK itself. */
function plumbingPages(language: Language): RenderedPage[] {
  const retry = table(
    ["Name", "Type", "Description", "Example"],
    [["`strategy`", "`*str*`", "How to wait.", "`backoff`"]],
  );
  return [
    {
      file: language.file({ name: "utils/RetryConfig", folder: "components" }),
      text: pageText(
        ...head("RetryConfig", "How to try again.", false, language),
        "## Fields",
        retry,
      ),
    },
  ];
}

function readme({ api, language }: RowWriter): string {
  const section = (title: string, id: string, ...parts: string[]) =>
    `<!-- Start ${title} [${id}] -->\n${pageText(`## ${title}`, ...parts)}<!-- End ${title} [${id}] -->`;
  const schemes = language.security(api);
  const { title, description, server } = api;
  const code = (text: string) => `\`\`\`${language.fence}\n${text}\n\`\`\``;
  return pageText(
    "# sdk",
    ...(title === undefined || description === undefined
      ? []
      : [section("Summary", "summary", `${title}: ${description}`)]),
    section("Table of Contents", "toc", "* [SDK](#sdk)"),
    ...(schemes.length === 0
      ? []
      : [section("Authentication", "security", `${table(["Name", "Type", "Scheme"], schemes)}\n`)]),
    ...(server === undefined
      ? []
      : [
          section(
            "Server Selection",
            "server",
            "One may choose:",
            code(language.serverExample(server)),
          ),
        ]),
  );
}
