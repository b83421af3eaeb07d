/** Does the work once, after so many milliseconds, unless what it returns is called before. */
export type Later = (milliseconds: number, work: () => void) => () => void;

/**
 * Rounds of work that changes ask for: one round once no change has come for a while, never two at a
 * time, and one more where a change came during a round.
 */
export function rounds(
  round: () => Promise<void>,
  { quiet, later }: { readonly quiet: number; readonly later: Later },
): { readonly ask: () => void; readonly stop: () => Promise<void> } {
  let cancel: (() => void) | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  const start = () => {
    cancel = undefined;
    if (running !== undefined) {
      again = true;
      return;
    }
    running = round().finally(() => {
      running = undefined;
      if (again && !stopped) start();
    });
    again = false;
  };
  return {
    ask() {
      if (stopped) return;
      cancel?.();
      cancel = later(quiet, start);
    },
    /** Resolves when the round that runs has ended; no further one begins. */
    async stop() {
      stopped = true;
      cancel?.();
      await running?.catch(() => {});
    },
  };
}
