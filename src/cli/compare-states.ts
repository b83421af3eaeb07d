import { dirname } from "node:path";
import type { PartialConfig } from "../config/check-config.js";
import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.js";
import type { Change } from "../diff/change.js";
import type { OpenApiDocument } from "../document/openapi.js";
import { exit, type World } from "./world.js";

/** Two states of an API, what changed between them, and the config that both were read with. */
export interface ComparedStates {
  readonly base: { readonly name: string; readonly document: OpenApiDocument };
  readonly head: { readonly name: string; readonly document: OpenApiDocument };
  readonly changes: readonly Change[];
  /** The revision that base stands for when none is named. */
  readonly defaultBase: boolean;
  readonly config: PartialConfig;
  readonly configFile?: string;
  /** Errors in either state, of which the rest was read all the same. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface NotCompared {
  readonly status: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** What `diff` and `version` compare with when they are told nothing. */
export const defaultRevision = "HEAD";

/**
 * Reads and compares the states that a user names: by default the config's docs at git HEAD, and the
 * same docs as they are.
 */
export async function compareStates(
  { base, head, config: named }: { base?: string; head?: string; config?: string },
  world: World,
): Promise<ComparedStates | NotCompared> {
  const { cwd, pipelineModule, stages } = world;
  const { loadConfig } = await import("../config/load-config.js");
  const given = named === undefined ? {} : { file: named };
  const loaded = await loadConfig({ cwd, pipelineModule, ...given });
  if (hasErrors(loaded.diagnostics)) {
    return { status: exit.errors, diagnostics: loaded.diagnostics };
  }
  const { config, file } = loaded;
  if (config.docs === undefined && (base === undefined || head === undefined)) {
    return { status: exit.wrongUse, diagnostics: [nothingToCompare(file)] };
  }
  const { currentState, readState } = await import("../generate/document-state.js");
  const configFolder = file === undefined ? cwd : dirname(file);
  const options = { cwd, config, configFolder, stages };
  const before = await readState(base ?? defaultRevision, options);
  const after =
    head === undefined && config.docs !== undefined
      ? await currentState(config.docs, options)
      : await readState(head ?? "", options);
  // The rest is for those who generate; what could not be read may look like a change.
  const diagnostics = [...before.diagnostics, ...after.diagnostics].filter(
    ({ severity }) => severity === "error",
  );
  if (before.document === undefined || after.document === undefined) {
    return { status: exit.errors, diagnostics };
  }
  const { compareDocuments } = await import("../diff/compare-documents.js");
  const originOf = {
    ...(before.originOf && { base: before.originOf }),
    ...(after.originOf && { head: after.originOf }),
  };
  return {
    base: { name: before.name, document: before.document },
    head: { name: after.name, document: after.document },
    changes: compareDocuments(before.document, after.document, { originOf }),
    defaultBase: base === undefined,
    config,
    ...(file === undefined ? {} : { configFile: file }),
    diagnostics,
  };
}

const nothingToCompare = (file: string | undefined): Diagnostic => ({
  rule: "docs-not-named",
  severity: "error",
  message: `No docs are named, neither by ${file ?? "a specback.config.ts here or in spec/"} nor as BASE and HEAD.`,
  mend: "Name two docs folders, documents or git revisions: specback diff BASE HEAD; or run specback init.",
});
