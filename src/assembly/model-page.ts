import type { Dialect, Row } from "../dialects/dialect.js";
import type { Origin, Report } from "../diagnostics/diagnostic.js";
import type { FactOrigins } from "../model/api.js";
import type { TypeExpression } from "../model/type-expression.js";
import {
  type Block,
  type Heading,
  originOfSource,
  type Page,
  sourceBetween,
} from "../pages/page.js";
import { cellOrigin, type Table } from "../pages/table.js";
import { readDeprecationQuote, readStruck, withoutBackquotes } from "./cell-text.js";
import {
  columnsOf,
  isFieldTable,
  longestType,
  readFieldTable,
  readTypeAt,
  rowCells,
  type TableMember,
} from "./field-table.js";

/** A page about one model, before the pages it points to are known. */
export interface ModelPage {
  readonly file: string;
  /** The class name, which is the page's title. */
  readonly name: string;
  /** The text between the title and the first section. */
  readonly intro?: string;
  readonly deprecated: boolean;
  readonly origin: Origin;
  readonly origins: FactOrigins<"description" | "deprecated">;
  readonly content: ModelContent;
  /** True when the class also keeps the HTTP exchange: it wraps a response, or is thrown for one. */
  readonly exchange: boolean;
}

export type ModelContent =
  | {
      readonly kind: "object";
      readonly fields: readonly TableMember[];
      readonly additional?: TypeExpression;
      readonly additionalOrigin?: Origin;
    }
  | {
      readonly kind: "enum";
      readonly values: readonly { value: string | number; origin: Origin }[];
      readonly open: boolean;
    }
  | {
      readonly kind: "union";
      readonly branches: readonly { type: TypeExpression; origin: Origin }[];
    }
  /** A title and nothing else: some dialects print unions so. */
  | { readonly kind: "blank" };

/** Reads a model page; undefined when the page is of another kind. */
export function readModelPage(page: Page, dialect: Dialect, report: Report): ModelPage | undefined {
  const title = titleOf(page);
  if (!title) return undefined;
  const content = readContent(page, title, dialect, report);
  if (!content) return undefined;
  const name = readStruck(title.text);
  const firstSection = page.blocks.find((b) => b.kind === "heading" && b.depth >= 2);
  const lines = [title.endLine + 1, (firstSection?.line ?? page.lines.length + 1) - 1] as const;
  const intro = readDeprecationQuote(sourceBetween(page, ...lines));
  const introOrigin = originOfSource(page, ...lines);
  const { exchange = false, ...rest } = content;
  return {
    exchange,
    file: page.file,
    name: name.text,
    ...(intro.description ? { intro: intro.description } : {}),
    deprecated: name.deprecated || intro.deprecated,
    origin: { file: page.file, line: title.line, column: title.column },
    origins: { ...(intro.description && introOrigin ? { description: introOrigin } : {}) },
    content: rest,
  };
}

export interface Title {
  readonly text: string;
  readonly line: number;
  readonly endLine: number;
  readonly column: number;
}

/** The first heading of depth 1, or the front matter's title. */
export function titleOf(page: Page): Title | undefined {
  const heading = page.blocks.find((b): b is Heading => b.kind === "heading");
  if (heading?.depth === 1) return heading;
  const text = page.frontMatter.get("title");
  if (text === undefined) return undefined;
  const end = page.lines.indexOf("---", 1) + 1;
  const at = page.lines.findIndex((l) => l.startsWith("title:"));
  const column = /^title:\s*/.exec(page.lines[at] ?? "")?.[0].length ?? 0;
  return { text, line: Math.max(at, 0) + 1, endLine: end || 1, column: column + 1 };
}

type Content = ModelContent & { readonly exchange?: boolean };

function readContent(
  page: Page,
  title: Title,
  dialect: Dialect,
  report: Report,
): Content | undefined {
  const fields = sectionOf(page, "Fields");
  if (fields) {
    const table = firstTable(fields);
    return table && isFieldTable(table) ? readObject(page, table, dialect, report) : undefined;
  }
  const values = sectionOf(page, "Values");
  if (values) return readEnum(page, values, report);
  const types = sectionOf(page, "Supported Types");
  if (types) return readUnion(page, types, dialect, report);
  const onlyTitle = page.blocks.every((b) => b.line <= title.endLine || b.kind === "prose");
  return onlyTitle ? { kind: "blank" } : undefined;
}

/** The blocks below a heading of depth 2, to the next one; undefined when there is no such heading. */
function sectionOf(page: Page, heading: string): readonly Block[] | undefined {
  const start = page.blocks.findIndex(
    (b) => b.kind === "heading" && b.depth === 2 && b.text === heading,
  );
  if (start < 0) return undefined;
  const rest = page.blocks.slice(start + 1);
  const end = rest.findIndex((b) => b.kind === "heading" && b.depth <= 2);
  return end < 0 ? rest : rest.slice(0, end);
}

function firstTable(blocks: readonly Block[]): Table | undefined {
  for (const block of blocks) if (block.kind === "table") return block.table;
  return undefined;
}

function readObject(page: Page, table: Table, dialect: Dialect, report: Report): Content {
  const fields: TableMember[] = [];
  let additional: TypeExpression | undefined;
  let additionalOrigin: Origin | undefined;
  let exchange = false;
  const isPlumbing = (row: Row) => {
    const plumbing = dialect.isPlumbingField(row, "model");
    exchange ||= plumbing;
    return plumbing;
  };
  for (const member of readFieldTable(page.file, table, dialect, report, isPlumbing)) {
    if (!dialect.isAdditionalPropertiesRow(member.name)) fields.push(member);
    else {
      additional = member.type.kind === "map" ? member.type.values : { kind: "any" };
      additionalOrigin = member.typeOrigin;
    }
  }
  return {
    kind: "object",
    fields,
    ...(additional && additionalOrigin ? { additional, additionalOrigin } : {}),
    exchange,
  };
}

function readEnum(page: Page, blocks: readonly Block[], report: Report): ModelContent | undefined {
  const table = firstTable(blocks);
  if (!table) return readEnumCode(page, blocks);
  if (!columnsOf(table).has("Value")) return undefined;
  const cells = table.rows.map((row) => {
    const cell = rowCells(page.file, table, row, report)("Value");
    return { text: withoutBackquotes(cell?.text ?? ""), origin: cellOrigin(page.file, row, cell) };
  });
  const numeric = cells.length > 0 && cells.every(({ text }) => /^-?\d+$/.test(text));
  return {
    kind: "enum",
    values: cells.map(({ text, origin }) => ({ value: numeric ? Number(text) : text, origin })),
    open: page.blocks.some((b) => b.kind === "code" && /\bopen enum\b/i.test(b.value)),
  };
}

/** TypeScript prints an enum as the union of its values: `"a" | "b" | Unrecognized<string>`. */
function readEnumCode(page: Page, blocks: readonly Block[]): ModelContent | undefined {
  const code = blocks.find((block) => block.kind === "code");
  if (!code) return undefined;
  const values = code.value.split("\n").flatMap((text, at) =>
    // A quote that nothing closes takes the rest of its line with it, and is no value.
    [...text.matchAll(/"(?:[^"\\]|\\.)*("?)|(?<![\w"])-?\d+(?:\.\d+)?(?![\w"])/g)].flatMap(
      (found) =>
        found[1] === ""
          ? []
          : [
              {
                value: literalValue(found[0]),
                origin: { file: page.file, line: code.line + 1 + at, column: found.index + 1 },
              },
            ],
    ),
  );
  return { kind: "enum", values, open: /\bUnrecognized</.test(code.value) };
}

/** What TypeScript escapes and JSON does not is kept as it stands. */
function literalValue(source: string): string | number {
  try {
    return JSON.parse(source) as string | number;
  } catch {
    return source.startsWith('"') ? source.slice(1, -1) : Number(source);
  }
}

function readUnion(
  page: Page,
  blocks: readonly Block[],
  dialect: Dialect,
  report: Report,
): ModelContent {
  const branches = blocks.flatMap((block, at) => {
    if (block.kind !== "heading" || block.depth !== 3) return [];
    const origin = { file: page.file, line: block.line, column: block.column };
    const next = blocks[at + 1];
    const code = next?.kind === "code" ? next.value.slice(0, longestType) : "";
    const heading = withoutBackquotes(block.text);
    const type = readTypeAt(heading, origin, report, () => dialect.readBranch(heading, code));
    return [{ type, origin }];
  });
  return { kind: "union", branches };
}

/** The types that a page speaks of. */
export function typesOf({ content }: ModelPage): readonly TypeExpression[] {
  if (content.kind === "object") return content.fields.map((field) => field.type);
  return content.kind === "union" ? content.branches.map((branch) => branch.type) : [];
}
