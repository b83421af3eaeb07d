import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { OpenApiDocument } from "../document/openapi.js";
import { type LintDiagnostic, readProblems } from "./problems.js";
import { redoclyArguments } from "./redocly-arguments.js";
import { type Environment, runRedocly, type RunRedocly } from "../redocly/run-redocly.js";

export type { LintDiagnostic };

export interface LintOptions {
  /**
   * The user's redocly.yaml. Redocly's `recommended` stands below it unless it extends something of its
   * own. Ignore files beside it have no effect: they name documents by their paths.
   */
  readonly config?: string | undefined;
  /** The environment for Redocly's process, which needs little more than what the system asks for. */
  readonly env: Environment;
  /** Runs Redocly, for example in a process that has it loaded. */
  readonly run?: RunRedocly | undefined;
  /** Is called when Redocly has all that it needs, so that other work need not hold it up. */
  readonly onStart?: () => void;
}

/**
 * Lints the document with the installed Redocly CLI, and says what the CLI says of the same document.
 *
 * A document without operations is not asked for servers, security, or uses of its components. Never
 * throws for a document, a config or a Redocly that is broken: these come back as an error.
 */
export async function lintDocument(
  document: OpenApiDocument,
  options: LintOptions,
): Promise<LintDiagnostic[]> {
  const config = options.config === undefined ? undefined : await readConfig(options.config);
  if (config && "problem" in config) return [config.problem];

  const folder = await mkdtemp(join(tmpdir(), "specback-lint-"));
  try {
    const documentPath = join(folder, "openapi.json");
    await writeFile(documentPath, JSON.stringify(document));
    const args = redoclyArguments({
      documentPath,
      config,
      hasOperations: Object.values(document.paths ?? {}).some(
        (item) => Object.keys(item).length > 0,
      ),
    });
    // Redocly tells of a config by its path from here.
    const cwd = config ? dirname(config.path) : folder;
    const running = (options.run ?? runRedocly)(args, cwd, options.env);
    options.onStart?.();
    return readProblems(await running, config?.path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readConfig(
  config: string,
): Promise<{ path: string; text: string } | { problem: Diagnostic }> {
  const path = resolve(config);
  try {
    return { path, text: await readFile(path, "utf8") };
  } catch (error) {
    return {
      problem: {
        rule: "redocly-config",
        severity: "error",
        message: `The Redocly config ${config} cannot be read: ${(error as Error).message}`,
        mend: "Name a redocly.yaml that is there.",
      },
    };
  }
}
