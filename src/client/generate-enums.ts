import type { OpenApiDocument } from "../document/openapi.js";
import { docComment } from "./doc-comment.js";
import { documentEnums, type DocumentEnum } from "./document-enums.js";
import { fileHeader } from "./file-header.js";

/**
 * Writes the source of `enums.ts`: each enum of the document as a list of its values and as their type,
 * under one name; undefined where it has none.
 */
export function generateEnums(document: OpenApiDocument): string | undefined {
  const enums = documentEnums(document);
  if (enums.length === 0) return undefined;
  const header = fileHeader("The enums of the API, as lists and as types");
  return `${header}\n${enums.map(declaration).join("\n")}`;
}

function declaration({ name, description, values }: DocumentEnum): string {
  const comment = docComment([description]);
  return `${description?.trim() ? `${comment}\n` : ""}export const ${name} = ${list(values)} as const;
export type ${name} = (typeof ${name})[number];
`;
}

function list(values: DocumentEnum["values"]): string {
  const isPlain = values.every(({ description }) => !description?.trim());
  const line = `[${values.map(({ value }) => JSON.stringify(value)).join(", ")}]`;
  if (isPlain && line.length <= 80) return line;
  const lines = values.map(({ value, description }) => {
    const comment = description?.trim() ? `${docComment([description], { indent: "  " })}\n` : "";
    return `${comment}  ${JSON.stringify(value)},\n`;
  });
  return `[\n${lines.join("")}]`;
}
