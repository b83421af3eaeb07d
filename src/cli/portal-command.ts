import { join, relative } from "node:path";
import { Command } from "commander";
import { hasErrors } from "../diagnostics/diagnostic.js";
import { shortPath } from "../formats/paths.js";
import type { WrittenFile } from "../output/target.js";
import type { PortalInput } from "../portal/portal-input.js";
import type { PublishedPortal } from "../portal/write-portal.js";
import type { RunRedocly } from "../redocly/run-redocly.js";
import { settled } from "../generate/settled.js";
import { finishWithProblems, tellProblems } from "./finish-with-problems.js";
import { waitNotice } from "./generate-by-plan.js";
import { type PlanFlags, withPlanOptions } from "./generate-plan.js";
import { readPortalSource, type PortalFlags, type PortalSource } from "./portal-source.js";
import { portalFlags } from "./portal-flags.js";
import { withProblemOptions } from "./problem-options.js";
import { exit, type World } from "./world.js";

/** `specback portal`: a static site of the document that the config gives, or that `--document` names. */
export function portalCommand(world: World, finish: (status: number) => void): Command {
  const command = new Command("portal")
    .description("Build a static site of the API: reference, search, versions and downloads.")
    .option("--document <file>", "OpenAPI document to show, in place of the docs");
  for (const option of portalFlags) command.addOption(option);
  return withProblemOptions(withPlanOptions(command)).action(
    async (flags: PlanFlags & PortalFlags) => finish(await runPortal(flags, world)),
  );
}

async function runPortal(flags: PlanFlags & PortalFlags, world: World): Promise<number> {
  // Redocly loads while the document is read.
  const redocly = await world.stages.startRedocly?.("build-docs", world.env);
  try {
    return await buildInto(flags, world, redocly?.run);
  } finally {
    redocly?.stop();
  }
}

async function buildInto(
  flags: PlanFlags & PortalFlags,
  world: World,
  run: RunRedocly | undefined,
): Promise<number> {
  const source = await readPortalSource(flags, world);
  if (!("folder" in source)) {
    const { problems, subject } = source;
    const status = await finishWithProblems(world, flags, { problems, subject });
    return source.status ?? (status === exit.ok ? exit.errors : status);
  }
  const { portalInto } = await import("../portal/write-portal.js");
  const { subject, parts } = source;
  const tell = async () => settled(tellProblems(world, flags, { subject, ...(await parts) }));
  let telling: ReturnType<typeof tell> | undefined;
  const written = await portalInto(
    source.folder,
    async (published) => {
      // Problems are told while Redocly draws.
      const onDrawing = () => void (telling ??= tell());
      return (await makePortal(source, published, world, { run, onDrawing })).files;
    },
    { disk: world.disk, onWait: waitNotice(source.folder, world) },
  );
  const { contentSecurityPolicy } = await import("../portal/headers.js");
  const finish = (await (telling ?? tell()))();
  return finish(summaryOf(source, written, contentSecurityPolicy, world.cwd));
}

interface MakeOptions extends Partial<Pick<PortalInput, "live" | "render">> {
  /** Runs Redocly, for example in a process that has it loaded. */
  readonly run?: RunRedocly | undefined;
  /** Is called when Redocly draws, and this thread has time. */
  readonly onDrawing?: () => void;
}

/** Renders and checks at the same time; of a document with errors there is no portal. */
export async function makePortal(
  source: PortalSource,
  published: PublishedPortal,
  world: World,
  { run, onDrawing, ...served }: MakeOptions = {},
) {
  const { document, yaml, parts, site, clientConfig } = source;
  const { buildPortal } = await import("../portal/build-portal.js");
  const { renderReference } = await import("../portal/render-reference.js");
  const { readPortalAssets } = await import("../portal/portal-assets.js");
  const { changesSince } = await import("../portal/changes-since.js");
  const since = changesSince(document, published, site.origins);
  const building = buildPortal({
    ...{ document, yaml, site, since, clientConfig },
    types: parts.then(({ types }) => types),
    client: parts.then(({ client }) => client),
    earlier: published.versions,
    assets: readPortalAssets,
    render(shown, onStart) {
      return renderReference(shown, world.env, {
        run,
        onStart() {
          onDrawing?.();
          onStart();
        },
      });
    },
    ...served,
  });
  const [{ problems }, files] = await Promise.all([parts, building]);
  return { problems, files: hasErrors(problems) ? undefined : files };
}

function summaryOf(
  { folder, document }: PortalSource,
  written: readonly WrittenFile[],
  policy: string,
  cwd: string,
): string {
  if (written.length === 0) return "Nothing was written.\n";
  const count = (wanted: string) => written.filter(({ state }) => state === wanted).length;
  const counts = ["written", "unchanged", "removed", "kept"]
    .filter((state) => count(state) > 0)
    .map((state) => `${count(state)} ${state}`);
  const kept = written
    .filter(({ state }) => state === "kept")
    .map(({ path }) => `  kept       ${shortPath(join(folder, path), cwd)}\n`);
  const page = join(folder, "index.html");
  const shown = relative(cwd, page).startsWith("..") ? page : shortPath(page, cwd);
  return (
    `${document.info.title} ${document.info.version}: ${shown} (${counts.join(", ")} files).\n` +
    `${kept.join("")}Its pages keep to this Content-Security-Policy, which _headers gives to hosts:\n  ${policy}\n`
  );
}
