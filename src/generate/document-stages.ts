import { readFile } from "node:fs/promises";
import { posix } from "node:path";
import type { ClientConfig } from "../client/client-config.js";
import type { Diagnostic, Origin } from "../diagnostics/diagnostic.js";
import type { OpenApiDocument } from "../document/openapi.js";
import { type DocumentOrigins, mapOrigins } from "../document/origins.js";
import type { LintDiagnostic } from "../lint/lint-document.js";
import type { OverlayResult } from "../overlay/apply-overlay.js";
import type { RecoverOptions, RecoverResult } from "../recover.js";
import type { TypesError } from "../types/generate-types.js";
import type { Stages } from "./stages.js";

/**
 * Recovers the document of a docs folder. Problems in its pages are named by paths that begin with the
 * folder, because they stand beside problems in other files.
 */
export async function recoverPages(
  options: RecoverOptions,
  stages: Pick<Stages, "recover">,
): Promise<RecoverResult> {
  const result = await stages.recover(options);
  const below = originsBelow(options.docs);
  const diagnostics = result.diagnostics.map((diagnostic) => {
    const place = diagnostic.option && options.placeOfOption?.(diagnostic.option);
    const origin = place ?? (diagnostic.origin && below(diagnostic.origin));
    return origin === undefined ? diagnostic : { ...diagnostic, origin };
  });
  return { ...result, diagnostics, origins: mapOrigins(result.origins, below) };
}

/** What turns an origin in a docs folder into one whose path begins with the folder. */
export function originsBelow(docs: string): (origin: Origin) => Origin {
  const folder = docs.replaceAll("\\", "/");
  return (origin) => ({ ...origin, file: posix.join(folder, origin.file) });
}

/** Applies the overlay in a file, if any; one that cannot be read is an error, and changes nothing. */
export async function applyOverlayFile(
  { document, origins }: { readonly document: OpenApiDocument; readonly origins: DocumentOrigins },
  file: string | undefined,
  stages: Pick<Stages, "applyOverlay">,
): Promise<OverlayResult> {
  const plain = { document, origins, changes: [] };
  if (file === undefined) return { ...plain, diagnostics: [] };
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    return { ...plain, diagnostics: [unreadable(file, error)] };
  }
  return stages.applyOverlay(document, { file, text }, origins);
}

/**
 * Names for each problem of the document the place that the node came from, or the nearest node above it
 * that came from somewhere: there it can be mended.
 */
export function traceProblems(
  problems: readonly LintDiagnostic[],
  origins: DocumentOrigins,
): LintDiagnostic[] {
  return problems.map((problem) => {
    if (problem.origin || problem.pointer === undefined) return problem;
    const origin = origins.originOf(problem.pointer);
    return origin ? { ...problem, origin } : problem;
  });
}

/** The types of a document, or the problem for which there are none. */
export async function typesOf(
  document: OpenApiDocument,
  config: ClientConfig | undefined,
  stages: Pick<Stages, "generateTypes">,
): Promise<{ readonly types: string } | { readonly problem: LintDiagnostic }> {
  try {
    return { types: await stages.generateTypes(document, config) };
  } catch (error) {
    const { name, message, pointer } = error as TypesError;
    if (name !== "TypesError") throw error;
    return {
      problem: {
        rule: "types-failed",
        severity: "error",
        message: `No types can be made of this: ${message}.`,
        mend: "Mend the page, or give the schema in the overlay.",
        pointer,
      },
    };
  }
}

function unreadable(file: string, error: unknown): Diagnostic {
  const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
  const why = missing ? "it is not there" : (error as Error).message;
  return {
    rule: "overlay-unreadable",
    severity: "error",
    message: `The overlay cannot be read: ${why}.`,
    mend: "Correct the path, or leave the option overlay out.",
    origin: { file, line: 1, column: 1 },
  };
}
