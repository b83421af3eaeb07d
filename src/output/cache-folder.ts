import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Environment } from "../generate/stages.js";

/**
 * Where things are kept that can be made again: in the folder that SPECBACK_CACHE names, else in node_modules of the project that a folder belongs to,
 * where tools keep theirs, else in the user's cache folder. Undefined where the environment names none.
 */
export function cacheFolder(folder: string, env: Environment): string | undefined {
  const named = env["SPECBACK_CACHE"];
  if (named) return resolve(folder, named);
  for (let above = folder; ; above = dirname(above)) {
    if (existsSync(join(above, "package.json"))) {
      return join(above, "node_modules", ".cache", "specback");
    }
    if (above === dirname(above)) break;
  }
  const home = env["HOME"] === undefined ? undefined : join(env["HOME"], ".cache");
  const user = env["XDG_CACHE_HOME"] || env["LOCALAPPDATA"] || home;
  return user === undefined ? undefined : join(user, "specback");
}
