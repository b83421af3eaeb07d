import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Diagnostic, Origin } from "../diagnostics/diagnostic.js";
import { checkConfig, type PartialConfig, placeOfKey } from "./check-config.js";
import { configOptions, type ConfigOptions } from "./options.js";
import { parseJson } from "./parse-json.js";

/** The names a config may have, in the order in which they are looked for. */
const configFileNames = ["ts", "mts", "js", "mjs", "json"].map(
  (extension) => `specback.config.${extension}`,
);

export interface LoadConfigOptions {
  /** The working folder: an absolute path. */
  readonly cwd: string;
  /** The config's path, when the user names one. */
  readonly file?: string;
  /**
   * The file that `specback/pipeline` stands for in the config. Given by the command line, so that a
   * config also loads where specback is not installed beside it (`npx specback`).
   */
  readonly pipelineModule?: string;
  /** Loaded before in this process: the file is read anew, and not taken from the loader's memory. */
  readonly again?: boolean;
}

export interface LoadConfigResult {
  /** The config's absolute path; undefined when none was named and none was found. */
  readonly file?: string;
  /** What the config says, its paths absolute. Empty where it could not be loaded. */
  readonly config: PartialConfig;
  readonly diagnostics: readonly Diagnostic[];
  /** Where in the file an option is written, by the keys that lead to it; absent where none was loaded. */
  readonly placeOfOption?: (keys: readonly string[]) => Origin;
}

/**
 * Finds the config file (the one named; else in the working folder; else in its `spec/`), loads and
 * checks it. What is wrong with it comes back as errors; nothing is thrown.
 */
export async function loadConfig(options: LoadConfigOptions): Promise<LoadConfigResult> {
  const file =
    options.file === undefined ? findConfig(options.cwd) : resolve(options.cwd, options.file);
  if (file === undefined) return { config: {}, diagnostics: [] };
  if (!existsSync(file)) {
    const missing: Diagnostic = {
      rule: "config-missing",
      severity: "error",
      message: `There is no config file ${options.file ?? file}.`,
      mend: "Run specback init to write one.",
    };
    return { file, config: {}, diagnostics: [missing] };
  }
  const diagnostics: Diagnostic[] = [];
  let value: unknown;
  try {
    value = await importConfig(file, options);
  } catch (error) {
    return { file, config: {}, diagnostics: [loadProblem(file, error)] };
  }
  const text = await readFile(file, "utf8");
  const config = checkConfig(value, { file, text }, (found) => diagnostics.push(found));
  return {
    ...{ file, config: resolvePaths(config, dirname(file)), diagnostics },
    placeOfOption: (keys) => ({ file, ...placeOfKey(text, keys) }),
  };
}

/** The config of a working folder: there, else in its `spec/`. */
export function findConfig(cwd: string): string | undefined {
  return [cwd, join(cwd, "spec")]
    .flatMap((folder) => configFileNames.map((name) => join(folder, name)))
    .find((file) => existsSync(file));
}

/**
 * Runs the config by c12, with all that would read other files or the network turned off. The layer
 * of the file itself is taken, because merging drops empty values that the check should see.
 */
async function importConfig(
  file: string,
  { pipelineModule, again = false }: LoadConfigOptions,
): Promise<unknown> {
  // That needs none of what runs code.
  if (file.endsWith(".json")) return parseJson(file, await readFile(file, "utf8"));
  // Node keeps each file that it has loaded by its own means, by its address.
  if (again && file.endsWith(".mjs")) {
    const anew = `${pathToFileURL(file).href}?again=${Date.now()}`;
    return ((await import(anew)) as { readonly default?: unknown }).default;
  }
  const c12 = await import("c12");
  const { layers } = await c12.loadConfig({
    cwd: dirname(file),
    configFile: file,
    dotenv: false,
    rcFile: false,
    globalRc: false,
    packageJson: false,
    giget: false,
    extend: false,
    envName: false,
    jitiOptions: {
      ...(pipelineModule === undefined ? {} : { alias: { "specback/pipeline": pipelineModule } }),
    },
  });
  return layers?.find((layer) => layer.configFile === file)?.config;
}

/** Loaders say the place as `file:line:column`, in the message or in the stack. */
function loadProblem(file: string, error: unknown): Diagnostic {
  const message = error instanceof Error ? error.message : String(error);
  const told = error instanceof Error ? `${message}\n${error.stack ?? ""}` : message;
  const escaped = file.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  const place = new RegExp(`${escaped}:(\\d+):(\\d+)`).exec(told);
  return {
    rule: "config-fails-to-load",
    severity: "error",
    message: `The config cannot be loaded: ${message.split("\n", 1)[0]}`,
    origin: { file, line: Number(place?.[1] ?? 1), column: Number(place?.[2] ?? 1) },
  };
}

function resolvePaths<Section extends object>(
  section: Section,
  folder: string,
  options: ConfigOptions = configOptions,
): Section {
  const resolved = Object.entries(section).map(([name, value]: [string, unknown]) => {
    const option = options[name];
    if (option?.kind === "section") {
      return [name, resolvePaths(value as object, folder, option.options)];
    }
    return [name, option?.kind === "path" ? resolve(folder, String(value)) : value];
  });
  return Object.fromEntries(resolved) as Section;
}
