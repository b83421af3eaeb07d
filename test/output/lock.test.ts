import { mkdir, readdir, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sha256 } from "../../src/output/hash.js";
import { type LockOptions, runFolderName, takeLock } from "../../src/output/lock.js";
import { type Owners, systemOwners } from "../../src/output/owner.js";
import { readSet } from "../../src/output/read-set.js";
import { writeSet } from "../../src/output/write-set.js";
import { aFolder, aProcess, filesBelow } from "./a-folder.js";

let place: Awaited<ReturnType<typeof aFolder>>;
const dead = new Set<number>();
beforeEach(async () => {
  dead.clear();
  place = await aFolder();
});
afterEach(() => place.remove());

const take = (pid: number, more: LockOptions = {}) =>
  takeLock(place.folder, { owners: aProcess(pid, dead), sleep: async () => {}, ...more });

test("a lock that is released leaves no trace, not even of the folders made for it", async () => {
  const lock = await take(1);
  expect(await readdir(place.folder)).toEqual([runFolderName]);
  await lock.release();
  expect(await readdir(place.above)).toEqual([]);
});

test("another run waits until the first has ended, and says for whom", async () => {
  const first = await take(1);
  const waitedFor: number[] = [];
  let naps = 0;
  const second = await take(2, {
    onWait: ({ pid }) => void waitedFor.push(pid),
    sleep: async () => {
      if (++naps === 5) await first.release();
    },
  });
  expect([waitedFor, second.waited]).toEqual([[1], true]);
  await second.release();
});

test("another run that does not end is named, with the file to remove", async () => {
  await take(1);
  await expect(take(2, { patience: 300 })).rejects.toThrow(
    /process 1\) writes to .* does not end\. .*remove .*lock\.1\./,
  );
});

test("the lock of a dead run is taken over", async () => {
  await take(1);
  dead.add(1);
  const lock = await take(2);
  expect(lock.waited).toBe(false);
  await lock.release();
});

test("one whose process cannot be looked for is waited for, until it is too old to be at work", async () => {
  const elsewhere: Owners = { ...aProcess(2, dead), fate: async () => "unknown" };
  await take(1);
  await expect(take(2, { owners: elsewhere, patience: 300 })).rejects.toThrow(/does not end/);
  const [name] = (await readdir(join(place.folder, runFolderName))).filter((one) =>
    one.startsWith("lock."),
  );
  const longAgo = new Date(Date.now() - 3_600_000);
  await utimes(join(place.folder, runFolderName, name!), longAgo, longAgo);
  await (await take(2, { owners: elsewhere })).release();
});

test("a run whose lock was taken over writes nothing", async () => {
  const first = await take(1);
  dead.add(1);
  const second = await take(2);
  await expect(writeSet(first, new Map([["a", "first"]]))).rejects.toThrow(/took .* over/);
  await writeSet(second, new Map([["a", "second"]]));
  await second.release();
  expect((await filesBelow(place.folder))["a"]).toBe("second");
});

test("of many that want it at once, each has it alone", async () => {
  let holders = 0;
  const most: number[] = [];
  await Promise.all(
    Array.from({ length: 8 }, async (_, pid) => {
      const lock = await takeLock(place.folder, { owners: aProcess(pid + 1, dead) });
      most.push(++holders);
      await writeSet(lock, new Map([["a", `by ${pid}`]]));
      holders--;
      await lock.release();
    }),
  );
  expect(most).toEqual([1, 1, 1, 1, 1, 1, 1, 1]);
});

test("a reader is not held up by a run that only computes", async () => {
  const first = await take(1);
  await writeSet(first, new Map([["a", "text"]]));
  const { files } = await readSet(place.folder, [], { owners: aProcess(2, dead) });
  expect(files.get("a")?.toString()).toBe("text");
  await first.release();
});

test("this process is alive; one that has ended, or whose id went to another, is dead", async () => {
  const self = await systemOwners.self();
  expect(await systemOwners.fate(self)).toBe("alive");
  expect(await systemOwners.fate({ ...self, pid: 2 ** 22 + 1 })).toBe("dead");
  expect(await systemOwners.fate({ ...self, place: "elsewhere" })).toBe("unknown");
  if (process.platform === "linux") {
    expect(await systemOwners.fate({ ...self, began: "1" })).toBe("dead");
  }
});

test("a manifest and a journal that name files elsewhere have none of them touched", async () => {
  await mkdir(join(place.folder, runFolderName), { recursive: true });
  await writeFile(join(place.above, "mine"), "mine");
  const hash = sha256("mine");
  await writeFile(
    join(place.folder, ".specback.json"),
    JSON.stringify({ format: 1, files: { "../mine": hash } }),
  );
  const lock = await take(1);
  await writeSet(lock, new Map([["a", "text"]]));
  await lock.release();
  const journal = { place: [], remove: [{ path: "../mine", hash }] };
  await mkdir(join(place.folder, runFolderName));
  await writeFile(join(place.folder, runFolderName, "journal.json"), JSON.stringify(journal));
  await expect(readSet(place.folder)).rejects.toThrow(
    /journal\.json cannot be carried out: \.\.\/mine leads out of the folder/,
  );
  expect((await filesBelow(place.above))["mine"]).toBe("mine");
});
