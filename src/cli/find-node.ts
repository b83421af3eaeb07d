import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { followPointer, keysOf } from "../document/pointer.js";
import { finishWithProblems } from "./finish-with-problems.js";
import { nearestPointers, wholePointer } from "./nearest-pointer.js";
import { type ReadByConfig, readByConfig, type ReadFlags } from "./read-by-config.js";
import type { World } from "./world.js";

/** A node that a user named, in the document of a config. */
export interface FoundNode extends ReadByConfig {
  readonly keys: readonly string[];
  /** False where only what holds it is there. */
  readonly found: boolean;
}

/**
 * Finds the node at a pointer; the exit status where there is none, which has then been said. `addable`
 * takes a pointer too whose last key alone is missing, from an object.
 */
export async function findNode(
  written: string,
  flags: ReadFlags,
  world: World,
  { addable = false }: { readonly addable?: boolean } = {},
): Promise<FoundNode | number> {
  const read = await readByConfig(flags, world);
  if (typeof read === "number") return read;
  const pointer = wholePointer(written);
  const { document } = read.overlaid;
  const { keys, found, value } = followPointer(document, pointer);
  if (found) return { ...read, keys, found };
  const missing = keysOf(pointer).slice(keys.length);
  if (addable && missing.length === 1 && isObject(value)) {
    return { ...read, keys: [...keys, ...missing], found };
  }
  const problem: Diagnostic = {
    rule: "pointer-unmatched",
    severity: "error",
    message: `The document has nothing at ${pointer}.`,
    mend: `Near it there is ${nearestPointers(document, pointer).join(", ")}.`,
  };
  return finishWithProblems(world, flags, { problems: [problem] });
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
