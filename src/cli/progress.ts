import type { OnProgress, Progress } from "../diagnostics/progress.js";
import type { World } from "./world.js";

/** A run that is shorter than this says nothing until it is done. */
const patience = 1000;
/** How often a line that is there may change; a terminal is slower than a parser. */
const pause = 100;

/**
 * Does the work, and meanwhile shows on a terminal how far it is, once it takes longer than a second: one
 * line of standard error, rewritten, and erased at the end. Piped, in CI or on a terminal that cannot move
 * its cursor, nothing is shown and the work is asked to tell nothing.
 */
export async function withProgress<Result>(
  world: World,
  work: (onProgress: OnProgress | undefined) => Promise<Result>,
): Promise<Result> {
  const { CI = "", TERM } = world.env;
  const isCi = !["", "0", "false"].includes(CI);
  if (world.terminal() === undefined || isCi || TERM === "dumb") return work(undefined);
  const line = progressLine(world);
  try {
    return await work(line.show);
  } finally {
    await line.erase();
  }
}

const startOver = "\r\u001B[2K";

function progressLine({ clock, stderr, terminal }: World) {
  const start = clock.now();
  let current: Progress | undefined;
  let drawn: { readonly stage: string; readonly time: number } | undefined;
  const draw = () => {
    const time = clock.now();
    if (current === undefined || time - start < patience) return;
    if (drawn?.stage === current.stage && time - drawn.time < pause) return;
    drawn = { stage: current.stage, time };
    const text = textOf(current, time - start).slice(0, (terminal()?.columns ?? 80) - 1);
    // Not waited for: a terminal takes it at once, and one that is gone wants no progress.
    stderr(startOver + text).catch(() => {});
  };
  // Where a stage waits for another process, nobody tells of a step.
  const stop = clock.every(pause, draw);
  return {
    show: (progress: Progress) => {
      current = progress;
      draw();
    },
    async erase() {
      stop();
      if (drawn !== undefined) await stderr(startOver).catch(() => {});
    },
  };
}

function textOf({ stage, done, total }: Progress, milliseconds: number): string {
  const counted = done === undefined ? "" : `: ${done}${total === undefined ? "" : ` of ${total}`}`;
  return `${stage}${counted} (${Math.floor(milliseconds / 1000)} s)`;
}
