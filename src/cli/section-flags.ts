import { resolve } from "node:path";
import { InvalidArgumentError, Option } from "commander";
import type { ConfigOption, ConfigOptions } from "../config/options.js";

/** The flags that override what a config says in one of its sections, and in the sections of that. */
export function flagsOf(options: ConfigOptions): Option[] {
  return Object.values(options).flatMap((option) =>
    option.kind === "section" ? flagsOf(option.options) : (flagOf(option) ?? []),
  );
}

/** What a section of the config says, under what the flags say; paths of flags are relative to `cwd`. */
export function withFlags<Section extends object>(
  section: Section,
  options: ConfigOptions,
  flags: Readonly<Record<string, unknown>>,
  cwd: string,
): Section {
  const said = Object.entries(options).flatMap(([name, option]) => {
    if (option.kind === "section") {
      const inner = (section as Readonly<Record<string, object | undefined>>)[name] ?? {};
      return [[name, withFlags(inner, option.options, flags, cwd)]];
    }
    const flag = flagOf(option);
    const value = flag && flags[flag.attributeName()];
    if (value === undefined) return [];
    return [[name, option.kind === "path" ? resolve(cwd, String(value)) : value]];
  });
  return { ...section, ...(Object.fromEntries(said) as Section) };
}

function flagOf(option: ConfigOption): Option | undefined {
  if (!("flag" in option) || option.flag === undefined) return undefined;
  const flag = new Option(option.flag, option.help);
  if (option.kind === "choice") flag.choices(option.choices);
  if (option.kind === "count") flag.argParser(wholeNumber);
  return flag;
}

export function wholeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError("It must be 0, 1, 2, …");
  return Number(text);
}
