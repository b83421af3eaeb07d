import type { Option } from "commander";
import type { PublishConfig } from "../config/config.js";
import { configOptions } from "../config/options.js";
import type { Allowance } from "../publish/refusals.js";
import type { PlanFlags } from "./generate-plan.js";
import type { PortalFlags } from "./portal-source.js";
import { flagsOf, withFlags } from "./section-flags.js";

export interface PublishFlags extends PlanFlags, PortalFlags {
  readonly yes?: boolean;
  readonly allow?: readonly Allowance[];
  readonly base?: string;
  readonly format: "human" | "json";
}

const { options } = configOptions.publish;

/** The flags that override what a config says of publishing. */
export const publishFlags: readonly Option[] = flagsOf(options);

/** What the config says of publishing, under what the flags say; paths of flags are relative to `cwd`. */
export function publishConfig(
  flags: Readonly<Record<string, unknown>>,
  config: PublishConfig,
  cwd: string,
): PublishConfig {
  return withFlags(config, options, flags, cwd);
}
