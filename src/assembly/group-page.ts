import type { Dialect } from "../dialects/dialect.js";
import type { Origin, Report } from "../diagnostics/diagnostic.js";
import { type FactOrigins, type HttpMethod, isHttpMethod } from "../model/api.js";
import {
  type Block,
  type Comment,
  type Heading,
  originOfSource,
  type Page,
  sourceBetween,
} from "../pages/page.js";
import { cellOrigin, type Table } from "../pages/table.js";
import { readDeprecationQuote, readStruck } from "./cell-text.js";
import { columnsOf, readFieldTable, rowCells, type TableMember } from "./field-table.js";
import { titleOf } from "./model-page.js";

/** A page about a group of operations: one method of the SDK below the other. */
export interface GroupPage {
  readonly file: string;
  readonly title: string;
  readonly deprecated: boolean;
  readonly overview?: string;
  readonly origin: Origin;
  readonly origins: FactOrigins<"description">;
  readonly operations: readonly DocumentedOperation[];
}

/** One operation as its section says it, before the pages it points to are known. */
export interface DocumentedOperation {
  /** The SDK's method name. */
  readonly name: string;
  /** Where the docs tell it: operationId, method and path. */
  readonly endpoint?: Endpoint;
  /** True also where the comment that tells it cannot be read. */
  readonly hasUsageComment: boolean;
  readonly summary?: string;
  readonly description?: string;
  readonly deprecated: boolean;
  readonly parameters: readonly TableMember[];
  /** The source under the Response heading; undefined when there is none. */
  readonly response?: { readonly text: string; readonly origin: Origin };
  readonly errors: readonly ErrorRow[];
  /** The code of the usage examples. */
  readonly snippets: readonly string[];
  readonly origin: Origin;
  readonly origins: FactOrigins<"summary" | "description" | "deprecated">;
}

export interface Endpoint {
  readonly operationId: string;
  readonly method: HttpMethod;
  readonly path: string;
  readonly origin: Origin;
}

export interface ErrorRow {
  readonly type: string;
  readonly statuses: readonly string[];
  readonly contentType: string;
  /** The place of the type. */
  readonly origin: Origin;
  readonly origins: FactOrigins<"status" | "contentType">;
}

/** What the format puts below an operation, at depth 3. The description ends at the first of them. */
const parts = new Set(["Standalone function", "Parameters", "Response", "Errors"]);
const isExample = (text: string) => text === "Example Usage" || text.startsWith("Example Usage:");
const isPart = (block: Block): block is Heading =>
  block.kind === "heading" && block.depth === 3 && (parts.has(block.text) || isExample(block.text));

/** Lines by which pages of this format are divided, whatever a code fence in a description claims. */
export function isLandmark(line: string): boolean {
  return line.startsWith("### Example Usage") || /^(?:<!--|\{\/\*) UsageSnippet /.test(line);
}

/** Reads a page of operations; undefined when the page has none and lists none. */
export function readGroupPage(page: Page, dialect: Dialect, report: Report): GroupPage | undefined {
  const title = titleOf(page);
  const summaries = readSummaries(page);
  const sections = operationSections(page.blocks, summaries);
  const lists = page.blocks.some((b) => b.kind === "heading" && b.text === "Available Operations");
  if (!title || (sections.length === 0 && !lists)) return undefined;
  const struck = readStruck(title.text);
  const { overview, origins } = readOverview(page);
  return {
    file: page.file,
    title: struck.text,
    deprecated: struck.deprecated,
    ...(overview ? { overview } : {}),
    origin: { file: page.file, line: title.line, column: title.column },
    origins,
    operations: sections.map((blocks) => readOperation(page, blocks, summaries, dialect, report)),
  };
}

/**
 * The runs of blocks that are about one operation each. They begin at the headings of depth 2 that the page
 * lists as its operations. One that is not listed begins an operation if it holds a part of one, unless
 * the operation above it has none yet: then it is a heading in that one's description.
 */
function operationSections(
  blocks: readonly Block[],
  listed: ReadonlyMap<string, unknown>,
): (readonly [Heading, ...Block[]])[] {
  const sections: [Heading, ...Block[]][] = [];
  blocks.forEach((block, at) => {
    const current = sections.at(-1);
    if (block.kind === "heading" && block.depth === 2) {
      const isListed = listed.has(readStruck(block.text).text.toLowerCase());
      const isFree = holdsPart(blocks, at) && (!current || current.some(isPart));
      if (isListed || isFree) {
        sections.push([block]);
        return;
      }
    }
    current?.push(block);
  });
  return sections.filter((section) => section.some(isPart));
}

function holdsPart(blocks: readonly Block[], at: number): boolean {
  for (let next = at + 1; next < blocks.length; next++) {
    const block = blocks[next]!;
    if (block.kind === "heading" && block.depth === 2) return false;
    if (isPart(block)) return true;
  }
  return false;
}

/** What the list of operations says of one, and where; the text is empty where it only names it. */
interface Summary {
  readonly text: string;
  readonly origin: Origin;
}

/** `* [name](#anchor) - summary`, by the name in lower case. */
function readSummaries(page: Page): ReadonlyMap<string, Summary> {
  const summaries = new Map<string, Summary>();
  for (const [at, line] of page.lines.entries()) {
    const entry = /^ *[*-] \[((?:(?!\]\(#).)+)\]\(#[^)]*\)(?: - (.*))?$/.exec(line);
    if (!entry) continue;
    const said = entry[2] ?? "";
    const text = said.replace(/:warning: \*\*Deprecated\*\*.*$/, "").trim();
    const name = readStruck(entry[1]!).text.toLowerCase();
    const origin = { file: page.file, line: at + 1, column: line.length - said.length + 1 };
    if (!summaries.has(name)) summaries.set(name, { text, origin });
  }
  return summaries;
}

function readOverview(page: Page): Pick<GroupPage, "overview" | "origins"> {
  const at = page.blocks.findIndex((b) => b.kind === "heading" && b.text === "Overview");
  const end = page.blocks.findIndex(
    (b) => b.kind === "heading" && b.text === "Available Operations",
  );
  const [overview, list] = [page.blocks[at], page.blocks[end]];
  if (!overview || !list || end < at) return { origins: {} };
  const lines = [overview.line + 1, list.line - 1] as const;
  const description = originOfSource(page, ...lines);
  return description
    ? { overview: sourceBetween(page, ...lines), origins: { description } }
    : { origins: {} };
}

function readOperation(
  page: Page,
  blocks: readonly [Heading, ...Block[]],
  summaries: ReadonlyMap<string, Summary>,
  dialect: Dialect,
  report: Report,
): DocumentedOperation {
  const [heading] = blocks;
  const name = readStruck(heading.text);
  const firstPart = blocks.find(isPart);
  const lines = [heading.line + 1, (firstPart?.line ?? heading.line + 1) - 1] as const;
  const prose = readDeprecationQuote(sourceBetween(page, ...lines));
  const proseOrigin = originOfSource(page, ...lines);
  const listed = summaries.get(name.text.toLowerCase());
  const summary = listed?.text || undefined;
  // Where the API gives no description, the docs repeat the summary in its place.
  const description = prose.description === summary ? undefined : prose.description;
  const endpoint = readEndpoint(page, blocks, report);
  const parameters = tableUnder(blocks, "Parameters");
  const response = readResponseText(page, blocks);
  const errors = tableUnder(blocks, "Errors") ?? errorsUnderResponse(blocks);
  return {
    name: name.text,
    ...(endpoint ? { endpoint } : {}),
    hasUsageComment: blocks.some(isUsageComment),
    ...(summary === undefined ? {} : { summary }),
    ...(description === undefined ? {} : { description }),
    deprecated: name.deprecated || prose.deprecated,
    parameters: parameters
      ? readFieldTable(page.file, parameters, dialect, report, dialect.isPlumbingParameter)
      : [],
    ...(response ? { response } : {}),
    errors: errors ? readErrors(page.file, errors, report) : [],
    snippets: blocks.flatMap((b) => (b.kind === "code" ? [b.value] : [])),
    origin: { file: page.file, line: heading.line, column: heading.column },
    origins: {
      ...(listed ? { summary: listed.origin } : {}),
      ...(proseOrigin ? { description: proseOrigin } : {}),
    },
  };
}

const isUsageComment = (block: Block): block is Comment =>
  block.kind === "comment" && /^UsageSnippet\s/.test(block.value);

/** `<!-- UsageSnippet language="go" operationID="X_y" method="get" path="/x/{id}" -->` */
function readEndpoint(page: Page, blocks: readonly Block[], report: Report): Endpoint | undefined {
  for (const block of blocks) {
    if (!isUsageComment(block)) continue;
    const attributes = new Map(
      [...block.value.matchAll(/(\w+)="([^"]*)"/g)].map((found) => [found[1]!, found[2]!]),
    );
    const operationId = attributes.get("operationID");
    const method = attributes.get("method")?.toLowerCase();
    const path = attributes.get("path");
    const origin = { file: page.file, line: block.line, column: 1 };
    if (operationId && method && path?.startsWith("/") && isHttpMethod(method)) {
      return { operationId, method, path, origin };
    }
    report({
      rule: "unreadable-endpoint",
      severity: "warning",
      message: "The usage comment does not name an operation, a method and a path.",
      mend: 'Write operationID="…" method="…" path="/…" in it.',
      origin,
    });
  }
  return undefined;
}

function tableUnder(blocks: readonly Block[], heading: string): Table | undefined {
  const at = blocks.findIndex((b) => isPart(b) && b.text === heading);
  if (at < 0) return undefined;
  for (const block of blocks.slice(at + 1)) {
    if (isPart(block)) return undefined;
    if (block.kind === "table") return block.table;
  }
  return undefined;
}

/** The oldest docs put the table of errors below the response, without a heading. */
function errorsUnderResponse(blocks: readonly Block[]): Table | undefined {
  const table = tableUnder(blocks, "Response");
  return table && columnsOf(table).has("Status Code") ? table : undefined;
}

function readResponseText(
  page: Page,
  blocks: readonly Block[],
): { text: string; origin: Origin } | undefined {
  const at = blocks.findIndex((b) => isPart(b) && b.text === "Response");
  const next = blocks[at + 1];
  if (at < 0 || next?.kind !== "prose") return undefined;
  const text = sourceBetween(page, next.line, next.endLine);
  return text ? { text, origin: { file: page.file, line: next.line, column: 1 } } : undefined;
}

function readErrors(file: string, table: Table, report: Report): ErrorRow[] {
  return table.rows.map((row) => {
    const cell = rowCells(file, table, row, report);
    // Older docs call it an object.
    const type = cell("Error Type") ?? cell("Error Object");
    const originOf = (heading: string) => cellOrigin(file, row, cell(heading));
    return {
      type: withoutLink(type?.text ?? ""),
      statuses: readStatuses(cell("Status Code")?.text ?? ""),
      contentType: (cell("Content Type")?.text ?? "").replaceAll("\\", ""),
      origin: cellOrigin(file, row, type),
      origins: { status: originOf("Status Code"), contentType: originOf("Content Type") },
    };
  });
}

/** `400, 4XX`, or `4xx-5xx` in older docs. The letters of a class are capitals (OpenAPI 3.1.1 section 4.8.16.2). */
function readStatuses(cell: string): string[] {
  return cell.split(/[,-]/).map((code) => code.trim().replace(/^([1-5])xx$/i, "$1XX"));
}

function withoutLink(text: string): string {
  return /^\[([\s\S]+)\]\([^)]*\)$/.exec(text)?.[1] ?? text;
}
