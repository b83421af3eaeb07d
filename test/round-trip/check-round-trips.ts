import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { apiModel } from "./arbitrary.js";
import type { Language } from "./renderers/language.js";
import { roundTrip, showPages } from "./round-trip.js";

/**
 * Random APIs, so many as `ROUND_TRIPS` says. A failure tells the seed, the smallest API that fails, and
 * its pages; `ROUND_TRIPS_SEED` repeats a run.
 */
const numRuns = Number(process.env["ROUND_TRIPS"]) || 100;
const seed = Number(process.env["ROUND_TRIPS_SEED"]) || undefined;

/** Holds that every API comes back from its docs in a language, in all that these can carry. */
export function checkRoundTrips(language: Language): void {
  test(
    `${language.name}: APIs come back from their docs`,
    { timeout: 20_000 + numRuns * 1000 },
    () => {
      fc.assert(
        fc.property(apiModel, (api) => {
          const { pages, expected, recovered } = roundTrip(api, language);
          // Pages are written out for failures alone.
          if (isDeepStrictEqual(recovered, expected)) return;
          expect(recovered, showPages(pages)).toEqual(expected);
        }),
        { numRuns, ...(seed === undefined ? {} : { seed }) },
      );
    },
  );
}
