/** A page under the folder that holds the SDK. */
export interface RenderedPage {
  readonly file: string;
  readonly text: string;
}

/** A table with its columns padded, as generators write them. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((cell, at) =>
    Math.max(3, cell.length, ...rows.map((row) => row[at]!.length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at]!)).join(" | ")} |`;
  return [line(header), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join(
    "\n",
  );
}

/** Prose in a cell. */
const inCell = (text: string) => text.replaceAll("\n", "<br/>");

/** An example in a cell: text as it is, the rest as JSON without indentation. */
export function exampleCell(value: unknown): string {
  if (value === undefined) return "";
  if (typeof value === "string") return value.replaceAll("|", "\\|");
  return JSON.stringify(value, null, 2).replace(/\n */g, "<br/>").replaceAll("|", "\\|");
}

/** Sections apart from each other; a page that ends in a table ends without a line break. */
export function pageText(...sections: (string | undefined)[]): string {
  const text = sections.filter((one) => one !== undefined && one !== "").join("\n\n");
  return text.endsWith("|") ? text : `${text}\n`;
}

export const mark = (required: boolean) => (required ? ":heavy_check_mark:" : ":heavy_minus_sign:");

const deprecationMessage = "To be removed one day.";

/** A Description cell, with the notice that a deprecated member has before its own text. */
export function descriptionCell(text: string | undefined, deprecated: boolean): string {
  const notice = `: warning: ** DEPRECATED **: ${deprecationMessage}`;
  const own = text === undefined ? undefined : inCell(text);
  if (!deprecated) return own ?? "N/A";
  return own === undefined ? notice : `${notice}<br/><br/>${own}`;
}

export const deprecationQuote = `> :warning: **DEPRECATED**: ${deprecationMessage}`;

export const struck = (text: string, deprecated: boolean) => (deprecated ? `~~${text}~~` : text);
