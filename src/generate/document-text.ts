import { stringify } from "yaml";

export type DocumentFormat = "yaml" | "json";

/**
 * A document as the text of a file. Keys keep their order, and both forms parse back to the same data.
 *
 * YAML breaks no lines of its own, writes texts of many lines as blocks, repeats no node by alias, and
 * quotes what a reader of YAML 1.1 would take for a date, a boolean or a number.
 */
export function documentText(document: object, format: DocumentFormat): string {
  if (format === "json") return `${JSON.stringify(document, null, 2)}\n`;
  return stringify(document, {
    aliasDuplicateObjects: false,
    blockQuote: "literal",
    compat: "yaml-1.1",
    // Broken over lines, a quoted text with a line of spaces does not read back as it was (yaml 2.9).
    doubleQuotedMinMultiLineLength: Infinity,
    lineWidth: 0,
  });
}
