import { WriteError } from "../output/target.js";

/** An error in words. What the system refused is the user's to mend; anything else is a bug, and needs its stack. */
export function describeError(error: unknown): string {
  return `specback: ${textOf(error)}\n`;
}

function textOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const fromSystem = "syscall" in error || error instanceof WriteError;
  return fromSystem ? error.message : `${error.stack ?? error.message}\nThis is a bug in specback.`;
}
