import { readFile } from "node:fs/promises";
import { posix } from "node:path";
import type { Diagnostic, Origin } from "../diagnostics/diagnostic.js";
import type { OpenApiDocument } from "../document/openapi.js";
import { mapOrigins } from "../document/origins.js";
import type { RecoverOptions, RecoverResult } from "../recover.js";
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
  const folder = options.docs.replaceAll("\\", "/");
  const below = (origin: Origin) => ({ ...origin, file: posix.join(folder, origin.file) });
  const diagnostics = result.diagnostics.map((diagnostic) => {
    const { origin } = diagnostic;
    return origin === undefined ? diagnostic : { ...diagnostic, origin: below(origin) };
  });
  return { ...result, diagnostics, origins: mapOrigins(result.origins, below) };
}

/** Applies the overlay in a file, if any; one that cannot be read is an error, and changes nothing. */
export async function applyOverlayFile(
  document: OpenApiDocument,
  file: string | undefined,
  stages: Pick<Stages, "applyOverlay">,
): Promise<{ readonly document: OpenApiDocument; readonly diagnostics: readonly Diagnostic[] }> {
  if (file === undefined) return { document, diagnostics: [] };
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    return { document, diagnostics: [unreadable(file, error)] };
  }
  return stages.applyOverlay(document, { file, text });
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
