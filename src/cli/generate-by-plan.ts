import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { shortPath } from "../formats/paths.js";
import type { OpenApiDocument } from "../document/openapi.js";
import { type DocumentOrigins, noOrigins } from "../document/origins.js";
import type { GenerateOptions, GenerateResult } from "../generate.js";
import type { OutputResult } from "../output/generate-into.js";
import type { Plan } from "./generate-plan.js";
import { openPageCache } from "./page-cache.js";
import { withProgress } from "./progress.js";
import { readPackage } from "./project-package.js";
import type { World } from "./world.js";

/** What came of a run, and how long it took. */
export type TimedResult = OutputResult & { readonly milliseconds: number };

/** Brings the output folder of a plan to what its inputs give. */
export async function generateByPlan(
  plan: Plan,
  world: World,
  { force = false }: { readonly force?: boolean | undefined } = {},
): Promise<TimedResult> {
  const started = world.clock.now();
  const { folder } = plan;
  const { generateInto } = await import("../output/generate-into.js");
  const result = await generateInto({
    ...(await outputOf(plan, world)),
    force,
    generate: pipelineOf(world, plan),
    refuse: async (files) => {
      const taken = await takenByAnother(folder, files);
      return taken === undefined ? undefined : outputTaken(shortPath(folder, world.cwd), taken);
    },
    onWait: waitNotice(folder, world),
  });
  return { ...result, milliseconds: world.clock.now() - started };
}

/**
 * What `generate` gives of the docs: what it wrote, where nothing has changed since, else what it would
 * write now. Where the parts of a document that was written come from is asked of the docs, if wanted.
 */
export async function madeByPlan(
  plan: Plan,
  world: World,
  { withOrigins }: { readonly withOrigins: boolean },
): Promise<Pick<GenerateResult, "document" | "origins" | "diagnostics" | "files">> {
  const { lastRun } = await import("../output/generate-into.js");
  const { fresh, pages } = await lastRun(await outputOf(plan, world));
  const options = pages === undefined ? plan.options : { ...plan.options, pages };
  const json = fresh?.files.get("openapi.json");
  if (fresh === undefined || json === undefined) return pipelineOf(world, plan)(options);
  return {
    document: JSON.parse(json.toString("utf8")) as OpenApiDocument,
    origins: withOrigins ? await originsOf(options, plan, world) : noOrigins,
    diagnostics: fresh.diagnostics,
    files: new Map([...fresh.files].map(([path, bytes]) => [path, bytes.toString("utf8")])),
  };
}

async function originsOf(
  options: GenerateOptions,
  { cache }: Plan,
  world: World,
): Promise<DocumentOrigins> {
  const pageCache = await openPageCache(options.docs, cache, world);
  const { applyOverlayFile, recoverPages } = await import("../generate/document-stages.js");
  const recovered = await recoverPages(
    { ...options, ...(pageCache && { pageCache }) },
    world.stages,
  );
  const { document, origins } = recovered;
  if (document === undefined) return origins;
  return (await applyOverlayFile({ document, origins }, options.overlay, world.stages)).origins;
}

/** What decides whether the output folder of a plan is fresh. */
async function outputOf({ folder, options, cache }: Plan, world: World) {
  const { cacheFolder } = await import("../output/cache-folder.js");
  return {
    ...{ folder, options, disk: world.disk },
    identity: await world.identity(),
    cache: cache === false ? undefined : cacheFolder(world.cwd, world.env),
  };
}

/** The whole pipeline, which shows how far it is and keeps the pages that it has parsed. */
export function pipelineOf(
  world: World,
  { cache }: Pick<Plan, "cache">,
): (options: GenerateOptions) => Promise<GenerateResult> {
  return (options) =>
    withProgress(world, async (onProgress) => {
      const pageCache = await openPageCache(options.docs, cache, world);
      const { generate } = await import("../generate.js");
      const extras = { ...(onProgress && { onProgress }), ...(pageCache && { pageCache }) };
      const result = await generate({ ...options, ...extras }, world.stages);
      await pageCache?.save();
      return result;
    });
}

/** Says that another run is waited for. */
export function waitNotice(folder: string, { cwd, stderr }: World) {
  return ({ pid }: { readonly pid: number }): Promise<void> =>
    stderr(`Waiting for another run (process ${pid}) that writes to ${shortPath(folder, cwd)}.\n`);
}

const outputTaken = (folder: string, name: string): Diagnostic => ({
  rule: "output-taken",
  severity: "error",
  message: `${folder} holds the package ${name}.`,
  mend: "Name a folder of its own for the client's package: --output FOLDER.",
});

/** The package that lives in the output folder, where it is not the one to be written there. */
async function takenByAnother(
  folder: string,
  files: ReadonlyMap<string, string>,
): Promise<string | undefined> {
  const manifest = files.get("package.json");
  if (manifest === undefined) return undefined;
  const { name } = JSON.parse(manifest) as { name?: string };
  const there = await readPackage(folder);
  return there === undefined || there.manifest["name"] === name
    ? undefined
    : String(there.manifest["name"] ?? "of another project");
}
