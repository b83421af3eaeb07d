import { resolve } from "node:path";
import { Option } from "commander";
import type { PortalConfig } from "../config/config.js";
import { configOptions } from "../config/options.js";

const { options } = configOptions.portal;
type PortalName = keyof typeof options;

const named = (Object.keys(options) as PortalName[]).map((name) => {
  const { flag, help } = options[name];
  return { name, option: new Option(flag, help) };
});

/** The flags that override what a config says of the portal. */
export const portalFlags: readonly Option[] = named.map(({ option }) => option);

/** What the config says of the portal, under what the flags say; paths of flags are relative to `cwd`. */
export function portalConfig(
  flags: Readonly<Record<string, unknown>>,
  config: PortalConfig,
  cwd: string,
): PortalConfig {
  const said = named.flatMap(({ name, option }) => {
    const value = flags[option.attributeName()];
    if (value === undefined) return [];
    return [[name, options[name].kind === "path" ? resolve(cwd, String(value)) : value]];
  });
  return { ...config, ...(Object.fromEntries(said) as PortalConfig) };
}
