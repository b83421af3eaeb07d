import type { FactOrigins, SecurityScheme, Server } from "../model/api.js";
import { type Block, type Page, sourceBetween } from "../pages/page.js";
import { cellOrigin, type Row } from "../pages/table.js";
import { withoutBackquotes } from "./cell-text.js";
import { columnsOf } from "./field-table.js";
import { readServers } from "./server-section.js";

/** What an SDK's README says of the API as a whole. */
export interface Readme {
  readonly title?: string;
  readonly description?: string;
  readonly origins?: FactOrigins<"title" | "description">;
  readonly servers: readonly Server[];
  readonly securitySchemes: readonly SecurityScheme[];
}

/**
 * Reads a README whose sections stand between comments: `<!-- Start Summary [summary] -->` … `<!-- End …`.
 * Sections that are not there are simply not known.
 */
export function readReadme(page: Page | undefined): Readme {
  if (!page) return { servers: [], securitySchemes: [] };
  return {
    ...readSummary(page),
    servers: readServers(page, section(page, "server")),
    securitySchemes: readSecurity(page),
  };
}

function section(page: Page, id: string): readonly Block[] {
  const isMark = (word: string) => (b: Block) =>
    b.kind === "comment" && b.value.startsWith(`${word} `) && b.value.endsWith(`[${id}]`);
  const start = page.blocks.findIndex(isMark("Start"));
  const end = page.blocks.findIndex(isMark("End"));
  return start < 0 ? [] : page.blocks.slice(start + 1, end < start ? undefined : end);
}

/** `Title: description`, which is all that is ever printed of the document's info. */
function readSummary(page: Page): Pick<Readme, "title" | "description" | "origins"> {
  const blocks = section(page, "summary").filter((b) => !(b.kind === "heading" && b.depth <= 2));
  const [first, last] = [blocks[0], blocks.at(-1)];
  if (!first || !last) return {};
  const text = sourceBetween(page, first.line, last.endLine);
  const found = /^([^\n:]+):\s+([\s\S]*)$/.exec(text);
  const origin = { file: page.file, line: first.line, column: 1 };
  if (!found) return { description: text, origins: { description: origin } };
  const [, title = "", description = ""] = found;
  const before = text.slice(0, text.length - description.length).split("\n");
  return {
    title: title.trim(),
    description: description.trim(),
    origins: {
      title: origin,
      description: {
        file: page.file,
        line: first.line + before.length - 1,
        column: before.at(-1)!.length + 1,
      },
    },
  };
}

function readSecurity(page: Page): SecurityScheme[] {
  return section(page, "security").flatMap((block) => {
    if (block.kind !== "table") return [];
    const columns = columnsOf(block.table);
    if (!columns.has("Name") || !columns.has("Scheme")) return [];
    return block.table.rows.flatMap((row) => readScheme(page, row, columns) ?? []);
  });
}

function readScheme(
  page: Page,
  row: Row,
  columns: ReadonlyMap<string, number>,
): SecurityScheme | undefined {
  const cell = (heading: string) => row.cells[columns.get(heading) ?? -1];
  const nameCell = cell("Name");
  // HTTP Basic shows the names of its user and password members, one below the other.
  const [name = ""] = (nameCell?.text ?? "").split(/<br\s*\/?>/);
  const type = cell("Type")?.text.toLowerCase() ?? "";
  const scheme = cell("Scheme")?.text.toLowerCase() ?? "";
  const base = { name: withoutBackquotes(name), origin: cellOrigin(page.file, row, nameCell) };
  if (type === "http" && scheme.includes("basic")) {
    return { ...base, name: "basicAuth", type: "http", scheme: "basic" };
  }
  if (type === "http") {
    return { ...base, type: "http", scheme: scheme.includes("custom") ? "custom" : "bearer" };
  }
  if (type === "apikey") {
    const place = /cookie|query/.exec(scheme)?.[0] as "cookie" | "query" | undefined;
    return { ...base, type: "apiKey", in: place ?? "header" };
  }
  if (type === "oauth2") return { ...base, type: "oauth2" };
  if (type.startsWith("openid")) return { ...base, type: "openIdConnect" };
  return undefined;
}
