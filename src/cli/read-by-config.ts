import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { hasErrors } from "../diagnostics/diagnostic.js";
import { applyOverlayFile, originsBelow, recoverPages } from "../generate/document-stages.js";
import type { OverlayResult } from "../overlay/apply-overlay.js";
import type { RuleUse } from "../report/recovery-report.js";
import { formatDiagnostics } from "./format-diagnostics.js";
import { exit, type World } from "./world.js";

/** The flags of a command that reads what the config names. */
export interface ReadFlags {
  readonly config?: string;
  readonly docs?: string;
}

/** A document as `generate` makes it, before it is linted. */
export interface ReadByConfig {
  /** What was concluded, with paths as all other origins have them. */
  readonly inferences: readonly RuleUse[];
  readonly overlaid: OverlayResult;
  /** The overlay's path and text, where the config names one that is there. */
  readonly overlay?: { readonly file: string; readonly text: string };
}

/** Recovers and overlays the document of a config, or of `--docs` alone; the exit status where it cannot. */
export async function readByConfig(flags: ReadFlags, world: World): Promise<ReadByConfig | number> {
  const { cwd, pipelineModule, stages } = world;
  const { loadConfig } = await import("../config/load-config.js");
  const named = flags.config === undefined ? {} : { file: flags.config };
  const loaded = await loadConfig({ cwd, pipelineModule, ...named });
  if (hasErrors(loaded.diagnostics)) {
    await world.stderr(formatDiagnostics(loaded.diagnostics, world));
    return exit.errors;
  }
  const { config } = loaded;
  const file = config.overlay;
  const docs = flags.docs === undefined ? config.docs : resolve(cwd, flags.docs);
  if (docs === undefined) {
    await world.stderr(
      "error: no docs are named, neither by a config here or in spec/ nor by --docs.\n" +
        "    specback init writes a config; --docs FOLDER does without.\n",
    );
    return exit.wrongUse;
  }
  const recovered = await recoverPages({ ...config, docs }, stages);
  const { document, origins } = recovered;
  if (document === undefined) {
    await world.stderr(formatDiagnostics(recovered.diagnostics, world));
    return exit.errors;
  }
  const overlaid = await applyOverlayFile({ document, origins }, file, stages);
  if (hasErrors(overlaid.diagnostics)) {
    await world.stderr(formatDiagnostics(overlaid.diagnostics, world));
  }
  const text = file && (await readFile(file, "utf8").catch(() => undefined));
  const below = originsBelow(docs);
  const inferences = (recovered.report?.inferences ?? []).map((use) => ({
    ...use,
    facts: use.facts.map((fact) => ({ ...fact, origin: below(fact.origin) })),
  }));
  const overlay = file && text !== undefined ? { overlay: { file, text } } : {};
  return { inferences, overlaid, ...overlay };
}
