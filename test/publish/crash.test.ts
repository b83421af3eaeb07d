import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { diskOf, mortal } from "../../scripts/dying-disk.js";
import {
  aRepositoryIn,
  leftoversOf,
  mineIn,
  publishOn,
  servedBy,
} from "../../scripts/publishing/bench.js";
import { realDisk } from "../../src/output/disk.js";
import { aFolder, aProcess } from "../output/a-folder.js";

// A process that dies is one that takes no further step. scripts/check-publish.ts kills real ones.

/** Nobody turns off the power here, and flushing is slow. */
const quickDisk = {
  ...realDisk,
  writeNew: (path: string, bytes: Uint8Array) => writeFile(path, bytes, { flag: "wx" }),
  flushFolder: async () => {},
};

let place: Awaited<ReturnType<typeof aFolder>>;
const dead = new Set<number>();
beforeEach(async () => {
  dead.clear();
  place = await aFolder();
});
afterEach(() => place.remove());

class Death extends Error {}

/** Publishes in a process that dies before the step; false where it came to its end. */
async function run(name: "dir" | "branch", pid: number, version: string, last = Infinity) {
  const life = mortal(last, () => Promise.reject(new Death()));
  try {
    await publishOn(name, place.above, version, {
      disk: diskOf(life, quickDisk),
      git: (git) => async (words, given) => {
        await life.next();
        return git(words, given);
      },
      fetch,
      lock: { owners: aProcess(pid, dead) },
    });
  } catch (error) {
    if (!(error instanceof Death)) throw error;
  }
  const died = life.steps() > last;
  if (died) dead.add(pid);
  return died;
}

/** What is served after each version in turn. */
async function whole(name: "dir" | "branch", versions: readonly string[]) {
  const sets: unknown[] = [];
  for (const version of versions) {
    await run(name, 1, version);
    sets.push(await servedBy(name, place.above));
  }
  return sets;
}

// Every step of a folder's, and some of a branch's, whose steps are processes.
test.each([["dir", 1, 60] as const, ["branch", 4, 8] as const])(
  "a run that dies while it publishes to a %s leaves one whole version, and the next run ends it",
  async (name, stride, least) => {
    const start = async () => {
      await place.remove();
      await mkdir(place.above, { recursive: true });
      if (name === "branch") await aRepositoryIn(place.above);
    };
    await start();
    const [older, newer] = await whole(name, ["1.0.0", "1.1.0"]);
    const found = new Set<unknown>();
    let tried = 0;
    for (let step = 0; ; step += stride) {
      await start();
      await run(name, 2, "1.0.0");
      const mine = name === "branch" && (await mineIn(place.above));
      const died = await run(name, 10 + step, "1.1.0", step);
      const served = await servedBy(name, place.above);
      expect([older, newer]).toContainEqual(served);
      found.add(JSON.stringify(served));
      await run(name, 1000 + step, "1.1.0");
      expect(await servedBy(name, place.above)).toEqual(newer);
      expect(await leftoversOf(name, place.above)).toEqual([]);
      if (name === "branch") expect(await mineIn(place.above)).toEqual(mine);
      if (!died) break;
      tried++;
    }
    expect(tried).toBeGreaterThan(least);
    expect(found.size).toBe(2);
  },
);

test("a first run that dies leaves nothing to be served, or all", async () => {
  const [all] = await whole("dir", ["1.0.0"]);
  for (let step = 0; ; step += 3) {
    await place.remove();
    await mkdir(join(place.above), { recursive: true });
    const died = await run("dir", 10 + step, "1.0.0", step);
    expect([undefined, all]).toContainEqual(await servedBy("dir", place.above));
    await run("dir", 1000 + step, "1.0.0");
    expect(await servedBy("dir", place.above)).toEqual(all);
    expect(await leftoversOf("dir", place.above)).toEqual([]);
    if (!died) break;
  }
});
