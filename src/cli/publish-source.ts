import { dirname } from "node:path";
import type { LoadConfigResult } from "../config/load-config.js";
import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.js";
import type { OpenApiDocument } from "../document/openapi.js";
import type { Publication, PublishOptions } from "../publish/publish.js";
import { lintErrors } from "../publish/refusals.js";
import { makePortal } from "./portal-command.js";
import type { PortalSource } from "./portal-source.js";
import type { PublishFlags } from "./publish-flags.js";
import type { ChosenTarget } from "./publish-target.js";
import type { World } from "./world.js";

/** Publishes what was made of the docs or read, unless that has errors. */
export async function publishSource(
  { target, takes }: ChosenTarget,
  source: PortalSource,
  { world, ...options }: Omit<PublishOptions, "document" | "make"> & { readonly world: World },
): Promise<Publication> {
  const { document, parts } = source;
  const { problems } = await parts;
  if (hasErrors(problems)) return { outcome: "refused", problems: withLintErrors(problems) };
  const { publish } = await import("../publish/publish.js");
  const { withEarlier } = await import("../portal/write-portal.js");
  const { documentFile } = await import("../publish/document-file.js");
  const publication = await publish(target, {
    ...{ ...options, document },
    async make({ portal }) {
      if (takes !== "portal") return documentFile(document, takes);
      const { files } = await makePortal(source, portal, world);
      return withEarlier(files ?? new Map(), portal);
    },
  });
  return { ...publication, problems: [...problems, ...publication.problems] };
}

/** Problems that keep a document from being made, and that this keeps it from being published. */
export function withLintErrors(problems: readonly Diagnostic[]): readonly Diagnostic[] {
  const count = problems.filter(isLintError).length;
  return count === 0 ? problems : [...problems, lintErrors(count)];
}

/** Where lint errors are allowed, they are warnings before anything is made of the document. */
export function lenient(world: World, { allow = [] }: PublishFlags): World {
  if (!allow.includes("lint-errors")) return world;
  const { stages } = world;
  const lintDocument: typeof stages.lintDocument = async (document, options) =>
    (await stages.lintDocument(document, options)).map((problem) =>
      isLintError(problem) ? { ...problem, severity: "warning" } : problem,
    );
  return { ...world, stages: { ...stages, lintDocument } };
}

const isLintError = ({ rule, severity }: Diagnostic) =>
  severity === "error" && rule.startsWith("redocly/");

/** The state that `--base` names, read as the config says. */
export async function readBase(
  word: string | undefined,
  { config, file }: LoadConfigResult,
  { cwd, stages }: World,
): Promise<{ readonly document?: OpenApiDocument; readonly diagnostics: readonly Diagnostic[] }> {
  if (word === undefined) return { diagnostics: [] };
  const { readState } = await import("../generate/document-state.js");
  const configFolder = file === undefined ? cwd : dirname(file);
  return readState(word, { cwd, config, configFolder, stages });
}
