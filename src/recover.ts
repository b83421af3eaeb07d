import type { Diagnostic } from "./diagnostics/diagnostic.js";
import type { OpenApiDocument } from "./document/openapi.js";

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
  /** Server URLs; the README's server section gives them when absent. */
  readonly servers?: readonly string[];
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
  readonly diagnostics: readonly Diagnostic[];
  readonly statistics: RecoverStatistics;
}

/**
 * Recovers the OpenAPI document that a docs folder was generated from.
 *
 * Never throws for what the pages say: problems come back as diagnostics, and the rest is recovered.
 */
export async function recover(options: RecoverOptions): Promise<RecoverResult> {
  throw new Error(`not written yet: ${options.docs}`);
}
