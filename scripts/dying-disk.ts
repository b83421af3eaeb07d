import { writeFile } from "node:fs/promises";
import type { Disk } from "../src/output/disk.js";

/**
 * A disk on which the process dies before its step number `last` (counted from 0), and no later step is
 * taken. Writing a file is two steps: the second dies with half of the bytes written.
 */
export function dyingDisk(
  disk: Disk,
  last: number,
  die: () => Promise<never>,
): { readonly disk: Disk; readonly steps: () => number } {
  let step = 0;
  const next = async () => {
    if (step++ >= last) await die();
  };
  const dying = new Proxy(disk, {
    get: (target, name: keyof Disk) => {
      const work = target[name] as (...given: unknown[]) => Promise<unknown>;
      return async (...given: unknown[]) => {
        await next();
        if (name === "writeNew") {
          const [path, bytes] = given as Parameters<Disk["writeNew"]>;
          if (step === last) await writeFile(path, bytes.subarray(0, bytes.length >> 1));
          await next();
        }
        return work(...given);
      };
    },
  });
  return { disk: dying, steps: () => step };
}
