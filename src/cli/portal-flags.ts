import type { Option } from "commander";
import type { PortalConfig } from "../config/config.js";
import { configOptions } from "../config/options.js";
import { flagsOf, withFlags } from "./section-flags.js";

const { options } = configOptions.portal;

/** The flags that override what a config says of the portal. */
export const portalFlags: readonly Option[] = flagsOf(options);

/** What the config says of the portal, under what the flags say; paths of flags are relative to `cwd`. */
export function portalConfig(
  flags: Readonly<Record<string, unknown>>,
  config: PortalConfig,
  cwd: string,
): PortalConfig {
  return withFlags(config, options, flags, cwd);
}
