import { dirname, join, resolve } from "node:path";
import { Command, Option } from "commander";
import type { PartialConfig } from "../config/check-config.js";
import { configOptions } from "../config/options.js";
import { hasErrors } from "../diagnostics/diagnostic.js";
import { formatDiagnostics, shortPath } from "./format-diagnostics.js";
import { readPackage } from "./project-package.js";
import { summarize } from "./summary.js";
import { writeOrigins } from "./write-origins.js";
import { exit, type World } from "./world.js";

interface Flags {
  readonly config?: string;
  readonly package?: boolean;
  readonly origins?: string;
  readonly [flag: string]: unknown;
}

type ConfigName = keyof typeof configOptions;

/** The options of a config that have a flag, with commander's form of it. */
function overrides(): { readonly name: ConfigName; readonly option: Option }[] {
  return (Object.keys(configOptions) as ConfigName[]).flatMap((name) => {
    const told = configOptions[name];
    if (told.kind === "section" || told.kind === "map") return [];
    const option = new Option(told.flag, told.help);
    if (told.kind === "choice") option.choices(told.choices);
    if (told.kind === "texts") {
      option.argParser((value, before: string[] | undefined) => [...(before ?? []), value]);
    }
    return [{ name, option }];
  });
}

/** `specback generate`: the whole pipeline by a config. Flags override what the config says. */
export function generateCommand(world: World, finish: (status: number) => void): Command {
  const command = new Command("generate")
    .description("Generate document, types and client of the docs that a config names.")
    .option("--config <file>", "config to use; else specback.config.* here, then in spec/")
    .option("--package", "make the output a publishable npm package too")
    .option("--origins <file>", "file for where each part of the document comes from, as JSON");
  for (const { option } of overrides()) command.addOption(option);
  return command.action(async (flags: Flags) => finish(await runGenerate(flags, world)));
}

async function runGenerate(flags: Flags, world: World): Promise<number> {
  const { cwd, pipelineModule, stages, env } = world;
  const { loadConfig } = await import("../config/load-config.js");
  const named = flags.config === undefined ? {} : { file: flags.config };
  const loaded = await loadConfig({ cwd, pipelineModule, ...named });
  if (hasErrors(loaded.diagnostics)) {
    await world.stderr(formatDiagnostics(loaded.diagnostics, world));
    return exit.errors;
  }
  const config: PartialConfig = { ...loaded.config, ...fromFlags(flags, cwd) };
  if (config.docs === undefined) {
    await world.stderr(
      `error: no docs are named, neither by ${loaded.file ?? "a specback.config.ts here or in spec/"} nor by --docs.\n` +
        `    specback init writes a config; --docs FOLDER does without.\n`,
    );
    return exit.wrongUse;
  }
  const { output, package: packageConfig = {}, docs, ...rest } = config;
  const folder =
    output ?? join(loaded.file === undefined ? cwd : dirname(loaded.file), "generated");
  const asPackage = flags.package === true ? { package: packageConfig } : {};
  const { generate } = await import("../generate.js");
  const result = await generate({ ...rest, docs, ...asPackage, env }, stages);
  const taken = await takenByAnother(folder, result.files);
  if (taken !== undefined) {
    await world.stderr(`error: ${shortPath(folder, cwd)} holds the package ${taken}.\n`);
    await world.stderr("    Name a folder of its own for the client's package: --output FOLDER.\n");
    return exit.errors;
  }
  const { writeFiles } = await import("../generate/write-files.js");
  const written = await writeFiles(folder, result.files);
  await writeOrigins(result.origins, flags.origins, world);
  await world.stderr(formatDiagnostics(result.diagnostics, world));
  await world.stdout(summarize(result, written, { docs, output: folder, cwd }));
  return hasErrors(result.diagnostics) ? exit.errors : exit.ok;
}

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

/** What the flags say in a config's words; paths are relative to the working folder. */
function fromFlags(flags: Flags, cwd: string): PartialConfig {
  const said = overrides().flatMap(({ name, option }) => {
    const value = flags[option.attributeName()];
    if (value === undefined) return [];
    const isPath = configOptions[name].kind === "path";
    return [[name, isPath ? resolve(cwd, String(value)) : value]];
  });
  return Object.fromEntries(said);
}
