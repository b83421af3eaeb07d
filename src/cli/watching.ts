import type { Stages } from "../generate/stages.js";
import type { NoPlan, Plan } from "./generate-plan.js";
import { ignoredBelow, inputPaths, type WatchPaths } from "./watch-paths.js";

/**
 * Saving is more than one change to a folder, and a checkout is many. It must be longer than the 50 ms for
 * which chokidar tells no second change of a file, so that the round sees that one too.
 */
export const quiet = 100;

/** What is to be watched of now on. */
export interface Inputs {
  readonly paths: readonly string[];
  /** False where more may be read than is known, so that what was watched before still is. */
  readonly whole: boolean;
  readonly ignored: (path: string) => boolean;
}

/** What a plan reads. Where there is none, the config alone is known. */
export function planInputs(plan: Plan | NoPlan): Inputs {
  if (plan.kind === "plan") {
    return { paths: inputPaths(plan), whole: true, ignored: ignoredBelow(plan.folder) };
  }
  return { paths: plan.file === undefined ? [] : [plan.file], whole: false, ignored: () => false };
}

/** The watch on the inputs of the moment. */
export function watchedInputs(watchPaths: WatchPaths, onChange: () => void) {
  let watched:
    { readonly paths: readonly string[]; readonly close: () => Promise<void> } | undefined;
  return {
    async follow({ paths: own, whole, ignored }: Inputs): Promise<void> {
      const before = watched?.paths ?? [];
      const paths = whole ? own : [...new Set([...before, ...own])];
      if (paths.join("\n") === before.join("\n")) return;
      const watcher = await watchPaths(paths, { ignored, onChange });
      await watched?.close();
      watched = { paths, close: () => watcher.close() };
    },
    close: async () => watched?.close(),
  };
}

/** Stages of which none begins after the interruption, so that a run ends soon, and its lock is released. */
export function stoppable(stages: Stages, signal: AbortSignal): Stages {
  const entries = Object.entries(stages).map(([name, stage]) => [
    name,
    async (...given: unknown[]) => {
      signal.throwIfAborted();
      const result = await (stage as (...given: unknown[]) => Promise<unknown>)(...given);
      signal.throwIfAborted();
      return result;
    },
  ]);
  return Object.fromEntries(entries) as Stages;
}

/** Resolves when the signal is aborted. */
export function ended(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
