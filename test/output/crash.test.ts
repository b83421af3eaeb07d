import { writeFile } from "node:fs/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { dyingDisk } from "../../scripts/dying-disk.js";
import { realDisk } from "../../src/output/disk.js";
import { takeLock } from "../../src/output/lock.js";
import { manifestName, manifestText } from "../../src/output/manifest.js";
import { readSet } from "../../src/output/read-set.js";
import { writeSet } from "../../src/output/write-set.js";
import { aFolder, aProcess, filesBelow } from "./a-folder.js";

// A process that dies is a disk that takes no further step. scripts/check-crash.ts kills real ones.

const older = new Map([
  ["openapi.yaml", "old ".repeat(50)],
  ["types.ts", "the same in both"],
  ["package/package.json", "{}"],
]);
const newer = new Map([
  ["openapi.yaml", "new ".repeat(60)],
  ["types.ts", "the same in both"],
  ["deep/client.ts", "a client"],
]);
/** Nobody turns off the power here, and flushing is slow. */
const quickDisk = {
  ...realDisk,
  writeNew: (path: string, bytes: Uint8Array) => writeFile(path, bytes, { flag: "wx" }),
  flushFolder: async () => {},
};
const whole = (files: Map<string, string>): Record<string, string> => ({
  ...Object.fromEntries(files),
  [manifestName]: manifestText(files),
});

let place: Awaited<ReturnType<typeof aFolder>>;
const dead = new Set<number>();
beforeEach(async () => {
  dead.clear();
  place = await aFolder();
});
afterEach(() => place.remove());

/** Writes a set in a process that dies before the step; false where it came to its end. */
async function write(pid: number, files: Map<string, string>, last = Infinity): Promise<boolean> {
  class Death extends Error {}
  const { disk, steps } = dyingDisk(quickDisk, last, () => Promise.reject(new Death()));
  try {
    const lock = await takeLock(place.folder, { disk, owners: aProcess(pid, dead) });
    try {
      await writeSet(lock, files);
    } finally {
      await lock.release();
    }
  } catch (error) {
    if (!(error instanceof Death)) throw error;
  }
  // Whether an error came out or not: what is tidied up at the end may fail without a word.
  const died = steps() > last;
  if (died) dead.add(pid);
  return died;
}

/** Every file of the output is one of the older or of the newer set, whole. */
async function expectNothingTruncated(): Promise<void> {
  for (const [path, text] of Object.entries(await filesBelow(place.folder))) {
    if (path.startsWith(".specback-run/")) continue;
    expect([path, [whole(older)[path], whole(newer)[path]].includes(text)]).toEqual([path, true]);
  }
}

async function readWhole(): Promise<Record<string, string | undefined>> {
  const set = await readSet(place.folder, [manifestName], { owners: aProcess(900, dead) });
  return Object.fromEntries([...set.files].map(([path, bytes]) => [path, bytes?.toString()]));
}

test("a run that dies at any step leaves one whole set to the next reader, and to the next run", async () => {
  const found = { older: 0, newer: 0 };
  let step = 0;
  for (; ; step++) {
    await place.remove();
    place = await aFolder();
    await write(1, older);
    const died = await write(2 + step, newer, step);
    if (!died) break;
    await expectNothingTruncated();
    // Sometimes a reader comes first, sometimes the next run.
    if (step % 2 === 0) {
      const set = await readWhole();
      const isNewer = set["deep/client.ts"] !== undefined;
      expect(set).toEqual(whole(isNewer ? newer : older));
      expect(await filesBelow(place.folder)).toEqual(whole(isNewer ? newer : older));
      found[isNewer ? "newer" : "older"]++;
    }
    await write(1000 + step, newer);
    expect(await filesBelow(place.folder)).toEqual(whole(newer));
  }
  expect(step).toBeGreaterThan(40);
  // The moment from which on the new set counts lies within.
  expect(found.older).toBeGreaterThan(5);
  expect(found.newer).toBeGreaterThan(5);
});

test("the run after a run that died may die too, at any step", async () => {
  // Before the journal stands, and while it is carried out.
  for (const first of [36, 46]) {
    for (let second = 0; ; second += 4) {
      await place.remove();
      place = await aFolder();
      await write(1, older);
      await write(2, newer, first);
      const died = await write(3, older, second);
      await expectNothingTruncated();
      await write(4, newer);
      expect(await filesBelow(place.folder)).toEqual(whole(newer));
      if (!died) break;
    }
  }
});

test("a first run that dies leaves a folder that the next one fills", async () => {
  for (let step = 0; ; step++) {
    await place.remove();
    place = await aFolder();
    const died = await write(2, newer, step);
    await expectNothingTruncated();
    await write(3, newer);
    expect(await filesBelow(place.folder)).toEqual(whole(newer));
    if (!died) break;
  }
});
