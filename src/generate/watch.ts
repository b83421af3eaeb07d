import type { OnProgress } from "../diagnostics/progress.js";

export interface StageTiming {
  readonly stage: string;
  readonly milliseconds: number;
}

/** A watch that takes the time of each stage it is given to run, and tells of it before it runs. */
export function startWatch(onProgress?: OnProgress): {
  readonly timings: readonly StageTiming[];
  timed<Result>(stage: string, work: () => Promise<Result>): Promise<Result>;
} {
  const timings: StageTiming[] = [];
  return {
    timings,
    async timed(stage, work) {
      onProgress?.({ stage });
      const start = performance.now();
      try {
        return await work();
      } finally {
        timings.push({ stage, milliseconds: performance.now() - start });
      }
    },
  };
}
