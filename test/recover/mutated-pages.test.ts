import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { checkResult, writeBatch } from "../../scripts/fuzzing/batch.js";
import { recover } from "../../src/recover.js";

// The short form of `npm run check:fuzz`, which catches hangs and reads outside of the folder too.
test("mutated pages hide no other page, and let nothing in from outside", async () => {
  const fixtures = fileURLToPath(new URL("../fixtures", import.meta.url));
  const files = await readdir(fixtures, { recursive: true });
  const originals = files
    .filter((file) => /\.mdx?$/.test(file))
    .sort()
    .map((file) => join(fixtures, file));
  const home = await mkdtemp(join(tmpdir(), "specback-mutated-"));
  try {
    for (let seed = 1; seed <= 2; seed++) {
      const { docs } = await writeBatch(home, originals, { seed, pages: 20 });
      expect(checkResult(await recover({ docs })), `seed ${seed}`).toEqual([]);
    }
  } finally {
    await rm(home, { recursive: true });
  }
}, 120_000);
