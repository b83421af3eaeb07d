import type { ApiModel, Member, OperationModel, Type, TypeModel } from "../api-model.js";
import { exampleOf } from "../examples.js";
import { type WireStyle, type Words, wordsOfClass } from "../names.js";
import type { At, Language, PrintedRow } from "./language.js";
import {
  deprecationQuote,
  descriptionCell,
  exampleCell,
  mark,
  pageText,
  struck,
  table,
} from "./markdown.js";

/** The table of a class's fields or a method's parameters; it has examples where one row has one. */
export function rowsTable(heading: "Field" | "Parameter", rows: readonly PrintedRow[]): string {
  const hasExamples = rows.some(({ example }) => example !== undefined && example !== "");
  const header = [heading, "Type", "Required", "Description", ...(hasExamples ? ["Example"] : [])];
  return table(
    header,
    rows.map(({ name, type, required, description, deprecated = false, example = "" }) => [
      struck(`\`${name}\``, deprecated),
      type,
      mark(required),
      descriptionCell(description, deprecated),
      ...(hasExamples ? [example] : []),
    ]),
  );
}

/** What the rows of an API are printed with. */
export interface RowWriter {
  readonly language: Language;
  readonly api: ApiModel;
  readonly style: WireStyle;
}

export function printRow(
  one: Member,
  { language, api, style }: RowWriter,
  at: At,
  spell: (name: Words) => string = language.member,
): PrintedRow {
  const example = exampleCell(exampleOf(one.type, one.example, api, style));
  return {
    name: spell(one.name),
    type: language.cell(one, at),
    required: one.required,
    description: one.description && escapeForMdx(one.description, language),
    deprecated: one.deprecated,
    example: escapeForMdx(example, language),
  };
}

export const escapeForMdx = (text: string, { extension }: Language) =>
  extension === "mdx" ? text.replaceAll("{", "\\{") : text;

export const enumTable = (
  values: readonly (string | number)[],
  name: (value: string | number) => string,
) =>
  table(
    ["Name", "Value"],
    values.map((value) => [`\`${name(value) || "EMPTY"}\``, String(value)]),
  );

/** The page's head: its title and text, as the extension has it. */
export function head(
  title: string,
  text: string | undefined,
  deprecated: boolean,
  language: Language,
) {
  const words = struck(title, deprecated);
  const first = language.extension === "mdx" ? `---\ntitle: "${words}"\n---` : `# ${words}`;
  return [first, text && escapeForMdx(text, language), deprecated ? deprecationQuote : undefined];
}

export function modelPage(model: TypeModel, writer: RowWriter, at: At): string {
  const { language } = writer;
  const code = language.classExample?.(model);
  const sections = [
    ...head(model.name, model.description, model.deprecated, language),
    code === undefined ? undefined : `## Example Usage\n\n\`\`\`${language.fence}\n${code}\n\`\`\``,
  ];
  switch (model.kind) {
    case "object":
      return pageText(
        ...sections,
        "\n## Fields",
        rowsTable("Field", objectRows(model, writer, at)),
      );
    case "file":
      return pageText(...sections, "\n## Fields", rowsTable("Field", language.fileRows()));
    case "enum":
      return pageText(...sections, "\n## Values", language.enumValues(model));
    case "union": {
      const branches = language.unionBranches(model, at);
      return pageText(
        ...sections,
        ...(branches === undefined ? [] : ["\n## Supported Types", branches]),
      );
    }
  }
}

function objectRows(
  model: Extract<TypeModel, { kind: "object" }>,
  writer: RowWriter,
  at: At,
): PrintedRow[] {
  const { language } = writer;
  return [
    ...model.fields.map((field) => printRow(field, writer, at)),
    ...(model.additional ? [language.additionalRow(model.additional, at)] : []),
    ...(model.folder === "errors" ? language.errorRows(at) : []),
  ];
}

/** The member of a request's class that holds the body. */
export function bodyRow(
  { body }: OperationModel,
  writer: RowWriter,
  at: At,
): PrintedRow | undefined {
  if (!body) return undefined;
  const { type } = body;
  const { language } = writer;
  const model = type.kind === "model" ? at.model(type.name) : undefined;
  return {
    name: language.member(language.bodyMember(model)),
    type: language.cell({ type, required: body.required, nullable: false }, at),
    required: body.required,
    description: body.description && escapeForMdx(body.description, language),
  };
}

/** The member of a wrapped response that holds the body: named after its class, or as the language has it. */
export function memberOf(type: Type, otherwise: Words): Words {
  if (type.kind === "model") return wordsOfClass(type.name);
  if (type.kind === "list" && type.items.kind === "model") {
    return [...wordsOfClass(type.items.name), "list"];
  }
  return otherwise;
}
