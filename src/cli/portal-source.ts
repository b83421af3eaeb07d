import { existsSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import type { ClientConfig } from "../client/client-config.js";
import type { ClientFiles } from "../client/client-files.js";
import type { PortalConfig } from "../config/config.js";
import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.js";
import { applySeverities, type RuleSettings } from "../diagnostics/severities.js";
import type { OpenApiDocument } from "../document/openapi.js";
import { type DocumentOrigins, mapOrigins, noOrigins } from "../document/origins.js";
import type { Site } from "../portal/portal-input.js";
import { madeByPlan } from "./generate-by-plan.js";
import { makePlan, type PlanFlags } from "./generate-plan.js";
import { portalConfig } from "./portal-flags.js";
import type { World } from "./world.js";

export interface PortalFlags {
  readonly document?: string;
}

/** What a portal is to be made of, and where to. */
export interface PortalSource {
  /** The portal's folder: an absolute path. */
  readonly folder: string;
  readonly document: OpenApiDocument;
  /** The document as YAML, where `generate` has made it. */
  readonly yaml?: string | undefined;
  /** What else is made of the document, and what is wrong with it; where that is an error, texts are empty. */
  readonly parts: Promise<PortalParts>;
  readonly clientConfig: ClientConfig | undefined;
  readonly site: Site;
  readonly subject: string;
}

export interface PortalParts {
  readonly types: string;
  readonly client: ClientFiles;
  readonly problems: readonly Diagnostic[];
}

interface NoSource {
  readonly problems: readonly Diagnostic[];
  readonly subject?: string | undefined;
  readonly status?: number;
}

/** The document of `--document`, else of the docs that the config names. */
export async function readPortalSource(
  flags: PlanFlags & PortalFlags,
  world: World,
  { again = false }: { readonly again?: boolean } = {},
): Promise<PortalSource | NoSource> {
  return flags.document === undefined
    ? fromDocs(flags, world, again)
    : fromDocument(flags, flags.document, world, again);
}

async function fromDocs(
  flags: PlanFlags,
  world: World,
  again: boolean,
): Promise<PortalSource | NoSource> {
  const plan = await makePlan(flags, world, { again });
  if (plan.kind === "none") {
    return { problems: plan.diagnostics, subject: plan.file, status: plan.status };
  }
  const { options, file } = plan;
  const config = portalConfig(flags, plan.portal ?? {}, world.cwd);
  const { document, diagnostics, files, origins } = await madeByPlan(plan, world, {
    withOrigins: config.sourceUrl !== undefined,
  });
  if (document === undefined || hasErrors(diagnostics)) {
    return { problems: diagnostics, subject: options.docs };
  }
  const parts = {
    types: files.get("schema.d.ts") ?? "",
    client: Object.fromEntries(
      [...files].filter(([path]) => /^(?:client\.ts$|dates\.ts$|runtime\/)/.test(path)),
    ),
    problems: diagnostics,
  };
  const root = repositoryOf(options.docs);
  return {
    folder: folderOf(config, file, world),
    document,
    yaml: files.get("openapi.yaml"),
    parts: Promise.resolve(parts),
    clientConfig: options.client,
    site: siteOf(
      config,
      mapOrigins(origins, (origin) => below(origin, root, world.cwd)),
    ),
    subject: options.docs,
  };
}

async function fromDocument(
  flags: PlanFlags & PortalFlags,
  word: string,
  world: World,
  again: boolean,
): Promise<PortalSource | NoSource> {
  const { cwd, stages, env } = world;
  const { loadConfig } = await import("../config/load-config.js");
  const named = flags.config === undefined ? {} : { file: flags.config };
  const loaded = await loadConfig({ cwd, pipelineModule: world.pipelineModule, again, ...named });
  if (hasErrors(loaded.diagnostics)) return { problems: loaded.diagnostics, subject: loaded.file };
  const { readState } = await import("../generate/document-state.js");
  const read = await readState(word, { cwd, config: {}, configFolder: cwd, stages });
  const subject = resolve(cwd, word);
  const { document } = read;
  if (document === undefined) return { problems: read.diagnostics, subject };
  const config = portalConfig(flags, loaded.config.portal ?? {}, cwd);
  const { redocly, rules, client } = loaded.config;
  return {
    folder: folderOf(config, loaded.file, world),
    document,
    parts: partsOf(document, { stages, env, redocly, rules, client, found: read.diagnostics }),
    clientConfig: client,
    site: siteOf(config, noOrigins),
    subject,
  };
}

/** Lints, and makes types and a client meanwhile, as `generate` does. */
async function partsOf(
  document: OpenApiDocument,
  about: Pick<World, "stages" | "env"> & {
    readonly redocly: string | undefined;
    readonly rules: RuleSettings | undefined;
    readonly client: ClientConfig | undefined;
    readonly found: readonly Diagnostic[];
  },
): Promise<PortalParts> {
  const { stages, env, redocly, rules, found, client } = about;
  const { typesOf } = await import("../generate/document-stages.js");
  const thread = await stages.startTypes?.();
  try {
    const linting = stages.lintDocument(document, { config: redocly, env });
    const typing = typesOf(document, client, { generateTypes: (thread ?? stages).generateTypes });
    const [linted, typed] = await Promise.all([linting, typing]);
    const problems = applySeverities(
      [...found, ...linted, ...("problem" in typed ? [typed.problem] : [])],
      rules,
    );
    if (!("types" in typed) || hasErrors(problems)) return { types: "", client: {}, problems };
    return { types: typed.types, client: await stages.generateClient(document, client), problems };
  } finally {
    thread?.stop();
  }
}

function folderOf({ output }: PortalConfig, config: string | undefined, { cwd }: World): string {
  return output ?? join(config === undefined ? cwd : dirname(config), "portal");
}

const siteOf = ({ baseUrl, sourceUrl, owner }: PortalConfig, origins: DocumentOrigins): Site => ({
  ...{ baseUrl, sourceUrl, owner, origins },
});

/** The top of the repository that a folder is in: `{file}` counts from there. The folder itself outside of any. */
function repositoryOf(folder: string): string {
  for (let above = folder; ; above = dirname(above)) {
    if (existsSync(join(above, ".git"))) return above;
    if (above === dirname(above)) return folder;
  }
}

const below = <Place extends { readonly file: string }>(
  place: Place,
  root: string,
  cwd: string,
) => ({
  ...place,
  file: relative(root, resolve(cwd, place.file)).replaceAll("\\", "/"),
});
