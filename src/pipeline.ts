import type { GenerateOptions, GenerateResult } from "./generate.js";
import type { Change } from "./diff/change.js";
import type { CompareOptions } from "./diff/compare-documents.js";
import type { OpenApiDocument } from "./document/openapi.js";
import type { Mock, MockOptions } from "./mock/create-mock.js";
import type { MockableDocument } from "./mock/described.js";
import type { MockServer, ServeMockOptions } from "./mock/serve-mock.js";
import type { RecoverOptions, RecoverResult } from "./recover.js";

export type { PackageConfig, PublishConfig, SpecbackConfig } from "./config/config.js";
export { defineConfig } from "./config/define-config.js";
export type { Diagnostic, Origin, Severity } from "./diagnostics/diagnostic.js";
export type { OnProgress, Progress } from "./diagnostics/progress.js";
export type { RuleSetting, RuleSettings } from "./diagnostics/severities.js";
export type { Change } from "./diff/change.js";
export type { CompareOptions } from "./diff/compare-documents.js";
export type { Impact } from "./diff/impact.js";
export type { OpenApiDocument } from "./document/openapi.js";
export type { DocumentOrigins } from "./document/origins.js";
export type { GenerateOptions, GenerateResult } from "./generate.js";
export type { StageTiming } from "./generate/watch.js";
export type { Mock, MockOptions, RefusedRequest } from "./mock/create-mock.js";
export type { MockableDocument } from "./mock/described.js";
export type { RequestProblem } from "./mock/problem.js";
export type { MockRemark } from "./mock/remark.js";
export type { MockServer, ServeMockOptions } from "./mock/serve-mock.js";
export type { RecoverOptions, RecoverResult, RecoverStatistics } from "./recover.js";
export type { RecoveryReport } from "./report/recovery-report.js";

// Config files import defineConfig from here, so the two functions load what they run when called.

/**
 * Recovers the OpenAPI document that a docs folder was generated from.
 *
 * Never throws for what the pages say: problems come back as diagnostics, and the rest is recovered.
 */
export async function recover(options: RecoverOptions): Promise<RecoverResult> {
  return (await import("./recover.js")).recover(options);
}

/**
 * Runs the whole pipeline over a docs folder and returns the files to write; it writes none itself.
 *
 * Problems come back as diagnostics; with an error among them no file is returned.
 */
export async function generate(options: GenerateOptions): Promise<GenerateResult> {
  return (await import("./generate.js")).generate(options);
}

/**
 * What changed between two OpenAPI documents, each change once: with what it does to requests, to
 * responses and to generated code, and with the operations that it reaches.
 */
export async function compareDocuments(
  base: OpenApiDocument,
  head: OpenApiDocument,
  options: CompareOptions = {},
): Promise<Change[]> {
  return (await import("./diff/compare-documents.js")).compareDocuments(base, head, options);
}

/**
 * Makes a server out of an OpenAPI document, 3.0 or 3.1, as a function from requests to responses: what
 * fits the document is answered with its examples, what does not with what is wrong.
 */
export async function createMock(
  document: MockableDocument,
  options: MockOptions = {},
): Promise<Mock> {
  return (await import("./mock/create-mock.js")).createMock(document, options);
}

/** The same server over HTTP, until it is closed. */
export async function serveMock(
  document: MockableDocument,
  options: ServeMockOptions = {},
): Promise<MockServer> {
  return (await import("./mock/serve-mock.js")).serveMock(document, options);
}
