import type { SpecbackConfig } from "./config.js";

/**
 * Returns the config it is given, so that an editor knows its type. It imports nothing at run time: a
 * config file is loaded before every run.
 */
export function defineConfig(config: SpecbackConfig): SpecbackConfig {
  return config;
}
