import { describe, expect, test } from "vitest";
import { checkFacts } from "../../scripts/origins/check-facts.js";
import { dialects } from "../../src/dialects/registry.js";
import { casesOf, folderOf } from "../recover/fixtures.js";

// The short form of `npm run check:origins`, which does the same on the docs of real SDKs.
describe.each(dialects.map(({ name }) => name))("%s", (dialect) => {
  test("every fact stands where its origin says, and not beside it", async () => {
    let checked = 0;
    let missedBesideIt = 0;
    for (const name of casesOf(dialect)) {
      const result = await checkFacts(folderOf(dialect, name), 1, Infinity);
      expect(result.misses, name).toEqual([]);
      checked += result.checked;
      missedBesideIt += result.missedBesideIt;
    }
    expect(checked).toBeGreaterThan(50);
    expect(missedBesideIt / checked).toBeGreaterThan(0.9);
  });
});
