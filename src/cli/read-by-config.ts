import { readFile } from "node:fs/promises";
import { hasErrors } from "../diagnostics/diagnostic.js";
import { applyOverlayFile, originsBelow, recoverPages } from "../generate/document-stages.js";
import type { OverlayResult } from "../overlay/apply-overlay.js";
import type { RuleUse } from "../report/recovery-report.js";
import { finishWithProblems } from "./finish-with-problems.js";
import { makePlan } from "./generate-plan.js";
import type { ProblemFlags } from "./problem-options.js";
import { withProgress } from "./progress.js";
import type { World } from "./world.js";

/** The flags of a command that reads what the config names. */
export interface ReadFlags extends ProblemFlags {
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

/**
 * Recovers and overlays the document of a config, or of `--docs` alone. Where it cannot, that has been told,
 * and the exit status is returned. Problems of the pages are told by the commands that write.
 */
export async function readByConfig(
  { docs: named, ...flags }: ReadFlags,
  world: World,
): Promise<ReadByConfig | number> {
  const plan = await makePlan({ ...flags, ...(named === undefined ? {} : { docs: named }) }, world);
  if (plan.kind === "none") {
    const subject = plan.file ?? world.cwd;
    await finishWithProblems(world, flags, { problems: plan.diagnostics, subject });
    return plan.status;
  }
  const { options } = plan;
  const { docs, overlay: file } = options;
  const recovered = await withProgress(world, (onProgress) =>
    recoverPages({ ...options, ...(onProgress && { onProgress }) }, world.stages),
  );
  const { document, origins } = recovered;
  if (document === undefined) {
    return finishWithProblems(world, flags, { problems: recovered.diagnostics, subject: docs });
  }
  const overlaid = await applyOverlayFile({ document, origins }, file, world.stages);
  if (hasErrors(overlaid.diagnostics)) {
    return finishWithProblems(world, flags, { problems: overlaid.diagnostics, subject: docs });
  }
  const below = originsBelow(docs);
  const inferences = (recovered.report?.inferences ?? []).map((use) => ({
    ...use,
    facts: use.facts.map((fact) => ({ ...fact, origin: below(fact.origin) })),
  }));
  const text = file === undefined ? undefined : await readFile(file, "utf8");
  const overlay = file !== undefined && text !== undefined ? { overlay: { file, text } } : {};
  return { inferences, overlaid, ...overlay };
}
