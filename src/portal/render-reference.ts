import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { OpenApiDocument } from "../document/openapi.js";
import { type Environment, runRedocly, type RunRedocly } from "../redocly/run-redocly.js";
import { cutReference, type RenderedReference } from "./rendered-reference.js";

/** Cut mark and parts of the page, in the words of Redocly's templates. */
const template = "{{{redocHead}}}<!--specback-cut-->{{{redocHTML}}}";

interface RenderOptions {
  /** Runs Redocly, for example in a process that has it loaded. */
  readonly run?: RunRedocly | undefined;
  /** Is called when Redocly has all that it needs. */
  readonly onStart?: () => void;
}

/**
 * Renders the reference of a document with the Redoc of the installed Redocly CLI, as `build-docs` does.
 *
 * Throws with what Redocly says where it makes no page, or one of a form that is not known.
 */
export async function renderReference(
  document: OpenApiDocument,
  env: Environment,
  { run = runRedocly, onStart = () => {} }: RenderOptions = {},
): Promise<RenderedReference> {
  const folder = await mkdtemp(join(tmpdir(), "specback-portal-"));
  try {
    await writeFile(join(folder, "openapi.json"), JSON.stringify(document));
    await writeFile(join(folder, "page.hbs"), template);
    const args = ["build-docs", "openapi.json", "-t", "page.hbs", "-o", "out.html"];
    const running = run(args, folder, env);
    onStart();
    const { exitCode, stderr } = await running;
    const page = await readFile(join(folder, "out.html"), "utf8").catch(() => undefined);
    if (exitCode !== 0 || page === undefined) {
      throw new Error(`Redocly made no reference page: ${stderr.trim()}`);
    }
    return cutReference(page);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
