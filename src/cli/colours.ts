import type { World } from "./world.js";

/**
 * Whether text for people is coloured: on a terminal that can, unless NO_COLOR says no; elsewhere where
 * FORCE_COLOR says yes. NO_COLOR wins (no-color.org), and `FORCE_COLOR=0` is a no too.
 */
export function wantsColours({ env, terminal }: Pick<World, "env" | "terminal">): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = env;
  if (NO_COLOR !== undefined && NO_COLOR !== "") return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== "0" && FORCE_COLOR !== "false";
  return terminal() !== undefined && TERM !== "dumb";
}
