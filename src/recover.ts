import type { WireStyle } from "./assembly/casing.js";
import { assembleApi } from "./assembly/assemble.js";
import { detectDialect, dialectNamed, dialects } from "./dialects/registry.js";
import { mergeTwins } from "./assembly/merge-twins.js";
import { isLandmark } from "./assembly/group-page.js";
import { compareDiagnostics, type Diagnostic, type Origin } from "./diagnostics/diagnostic.js";
import type { OnProgress } from "./diagnostics/progress.js";
import { buildDocument } from "./document/build-document.js";
import type { OpenApiDocument } from "./document/openapi.js";
import { type DocumentOrigins, noOrigins } from "./document/origins.js";
import type { Api } from "./model/api.js";
import type { Certainty } from "./model/inference.js";
import { type Limits, limitsWith } from "./pages/limits.js";
import { parsePageOnce, type TextCache } from "./pages/cached-page.js";
import { type ReadDocs, readDocs } from "./pages/read-docs.js";
import { questionsBelow, type RecoveryReport, reportRecovery } from "./report/recovery-report.js";

/** What `recover` is told; everything but `docs` has a default that the docs themselves give. */
export interface RecoverOptions {
  /** An SDK folder (with `docs/` and `README.md`) or a docs folder. */
  readonly docs: string;
  /** The SDK language whose pages these are; found from the pages when absent. */
  readonly dialect?: string;
  /** The OpenAPI version to write; 3.1 by default. */
  readonly openapi?: "3.1" | "3.0";
  /** `info.title`; the README's summary gives it when absent. */
  readonly title?: string;
  /** `info.version`, which docs never carry; `0.0.0` when absent. */
  readonly version?: string;
  /** The status of successful responses, which docs do not tell: `2XX` by default. */
  readonly successStatus?: string;
  /** The style of names on the wire; found from the docs when absent. */
  readonly wireStyle?: WireStyle;
  /** Names on the wire by the SDK's, for one model (`Result.StatusCode`) or for all (`StatusCode`). */
  readonly names?: Readonly<Record<string, string>>;
  /** How the member that holds a request's body is called, where docs give it no usual name. */
  readonly bodyName?: string;
  /**
   * Methods and paths for docs that tell none, by group and method name: `apiKeys.list` → `GET /keys`.
   */
  readonly operations?: Readonly<Record<string, string>>;
  /** Merge components that differ in nothing but their names; their names may then change with the API. */
  readonly mergeTwins?: boolean;
  /** Ask about everything that was concluded with less certainty than this; nothing when absent. */
  readonly strict?: Certainty;
  /** Server URLs; the README's server section gives them when absent. */
  readonly servers?: readonly string[];
  /** Where an option is written, as the keys that lead to it in a config; nowhere when absent. */
  readonly placeOfOption?: (keys: readonly string[]) => Origin | undefined;
  /** Is told of each page as it is parsed, and of the stages after. */
  readonly onProgress?: OnProgress;
  /** What the folder may hold at most, where it is not the default. */
  readonly limits?: Partial<Limits>;
  /** What `docs` holds, as it was read before; read now when absent. */
  readonly pages?: ReadDocs;
  /** Where parsed pages are kept from one run to the next; nowhere when absent. */
  readonly pageCache?: TextCache;
}

/** Counts for the summary that people read. */
export interface RecoverStatistics {
  readonly pages: number;
  readonly operations: number;
  /** Operations that the docs name without a method and a path. */
  readonly unplacedOperations: number;
  readonly schemas: number;
  readonly fields: number;
}

export interface RecoverResult {
  /** Undefined only where the folder held nothing to read; then a diagnostic is an error. */
  readonly document?: OpenApiDocument;
  /** Where in the docs each part of the document comes from; the document itself does not say it. */
  readonly origins: DocumentOrigins;
  readonly diagnostics: readonly Diagnostic[];
  readonly statistics: RecoverStatistics;
  /** How each kind of fact is known; there whenever a document is. */
  readonly report?: RecoveryReport;
}

/**
 * Recovers the OpenAPI document that a docs folder was generated from.
 *
 * Never throws for what the pages say: problems come back as diagnostics, and the rest is recovered.
 */
export async function recover(options: RecoverOptions): Promise<RecoverResult> {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => diagnostics.push(diagnostic);
  const finish = (
    result: Omit<RecoverResult, "diagnostics" | "origins"> & Partial<RecoverResult>,
  ): RecoverResult => ({
    origins: noOrigins,
    ...result,
    diagnostics: diagnostics.sort(compareDiagnostics),
  });

  const limits = limitsWith(options.limits);
  const { sources, problems } = options.pages ?? (await readDocs(options.docs, limits));
  diagnostics.push(...problems);
  const { pageCache: cache } = options;
  const pages = sources.flatMap(({ file, text }, done) => {
    options.onProgress?.({ stage: "parse pages", done, total: sources.length });
    return parsePageOnce(file, text, isLandmark, report, { cache, limits }) ?? [];
  });
  if (pages.length === 0) return finish({ statistics: count(0) });
  options.onProgress?.({ stage: "assemble the API" });
  const dialect = options.dialect ? dialectNamed(options.dialect) : detectDialect(pages);
  if (!dialect) {
    report(unknownDialect(options.dialect ?? ""));
    return finish({ statistics: count(pages.length) });
  }
  const successStatus = options.successStatus ?? "2XX";
  const { wireStyle, names, bodyName, operations: endpoints } = options;
  const hints = { successStatus, wireStyle, names, bodyName, endpoints };
  const whole = assembleApi(pages, dialect, hints, report);
  const api = options.mergeTwins ? mergeTwins(whole) : whole;
  if (api.operations.length === 0 && api.types.size === 0) {
    report(nothingDocumented(options.docs));
    return finish({ statistics: count(pages.length, api) });
  }
  reportMissingOperations(api, report);
  if (options.strict) diagnostics.push(...questionsBelow(api, options.strict));
  const { document, origins } = buildDocument(api, {
    version: options.openapi,
    info: { title: options.title, version: options.version },
    servers: options.servers,
  });
  return finish({
    document,
    origins,
    statistics: count(pages.length, api),
    report: reportRecovery(api, dialect.name),
  });
}

function count(pages: number, api?: Api): RecoverStatistics {
  const types = [...(api?.types.values() ?? [])];
  return {
    pages,
    operations: api?.operations.length ?? 0,
    unplacedOperations: api?.unplaced.length ?? 0,
    schemas: types.length,
    fields: types.reduce((sum, type) => sum + (type.kind === "object" ? type.fields.length : 0), 0),
  };
}

const unknownDialect = (name: string): Diagnostic => ({
  rule: "unknown-dialect",
  severity: "error",
  message: `There is no dialect “${name}”.`,
  mend: `Use one of: ${dialects.map((dialect) => dialect.name).join(", ")}.`,
});

const nothingDocumented = (docs: string): Diagnostic => ({
  rule: "nothing-documented",
  severity: "error",
  message: `No page in ${docs} documents an operation or a model.`,
  mend: "Name the folder that holds the SDK's reference pages: one page per model, with a table of its fields.",
});

/** Says what a document without operations means, so that nobody takes it for the whole API. */
function reportMissingOperations(api: Api, report: (diagnostic: Diagnostic) => void): void {
  const { operations } = api;
  const unplaced = api.unplaced.filter(({ told }) => !told);
  if (unplaced.length > 0) {
    report({
      rule: "operations-without-path",
      severity: "warning",
      message: `Operations are documented without a method and a path; they are not in the document: ${unplaced.length}.`,
      mend: 'Name their methods and paths under `operations` in the config: { "group.method": "GET /path" }.',
      origin: unplaced[0]!.origin,
    });
  } else if (operations.length === 0 && api.unplaced.length === 0) {
    report({
      rule: "no-operations",
      severity: "info",
      message: "No operations were documented: the document holds components only.",
    });
  }
}
