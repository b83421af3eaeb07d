export interface StageTiming {
  readonly stage: string;
  readonly milliseconds: number;
}

/** A watch that takes the time of each stage it is given to run. */
export function startWatch(): {
  readonly timings: readonly StageTiming[];
  timed<Result>(stage: string, work: () => Promise<Result>): Promise<Result>;
} {
  const timings: StageTiming[] = [];
  return {
    timings,
    async timed(stage, work) {
      const start = performance.now();
      try {
        return await work();
      } finally {
        timings.push({ stage, milliseconds: performance.now() - start });
      }
    },
  };
}
