import type { Origin } from "../diagnostics/diagnostic.js";
import type { FactOrigins, Server, ServerVariable } from "../model/api.js";
import { type Block, type Page, sourceBetween } from "../pages/page.js";
import { type Cell, cellOrigin, type Row, type Table } from "../pages/table.js";
import { withoutBackquotes } from "./cell-text.js";
import { columnsOf } from "./field-table.js";

/**
 * Reads a README's section about servers. Where an API has several, a table lists them; the URL of a single
 * one stands in the example of how to override it, or, when it has variables, in a sentence.
 */
export function readServers(page: Page, blocks: readonly Block[]): Server[] {
  const variables = new Map<string, ServerVariable>();
  const listed: Template[] = [];
  for (const block of blocks) {
    if (block.kind === "table") {
      readVariables(page, block.table, variables);
      listed.push(...readTable(page, block.table, variables));
    } else if (block.kind === "prose") {
      listed.push(...readSentence(page, block, variables));
    }
  }
  const servers = new Map<string, Server>();
  for (const template of listed) {
    const server = withVariables(template, variables);
    if (server && !servers.has(server.url)) servers.set(server.url, server);
  }
  if (servers.size > 0) return [...servers.values()];
  return blocks.flatMap((block) => readExample(page, block)).slice(0, 1);
}

interface Template {
  readonly url: string;
  readonly description?: string;
  readonly origin: Origin;
  readonly origins?: FactOrigins<"description">;
}

const variableNames = (url: string) => [...url.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name!);

/** A variable must have a default (OpenAPI 3.1.1 section 4.8.6); a server whose docs give none is left out. */
function withVariables(
  { url, description, origin, origins }: Template,
  known: ReadonlyMap<string, ServerVariable>,
): Server | undefined {
  const names = variableNames(url);
  if (!names.every((name) => known.has(name))) return undefined;
  return {
    url,
    fromExample: false,
    ...(description ? { description } : {}),
    ...(names.length > 0 ? { variables: new Map(names.map((n) => [n, known.get(n)!])) } : {}),
    origin,
    ...(origins ? { origins } : {}),
  };
}

/** `| # | Server | Variables | Description |`, with a name in place of the number where servers have them. */
function readTable(page: Page, table: Table, variables: Map<string, ServerVariable>): Template[] {
  const columns = columnsOf(table);
  if (!columns.has("Server")) return [];
  return table.rows.flatMap((row) => {
    const cell = cellOf(row, columns);
    const server = cell("Server");
    const url = withoutBackquotes(server?.text ?? "");
    if (!/^(?:https?:\/\/|\{[^{}]+\})/.test(url)) return [];
    const origin = cellOrigin(page.file, row, server);
    const text = cell("Description");
    // Older docs name the defaults here: `port` (default is `443`).
    const inline = /`([^`]+)` \(default is `([^`]*)`\)/g;
    for (const [, name, value] of (cell("Variables")?.text ?? "").matchAll(inline)) {
      if (variables.has(name!)) continue;
      variables.set(name!, {
        default: value!,
        origin: cellOrigin(page.file, row, cell("Variables")),
      });
    }
    if (!text?.text) return [{ url, origin }];
    const origins = { description: cellOrigin(page.file, row, text) };
    return [{ url, description: text.text, origin, origins }];
  });
}

/** `| Variable | Parameter | Supported Values | Default | Description |` */
function readVariables(page: Page, table: Table, into: Map<string, ServerVariable>): void {
  const columns = columnsOf(table);
  if (!columns.has("Variable") || !columns.has("Default")) return;
  for (const row of table.rows) {
    const cell = cellOf(row, columns);
    const [name] = codeSpans(cell("Variable"));
    const [value] = codeSpans(cell("Default"));
    if (name === undefined || value === undefined) continue;
    const values = codeSpans(cell("Supported Values"));
    const description = cell("Description")?.text;
    const originOf = (heading: string) => cellOrigin(page.file, row, cell(heading));
    into.set(name, {
      default: value,
      ...(values.length > 0 ? { values } : {}),
      ...(description ? { description } : {}),
      origin: originOf("Variable"),
      origins: {
        default: originOf("Default"),
        values: originOf("Supported Values"),
        description: originOf("Description"),
      },
    });
  }
}

const cellOf = (row: Row, columns: ReadonlyMap<string, number>) => (heading: string) =>
  row.cells[columns.get(heading) ?? -1];

/** The texts in backquotes, without the quotes that the language puts around them. */
const codeSpans = (cell: Cell | undefined) =>
  [...(cell?.text ?? "").matchAll(/`([^`]*)`/g)].map(([, text]) =>
    text!.replace(/^(["'])(.*)\1$/, "$2"),
  );

/** “The default server `https://{host}` contains variables and is set to `https://a.example` by default.” */
function readSentence(
  page: Page,
  block: Block,
  variables: Map<string, ServerVariable>,
): Template[] {
  const text = sourceBetween(page, block.line, block.endLine);
  const [, url, resolved] =
    /default server `([^`]+)` contains variables and is set to `([^`]+)` by default/.exec(text) ??
    [];
  if (!url || !resolved) return [];
  const before = text.slice(0, text.indexOf(`\`${url}\``)).split("\n");
  const line = block.line + before.length - 1;
  const origin = { file: page.file, line, column: before.at(-1)!.length + 1 };
  for (const [name, value] of valuesIn(resolved, url)) {
    if (!variables.has(name)) variables.set(name, { default: value, origin });
  }
  return [{ url, origin }];
}

/** What stands in a URL where its template has variables. */
function valuesIn(url: string, template: string): (readonly [name: string, value: string])[] {
  const [prefix = "", ...texts] = template.split(/\{[^{}]+\}/);
  const suffix = texts.pop() ?? "";
  if (!url.startsWith(prefix) || !url.endsWith(suffix)) return [];
  const values: string[] = [];
  let start = prefix.length;
  // Each value ends where the text behind its variable is next found, the last one where the URL does.
  for (const text of [...texts, undefined]) {
    const end = text === undefined ? url.length - suffix.length : url.indexOf(text, start);
    if (end < start) return [];
    values.push(url.slice(start, end));
    start = end + (text?.length ?? 0);
  }
  return variableNames(template).map((name, at) => [name, values[at]!] as const);
}

function readExample(page: Page, block: Block): Server[] {
  if (block.kind !== "code") return [];
  return block.value.split("\n").flatMap((text, at) => {
    const called = text.search(/server[_ ]?ur[li]/i);
    const url = /["'`](https?:\/\/[^"'`\s]+)["'`]/i.exec(called < 0 ? "" : text.slice(called))?.[1];
    const line = block.line + 1 + at;
    return url
      ? [
          {
            url,
            fromExample: true,
            origin: { file: page.file, line, column: text.indexOf(url) + 1 },
          },
        ]
      : [];
  });
}
