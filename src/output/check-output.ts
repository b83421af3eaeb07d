import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { hasErrors } from "../diagnostics/diagnostic.js";
import type { Change } from "../diff/change.js";
import type { OpenApiDocument } from "../document/openapi.js";
import type { GenerateOptions, GenerateResult } from "../generate.js";
import { compareSet } from "./compare-set.js";
import type { LockOptions } from "./lock.js";
import { manifestName } from "./manifest.js";
import { type OutputSet, readSet } from "./read-set.js";

export interface CheckOptions extends LockOptions {
  /** The output folder: an absolute path. */
  readonly folder: string;
  readonly options: GenerateOptions;
  readonly generate: (options: GenerateOptions) => Promise<GenerateResult>;
}

export interface CheckResult extends GenerateResult {
  /** How the output differs from what was generated; empty where the run itself had errors. */
  readonly differences: readonly Diagnostic[];
  /** How the committed document differs from the one that was generated, where either is to be had. */
  readonly changes: readonly Change[];
}

/**
 * Generates in memory and compares with what stands in the output folder, which is only read: a run that
 * was cut is finished or rolled back first.
 */
export async function checkOutput({
  folder,
  options,
  generate,
  ...lock
}: CheckOptions): Promise<CheckResult> {
  const result = await generate(options);
  if (hasErrors(result.diagnostics)) return { ...result, differences: [], changes: [] };
  const committed = await readSet(folder, [manifestName, ...result.files.keys()], lock);
  const differences = await compareSet(folder, committed, result.files);
  return { ...result, differences, changes: await changesSince(committed, differences, result) };
}

async function changesSince(
  committed: OutputSet,
  differences: readonly Diagnostic[],
  { document: head, origins }: GenerateResult,
): Promise<Change[]> {
  const base = hasErrors(differences) ? committedDocument(committed) : undefined;
  if (base === undefined || head === undefined) return [];
  const { compareDocuments } = await import("../diff/compare-documents.js");
  return compareDocuments(base, head, {
    originOf: { head: (pointer) => origins.originOf(pointer) },
  });
}

/** Undefined where it is not there, or was edited into no JSON. */
function committedDocument({ files }: OutputSet): OpenApiDocument | undefined {
  try {
    return JSON.parse(String(files.get("openapi.json"))) as OpenApiDocument;
  } catch {
    return undefined;
  }
}
