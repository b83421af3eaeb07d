import type { Diagnostic, Report } from "../diagnostics/diagnostic.js";
import type { SpecbackConfig } from "./config.js";
import { checkRules, type Problem } from "./check-rules.js";
import { alternatives, namedValue } from "./named-value.js";
import { nearest } from "./nearest.js";
import { configOptions, type ConfigOption, type ConfigOptions } from "./options.js";

/** A config of which nothing is asked yet: flags may still bring what it leaves out. */
export type PartialConfig = Partial<SpecbackConfig>;

/**
 * Checks what a config file exports against the table of options.
 *
 * Every unknown key and every value of a wrong type is reported as an error, at the key's place in
 * `text`; what comes back holds the options that are right.
 */
export function checkConfig(
  value: unknown,
  source: { readonly file: string; readonly text: string },
  report: Report,
): PartialConfig {
  const problem: Problem = (rule, path, message, mend) =>
    report({
      rule,
      severity: "error",
      message,
      ...(mend === undefined ? {} : { mend }),
      origin: { file: source.file, ...placeOfKey(source.text, path) },
    });
  if (!isRecord(value)) {
    problem(
      "config-not-an-object",
      [],
      `The config must be an object, and is ${namedValue(value)}.`,
      `Write export default defineConfig({ docs: "…" }).`,
    );
    return {};
  }
  return checkSection(value, configOptions, [], problem);
}

function checkSection(
  section: Record<string, unknown>,
  options: ConfigOptions,
  path: readonly string[],
  problem: Problem,
): PartialConfig {
  const right: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(section)) {
    const here = [...path, key];
    const option = Object.hasOwn(options, key) ? options[key] : undefined;
    if (option === undefined) {
      const near = nearest(key, Object.keys(options));
      problem(
        "config-unknown-option",
        here,
        `There is no option ${here.join(".")}.`,
        near === undefined
          ? `The options are ${Object.keys(options).join(", ")}.`
          : `Did you mean ${[...path, near].join(".")}?`,
      );
    } else if (value === undefined) {
      continue;
    } else if (option.kind === "section" && isRecord(value)) {
      right[key] = checkSection(value, option.options, here, problem);
    } else if (option.kind === "rules" && isRecord(value)) {
      right[key] = checkRules(value, here, problem);
    } else if (fits(value, option)) {
      right[key] = value;
    } else {
      const message = `${here.join(".")} must be ${wanted(option)}, and is ${namedValue(value)}.`;
      problem("config-wrong-type", here, message, mendOf(value, option));
    }
  }
  return right;
}

function fits(value: unknown, option: ConfigOption): boolean {
  switch (option.kind) {
    case "text":
    case "path":
      return isText(value);
    case "texts":
      return Array.isArray(value) && value.every(isText);
    case "choice":
      return option.choices.some((choice) => choice === value);
    case "flag":
      return typeof value === "boolean";
    case "count":
      return Number.isSafeInteger(value) && (value as number) >= 0;
    case "map":
      return isRecord(value) && Object.values(value).every(isText);
    case "rules":
    case "section":
      return false;
  }
}

function wanted(option: ConfigOption): string {
  switch (option.kind) {
    case "text":
      return "a text";
    case "path":
      return "the path of a file or folder";
    case "texts":
      return "a list of texts";
    case "choice":
      return alternatives(option.choices);
    case "flag":
      return "true or false";
    case "count":
      return "a whole number";
    case "map":
      return "an object whose values are texts";
    case "rules":
      return "an object of severities by rule";
    case "section":
      return `an object with ${Object.keys(option.options).join(" and ")}`;
  }
}

function mendOf(value: unknown, option: ConfigOption): string | undefined {
  if (option.kind === "texts" && isText(value)) return `Write [${JSON.stringify(value)}].`;
  if (option.kind === "choice" || option.kind === "text") {
    const quoted = JSON.stringify(String(value));
    if (typeof value === "number") return `Put it in quotes: ${quoted}.`;
  }
  return undefined;
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Where the last key of the path is written, by the letters: the config has already been run, and no
 * tree of it is left. The start of the file where it is not written as a key.
 */
export function placeOfKey(text: string, path: readonly string[]): Pick<Place, "line" | "column"> {
  let offset = 0;
  for (const key of path) {
    const escaped = key.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
    const found = new RegExp(`(?<![\\w$])["']?${escaped}["']?\\s*[:,(]`).exec(text.slice(offset));
    if (found === null) break;
    offset += found.index;
  }
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
}

type Place = NonNullable<Diagnostic["origin"]>;
