import { existsSync } from "node:fs";
import { join, sep } from "node:path";
import type { Plan } from "./generate-plan.js";

/** Watches files and folders, those that are not there yet included, until it is closed. */
export type WatchPaths = (
  paths: readonly string[],
  options: { readonly ignored: (path: string) => boolean; readonly onChange: () => void },
) => Promise<{ readonly close: () => Promise<void> }>;

/** What a run by this plan reads: docs, README, config, overlay and Redocly config. */
export function inputPaths({ file, options }: Omit<Plan, "kind" | "folder">): string[] {
  const { docs, overlay, redocly } = options;
  const pages = existsSync(join(docs, "docs"))
    ? [join(docs, "docs"), join(docs, "README.md"), join(docs, "README.mdx")]
    : [docs];
  return [...pages, ...[file, overlay, redocly].filter((path) => path !== undefined)];
}

/** What stands among the docs and is none: the output, and what tools keep. */
export function ignoredBelow(output: string): (path: string) => boolean {
  const kept = /[\\/](?:node_modules|\.git)(?:[\\/]|$)/;
  return (path) => kept.test(path) || path === output || path.startsWith(output + sep);
}

/** By chokidar: Node's own recursive watching misses files in folders that are new, on Linux. */
export const watchFiles: WatchPaths = async (paths, { ignored, onChange }) => {
  const { watch } = await import("chokidar");
  const watcher = watch([...paths], { ignored: (path) => ignored(path), ignoreInitial: true });
  watcher.on("all", onChange);
  await new Promise<void>((resolve, reject) => watcher.on("ready", resolve).on("error", reject));
  return watcher;
};
