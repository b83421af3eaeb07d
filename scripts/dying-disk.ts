import { writeFile } from "node:fs/promises";
import type { Disk } from "../src/output/disk.js";

/** A process that dies before its step number `last` (counted from 0), and takes no later step. */
export interface Mortal {
  /** Resolves when the next step may be taken. */
  readonly next: () => Promise<void>;
  readonly steps: () => number;
  readonly last: number;
}

export function mortal(last: number, die: () => Promise<never>): Mortal {
  let step = 0;
  const next = async () => {
    if (step++ >= last) await die();
  };
  return { next, steps: () => step, last };
}

/** A disk on which a process dies. Writing a file is two steps: the second dies with half of the bytes written. */
export function diskOf({ next, steps, last }: Mortal, disk: Disk): Disk {
  return new Proxy(disk, {
    get: (target, name: keyof Disk) => {
      const work = target[name] as (...given: unknown[]) => Promise<unknown>;
      return async (...given: unknown[]) => {
        await next();
        if (name === "writeNew") {
          const [path, bytes] = given as Parameters<Disk["writeNew"]>;
          if (steps() === last) await writeFile(path, bytes.subarray(0, bytes.length >> 1));
          await next();
        }
        return work(...given);
      };
    },
  });
}

/** A disk on which the process dies before its step number `last`. */
export function dyingDisk(
  disk: Disk,
  last: number,
  die: () => Promise<never>,
): { readonly disk: Disk; readonly steps: () => number } {
  const process = mortal(last, die);
  return { disk: diskOf(process, disk), steps: process.steps };
}
