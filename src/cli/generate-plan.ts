import { dirname, join, resolve } from "node:path";
import { type Command, Option } from "commander";
import type { PartialConfig } from "../config/check-config.js";
import type { PortalConfig } from "../config/config.js";
import { configOptions } from "../config/options.js";
import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.js";
import type { GenerateOptions } from "../generate.js";
import { given } from "./given.js";
import type { ProblemFlags } from "./problem-options.js";
import { exit, type World } from "./world.js";

/** What a user says to the commands that run the whole pipeline. */
export interface PlanFlags extends ProblemFlags {
  readonly config?: string;
  readonly package?: boolean;
  readonly [flag: string]: unknown;
}

/** A run of the pipeline as config and flags want it. */
export interface Plan {
  readonly kind: "plan";
  /** The config file, where there is one. */
  readonly file?: string | undefined;
  /** The output folder: an absolute path. */
  readonly folder: string;
  readonly options: GenerateOptions;
  /** False where nothing may be kept from one run to the next. */
  readonly cache?: boolean | undefined;
  /** What the config says of the portal. */
  readonly portal?: PortalConfig | undefined;
}

/** Why there is no plan. */
export interface NoPlan {
  readonly kind: "none";
  readonly file?: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly status: number;
}

type ConfigName = keyof typeof configOptions;

/** The options of a config that have a flag, with commander's form of it. */
function overrides(): { readonly name: ConfigName; readonly option: Option }[] {
  return (Object.keys(configOptions) as ConfigName[]).flatMap((name) => {
    const told = configOptions[name];
    if (!("flag" in told)) return [];
    const option = new Option(told.flag, told.help);
    if (told.kind === "choice") option.choices(told.choices);
    if (told.kind === "texts") {
      option.argParser((value, before: string[] | undefined) => [...(before ?? []), value]);
    }
    return [{ name, option }];
  });
}

/** Gives a command the flags that `makePlan` reads: those of the config's options, and which config. */
export function withPlanOptions(command: Command): Command {
  command
    .option("--config <file>", "config to use; else specback.config.* here, then in spec/")
    .option("--package", "make the output a publishable npm package too");
  for (const { option } of overrides()) command.addOption(option);
  return command;
}

/** Loads the config, and lays over it what the flags say. */
export async function makePlan(
  flags: PlanFlags,
  world: World,
  { again = false }: { readonly again?: boolean } = {},
): Promise<Plan | NoPlan> {
  const { cwd, pipelineModule, env } = world;
  const { loadConfig } = await import("../config/load-config.js");
  const named = flags.config === undefined ? {} : { file: flags.config };
  const { file, diagnostics, placeOfOption, ...loaded } = await loadConfig({
    cwd,
    pipelineModule,
    again,
    ...named,
  });
  if (hasErrors(diagnostics)) return { kind: "none", file, diagnostics, status: exit.errors };
  const config: PartialConfig = { ...loaded.config, ...fromFlags(flags, cwd) };
  if (config.docs === undefined) {
    return { kind: "none", file, diagnostics: [docsUnnamed(file)], status: exit.wrongUse };
  }
  const { output, package: packageConfig = {}, docs, cache, portal, publish, ...rest } = config;
  return {
    kind: "plan",
    ...{ file, cache, portal },
    folder: output ?? join(file === undefined ? cwd : dirname(file), "generated"),
    options: {
      ...{ ...rest, docs, env, ...given({ placeOfOption }) },
      ...(flags.package === true ? { package: packageConfig } : {}),
    },
  };
}

const docsUnnamed = (config: string | undefined): Diagnostic => ({
  rule: "docs-folder-unnamed",
  severity: "error",
  message: `No docs are named, neither by ${config ?? "a specback.config.ts here or in spec/"} nor by --docs.`,
  mend: "specback init writes a config; --docs FOLDER does without.",
});

/** What the flags say in a config's words; paths are relative to the working folder. */
function fromFlags(flags: PlanFlags, cwd: string): PartialConfig {
  const said = overrides().flatMap(({ name, option }) => {
    const value = flags[option.attributeName()];
    // Commander gives a flag that says no the value true where it is not used.
    if (value === undefined || (option.negate && value === true)) return [];
    const isPath = configOptions[name].kind === "path";
    return [[name, isPath ? resolve(cwd, String(value)) : value]];
  });
  return Object.fromEntries(said);
}
