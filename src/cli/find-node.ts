import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { followPointer } from "../document/pointer.js";
import { finishWithProblems } from "./finish-with-problems.js";
import { nearestPointers, wholePointer } from "./nearest-pointer.js";
import { type ReadByConfig, readByConfig, type ReadFlags } from "./read-by-config.js";
import type { World } from "./world.js";

/** A node that a user named, in the document of a config. */
export interface FoundNode extends ReadByConfig {
  readonly keys: readonly string[];
}

/** Finds the node at a pointer; the exit status where there is none, which has then been said. */
export async function findNode(
  written: string,
  flags: ReadFlags,
  world: World,
): Promise<FoundNode | number> {
  const read = await readByConfig(flags, world);
  if (typeof read === "number") return read;
  const pointer = wholePointer(written);
  const { document } = read.overlaid;
  const { keys, found } = followPointer(document, pointer);
  if (found) return { ...read, keys };
  const problem: Diagnostic = {
    rule: "pointer-unmatched",
    severity: "error",
    message: `The document has nothing at ${pointer}.`,
    mend: `Near it there is ${nearestPointers(document, pointer).join(", ")}.`,
  };
  return finishWithProblems(world, flags, { problems: [problem] });
}
