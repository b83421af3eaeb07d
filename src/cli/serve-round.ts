import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.js";
import { shortPath } from "../formats/paths.js";
import type { PortalInput } from "../portal/portal-input.js";
import type { PortalServer } from "../serve/serve-portal.js";
import { finishWithProblems } from "./finish-with-problems.js";
import type { PlanFlags } from "./generate-plan.js";
import { makePortal } from "./portal-command.js";
import { type PortalFlags, type PortalSource, readPortalSource } from "./portal-source.js";
import type { World } from "./world.js";

/**
 * Makes the function that builds a portal out of its inputs as they are now, and shows it; where they have
 * errors, open pages tell of them, and show what was shown before.
 */
export function serveRound(
  flags: PlanFlags & PortalFlags,
  world: World,
  server: Pick<PortalServer, "show" | "tell">,
): (round: { readonly again: boolean }) => Promise<void> {
  const render = rememberingRender(world);
  let good = false;
  return async ({ again }) => {
    const started = world.clock.now();
    const source = await readPortalSource(flags, world, { again });
    const { subject } = source;
    const made =
      "folder" in source ? await built(source) : { problems: source.problems, portal: undefined };
    const { problems } = made;
    if (made.portal !== undefined) {
      good = true;
      const { differs } = server.show(made.portal);
      // What was saved as it was needs no words.
      if (again && !differs) return;
      const seconds = ((world.clock.now() - started) / 1000).toFixed(1);
      const summary = `${made.title}: built in ${seconds} s.\n`;
      await finishWithProblems(world, flags, { problems, subject, summary });
      return;
    }
    server.tell(problems.map((problem) => shownProblem(problem, world.cwd)));
    const summary = good ? "The last good portal stays until this is mended.\n" : "";
    await finishWithProblems(world, flags, { problems, subject, summary });
  };

  /** The portal beside the earlier versions that its folder holds; none of a document with errors. */
  async function built(source: PortalSource) {
    const { document, folder } = source;
    const { readPortal, withEarlier } = await import("../portal/write-portal.js");
    const { livePages } = await import("../serve/live-pages.js");
    const { servedPortal } = await import("../serve/served-portal.js");
    const published = await readPortal(folder, { disk: world.disk });
    const live = { live: livePages, render };
    const { problems, files } = await makePortal(source, published, world, live);
    if (files === undefined || hasErrors(problems)) return { problems, portal: undefined };
    const portal = await servedPortal(withEarlier(files, published), document);
    return { problems, portal, title: `${document.info.title} ${document.info.version}` };
  }
}

function shownProblem({ severity, message, origin }: Diagnostic, cwd: string) {
  const place = origin === undefined ? "" : `${shortPath(origin.file, cwd)}:${origin.line}`;
  return { severity, message, place };
}

/** Renders again only what differs from what was rendered last. */
function rememberingRender({ env }: World): PortalInput["render"] {
  let last:
    { readonly text: string; readonly rendered: ReturnType<PortalInput["render"]> } | undefined;
  return async (document, onStart) => {
    const text = JSON.stringify(document);
    if (last?.text === text) return last.rendered;
    const { renderReference } = await import("../portal/render-reference.js");
    const rendered = renderReference(document, env, { onStart });
    last = { text, rendered };
    rendered.catch(() => (last = undefined));
    return rendered;
  };
}
