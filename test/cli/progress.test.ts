import { beforeEach, expect, test } from "vitest";
import { withProgress } from "../../src/cli/progress.js";
import type { World } from "../../src/cli/world.js";
import type { OnProgress } from "../../src/diagnostics/progress.js";

let time: number;
let printed: string[];
let ticks: (() => void)[];
beforeEach(() => {
  time = 5000;
  printed = [];
  ticks = [];
});

function world(given: { env?: World["env"]; columns?: number } = {}): World {
  const { env = {}, columns = 80 } = given;
  const part: Partial<World> = {
    env,
    stderr: async (text) => void printed.push(text),
    terminal: () => (columns === 0 ? undefined : { columns, rows: 24 }),
    clock: {
      later: () => () => {},
      now: () => time,
      every(_, work) {
        ticks.push(work);
        return () => void ticks.splice(ticks.indexOf(work), 1);
      },
    },
  };
  return part as World;
}

/** Goes through pages, each of which takes some time. */
function pages(onProgress: OnProgress | undefined, total: number, milliseconds: number): void {
  for (let done = 0; done < total; done++) {
    time += milliseconds;
    onProgress?.({ stage: "parse pages", done, total });
  }
}

/** What a terminal shows in the end: a carriage return and an erased line leave nothing of the line. */
const screen = () => printed.join("").split("\r\u001B[2K").at(-1);

test("a run of less than a second says nothing", async () => {
  await withProgress(world(), async (onProgress) => pages(onProgress, 99, 10));
  expect(printed).toEqual([]);
  expect(ticks).toEqual([]);
});

test("a longer one says in one line how far it is, and erases it", async () => {
  const result = await withProgress(world(), async (onProgress) => {
    pages(onProgress, 40, 50);
    return "made";
  });
  expect(result).toBe("made");
  expect(printed[0]).toBe("\r\u001B[2Kparse pages: 19 of 40 (1 s)");
  // Every tenth of a second, though a page took half of that.
  expect(printed).toHaveLength(12);
  expect(printed.join("")).not.toContain("\n");
  expect(screen()).toBe("");
});

test("a stage that is waited for is shown with the time, and a new stage at once", async () => {
  await withProgress(world(), async (onProgress) => {
    onProgress?.({ stage: "lint" });
    for (const seconds of [0.5, 1.5, 2.5]) {
      time = 5000 + seconds * 1000;
      for (const tick of ticks) tick();
    }
    onProgress?.({ stage: "types" });
  });
  expect(printed.map((text) => text.replace("\r\u001B[2K", ""))).toEqual([
    "lint (1 s)",
    "lint (2 s)",
    "types (2 s)",
    "",
  ]);
});

test("the line never wraps", async () => {
  await withProgress(world({ columns: 12 }), async (onProgress) => pages(onProgress, 30, 100));
  expect(Math.max(...printed.map((text) => text.replace("\r\u001B[2K", "").length))).toBe(11);
});

test("it is erased where the work fails, before the failure is told", async () => {
  const failing = withProgress(world(), async (onProgress) => {
    pages(onProgress, 30, 100);
    throw new Error("broken");
  });
  await expect(failing).rejects.toThrow("broken");
  expect(screen()).toBe("");
  expect(ticks).toEqual([]);
});

test.each([
  ["in CI", { env: { CI: "true" } }],
  ["in CI by number", { env: { CI: "1" } }],
  ["on a terminal without a cursor", { env: { TERM: "dumb" } }],
  ["piped", { columns: 0 }],
])("%s the work is asked to tell nothing", async (_, given) => {
  await withProgress(world(given), async (onProgress) => {
    expect(onProgress).toBeUndefined();
    pages(onProgress, 30, 100);
  });
  expect(printed).toEqual([]);
});

test.each(["", "0", "false"])("CI=%s is no CI", async (CI) => {
  await withProgress(world({ env: { CI } }), async (onProgress) => pages(onProgress, 30, 100));
  expect(printed).not.toEqual([]);
});

test("a terminal that has gone is no failure", async () => {
  const gone: World = { ...world(), stderr: () => Promise.reject(new Error("EIO")) };
  const run = withProgress(gone, async (onProgress) => pages(onProgress, 30, 100));
  await expect(run).resolves.toBeUndefined();
});
