import type { Pack } from "../cache/pack.js";
import type { World } from "./world.js";

/**
 * The cache of a docs folder's parsed pages. Undefined where it is turned off, where there is no place for it, and where
 * specback runs from its source, which may parse otherwise from one run to the next.
 */
export async function openPageCache(
  docs: string,
  wanted: boolean | undefined,
  { cwd, env, identity }: Pick<World, "cwd" | "env" | "identity">,
): Promise<Pack | undefined> {
  const build = wanted === false ? undefined : await identity();
  if (build === undefined) return undefined;
  const [{ cacheFolder }, { openPack, packFile }] = await Promise.all([
    import("../output/cache-folder.js"),
    import("../cache/pack.js"),
  ]);
  const folder = cacheFolder(cwd, env);
  return folder === undefined ? undefined : openPack(packFile(folder, cwd, docs), build);
}
