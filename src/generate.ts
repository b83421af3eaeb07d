import type { ClientConfig } from "./client/client-config.js";
import type { PackageConfig } from "./config/config.js";
import { hasErrors, type Diagnostic } from "./diagnostics/diagnostic.js";
import { applySeverities, type RuleSettings } from "./diagnostics/severities.js";
import type { OpenApiDocument } from "./document/openapi.js";
import type { DocumentOrigins } from "./document/origins.js";
import {
  applyOverlayFile,
  recoverPages,
  traceProblems,
  typesOf,
} from "./generate/document-stages.js";
import { documentText } from "./generate/document-text.js";
import { packageIdentity } from "./generate/package-name.js";
import { settled } from "./generate/settled.js";
import { lazyStages, type Environment, type Stages } from "./generate/stages.js";
import { startWatch, type StageTiming } from "./generate/watch.js";
import type { RecoverOptions, RecoverStatistics } from "./recover.js";

export interface GenerateOptions extends RecoverOptions {
  /** The path of an OpenAPI Overlay to apply to what the pages say. */
  readonly overlay?: string;
  /** The path of a `redocly.yaml` whose rules stand on top of Redocly's `recommended`. */
  readonly redocly?: string;
  /** Severities by rule, which decide with the rest whether files are returned. */
  readonly rules?: RuleSettings;
  /** Parts of the client that are made only when asked for. */
  readonly client?: ClientConfig;
  /** Makes the output an npm package too, under this name and version or ones made from the document. */
  readonly package?: PackageConfig;
  /** The environment for the tools that read one; empty when absent. */
  readonly env?: Environment;
}

export interface GenerateResult {
  /** What to write: path below the output folder → text. Empty when there was an error. */
  readonly files: ReadonlyMap<string, string>;
  /** The document as linted, also where it has errors; undefined where nothing could be recovered. */
  readonly document?: OpenApiDocument;
  /** Where each part of the document comes from: the docs, or an action of the overlay. */
  readonly origins: DocumentOrigins;
  readonly diagnostics: readonly Diagnostic[];
  readonly statistics: RecoverStatistics;
  /** How long each stage took that was run, in the order in which they ran. */
  readonly timings: readonly StageTiming[];
}

/**
 * Runs the whole pipeline over a docs folder and returns the files to write; it writes none itself.
 *
 * Problems come back as diagnostics. With an error among them no file is returned, though the document
 * is linted all the same, so that one run shows every problem. Throws only where a tool breaks.
 */
export async function generate(
  options: GenerateOptions,
  stages: Stages = lazyStages,
): Promise<GenerateResult> {
  // Redocly and the compiler behind types take as long to load as the pages take to read: beside them.
  const redocly = await stages.startRedocly?.("lint", options.env ?? {});
  const thread = await stages.startTypes?.();
  try {
    return await runStages(options, {
      ...stages,
      lintDocument: (document, given) =>
        stages.lintDocument(document, { ...given, run: redocly?.run }),
      ...(thread && { generateTypes: thread.generateTypes }),
    });
  } finally {
    redocly?.stop();
    thread?.stop();
  }
}

async function runStages(options: GenerateOptions, stages: Stages): Promise<GenerateResult> {
  const { timings, timed } = startWatch(options.onProgress);
  const found: Diagnostic[] = [];

  // 1. Recover the document from the pages.
  const recovered = await timed("recover", () => recoverPages(options, stages));
  const { document: plain, statistics } = recovered;
  found.push(...recovered.diagnostics);
  if (plain === undefined) {
    const diagnostics = applySeverities(found, options.rules);
    return { files: new Map(), origins: recovered.origins, diagnostics, statistics, timings };
  }

  // 2. Lay over it what the pages cannot say.
  const { document, origins, ...overlaid } = await timed("overlay", () =>
    applyOverlayFile({ document: plain, origins: recovered.origins }, options.overlay, stages),
  );
  found.push(...overlaid.diagnostics);

  // 3. Lint it, in a process of its own.
  const { redocly: config, env = {} } = options;
  let onStart = () => {};
  const started = new Promise<void>((resolve) => (onStart = resolve));
  const linting = settled(
    timed("lint", () => stages.lintDocument(document, { config, env, onStart })),
  );

  // 4. Make types of it meanwhile, and then its text: lint is longest, and shares two cores with one of
  // these at a time. What is wrong with a document that has errors, lint says best.
  const isSound = !hasErrors(applySeverities(found, options.rules));
  const typing = isSound
    ? settled(timed("types", () => typesOf(document, options.client, stages)))
    : undefined;
  // The text is written by this thread, which must have handed lint its document before.
  await Promise.race([Promise.all([started, typing]), linting]);
  const yaml = isSound ? documentText(document, "yaml") : "";
  found.push(...traceProblems((await linting)(), origins));
  const diagnostics = applySeverities(found, options.rules);
  if (typing === undefined || hasErrors(diagnostics)) {
    return { files: new Map(), document, origins, diagnostics, statistics, timings };
  }
  const typed = (await typing)();
  if ("problem" in typed) {
    const failed = [...diagnostics, ...traceProblems([typed.problem], origins)];
    return { files: new Map(), document, origins, diagnostics: failed, statistics, timings };
  }
  const { types } = typed;

  // 5. Make a client on the types.
  const client = await timed("client", () => stages.generateClient(document, options.client));

  const files = new Map([
    ["openapi.yaml", yaml],
    ["openapi.json", documentText(document, "json")],
    ["schema.d.ts", types],
    ...Object.entries(client),
  ]);

  // 6. Make an npm package of both, when asked.
  if (options.package !== undefined) {
    const identity = packageIdentity(options.package, document);
    const parts = { document, types, client, ...identity, config: options.client };
    const made = await timed("package", () => stages.clientPackage(parts));
    for (const [path, text] of made) files.set(path, text);
  }
  return { files, document, origins, diagnostics, statistics, timings };
}
