import { extname, resolve } from "node:path";
import { Command, Option } from "commander";
import type { LoadConfigResult } from "../config/load-config.js";
import { configOptions } from "../config/options.js";
import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.js";
import { applyOverlayFile, recoverPages } from "../generate/document-stages.js";
import type { DocumentFormat } from "../generate/document-text.js";
import type { Certainty } from "../model/inference.js";
import type { RecoverOptions } from "../recover.js";
import type { RecoveryReport } from "../report/recovery-report.js";
import { applySeverities } from "../diagnostics/severities.js";
import { countProblems } from "../formats/select.js";
import { startWatch } from "../generate/watch.js";
import { finishWithProblems } from "./finish-with-problems.js";
import { given } from "./given.js";
import { type ProblemFlags, withProblemOptions } from "./problem-options.js";
import { withProgress } from "./progress.js";
import { openPageCache } from "./page-cache.js";
import { summarizeReport } from "./report-summary.js";
import { counted } from "./summary.js";
import type { World } from "./world.js";
import { writeOrigins } from "./write-origins.js";

interface Flags extends ProblemFlags {
  readonly cache: boolean;
  readonly output?: string;
  readonly format?: DocumentFormat;
  readonly openapi?: "3.1" | "3.0";
  readonly config?: string;
  readonly dialect?: string;
  readonly report?: string;
  readonly origins?: string;
  readonly strict?: Certainty;
}

/** `specback recover DOCS`: the document alone, on standard output or in a file. */
export function recoverCommand(world: World, finish: (status: number) => void): Command {
  const command = new Command("recover")
    .description("Recover the OpenAPI document of an SDK's docs, and write it alone.")
    .argument("<docs>", "SDK folder (with docs/ and README.md) or docs folder")
    .option("-o, --output <file>", "file to write; standard output when absent")
    .addOption(
      new Option(
        "--format <format>",
        "format to write; by default the output's, else yaml",
      ).choices(["yaml", "json"]),
    )
    .addOption(
      new Option("--openapi <version>", "OpenAPI version to write (default: 3.1)").choices(
        configOptions.openapi.choices,
      ),
    )
    .option("--dialect <name>", "SDK language of the pages; found from them when absent")
    .option("--report <file>", "file for what is stated, concluded and unknown, as JSON")
    .option("--origins <file>", "file for where each part of the document comes from, as JSON")
    .addOption(
      new Option("--strict [certainty]", "ask about what was concluded with less certainty")
        .choices(configOptions.strict.choices)
        .preset("likely"),
    )
    .option(configOptions.cache.flag, configOptions.cache.help)
    .option(
      "--config <file>",
      "config whose title, version, servers and overlay to use; none when absent",
    );
  return withProblemOptions(command).action(async (docs: string, flags: Flags) =>
    finish(await runRecover(docs, flags, world)),
  );
}

/** Writes what could be recovered, whatever is wrong with the pages: only an empty folder gives nothing. */
async function runRecover(docs: string, flags: Flags, world: World): Promise<number> {
  const { config, diagnostics, placeOfOption } = await namedConfig(flags.config, world);
  const subject = resolve(world.cwd, docs);
  if (hasErrors(diagnostics)) {
    return finishWithProblems(world, flags, { problems: diagnostics, subject: flags.config });
  }
  const { overlay, rules, cache, ...recovering } = config;
  const { openapi, dialect, strict } = flags;
  const options: RecoverOptions = {
    ...recovering,
    ...given({ openapi, dialect, strict, placeOfOption }),
    docs: subject,
  };
  const pageCache = await openPageCache(subject, flags.cache && cache, world);
  const { recovered, overlaid, timings } = await withProgress(world, (onProgress) =>
    documentOf({ ...options, ...given({ onProgress, pageCache }) }, overlay, world),
  );
  await pageCache?.save();
  const found: Diagnostic[] = [...recovered.diagnostics, ...(overlaid?.diagnostics ?? [])];
  const problems = applySeverities(found, rules);
  if (overlaid === undefined) {
    return finishWithProblems(world, flags, { problems, subject, timings });
  }
  const { documentText } = await import("../generate/document-text.js");
  const text = documentText(overlaid.document, formatOf(flags));
  if (flags.output !== undefined) await writeOutput(resolve(world.cwd, flags.output), text);
  await writeOrigins(overlaid.origins, flags.origins, world);
  const said = await writeReport(recovered.report, flags.report, world);
  const number = countProblems(problems);
  return finishWithProblems(world, flags, {
    problems,
    subject,
    data: flags.output === undefined ? { name: "The document", text } : undefined,
    summary: `${said}${counted(recovered.statistics)}${number && `; ${number}`}.\n`,
    summaryTo: "stderr",
    timings,
    errorsPass: true,
  });
}

/** The document as recovered and as overlaid, with the time that each took; nothing is overlaid where nothing is recovered. */
async function documentOf(options: RecoverOptions, overlay: string | undefined, world: World) {
  const { stages } = world;
  const { timed, timings } = startWatch(options.onProgress);
  const recovered = await timed("recover", () => recoverPages(options, stages));
  const { document, origins } = recovered;
  const overlaid =
    document &&
    (await timed("overlay", () => applyOverlayFile({ document, origins }, overlay, stages)));
  return { recovered, overlaid, timings };
}

/** Writes the report where one is wanted, and returns what it says in short. */
async function writeReport(
  report: RecoveryReport | undefined,
  file: string | undefined,
  world: World,
): Promise<string> {
  if (report === undefined || file === undefined) return "";
  await writeOutput(resolve(world.cwd, file), `${JSON.stringify(report, null, 2)}\n`);
  return summarizeReport(report);
}

async function namedConfig(
  file: string | undefined,
  { cwd, pipelineModule }: World,
): Promise<LoadConfigResult> {
  if (file === undefined) return { config: {}, diagnostics: [] };
  const { loadConfig } = await import("../config/load-config.js");
  return loadConfig({ cwd, file, pipelineModule });
}

function formatOf({ format, output = "" }: Flags): DocumentFormat {
  return format ?? (extname(output).toLowerCase() === ".json" ? "json" : "yaml");
}

async function writeOutput(file: string, text: string): Promise<void> {
  const { writeOneFile } = await import("../output/write-files.js");
  await writeOneFile(file, text);
}
