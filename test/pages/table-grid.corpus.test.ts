import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { corpora, hasCorpus, markdownFiles, skipNote } from "../helpers/corpus.js";
import { ourGrids, remarkGrids } from "./table-grid.js";

/** A sample, since remark-gfm takes most of a minute for all of them: `FULL_CORPUS=1` reads every page. */
const pagesPerCorpus = process.env["FULL_CORPUS"] ? Infinity : 100;

describe.skipIf(!hasCorpus)(
  `tables of real pages are split as remark-gfm splits them${skipNote}`,
  () => {
    // One entry stands in where there is nothing to read, so that the skip is shown.
    const names = hasCorpus ? corpora() : ["no corpus"];
    test.each(names)("%s", { timeout: 120_000 }, (corpus) => {
      let tables = 0;
      for (const file of markdownFiles(corpus, pagesPerCorpus)) {
        const source = readFileSync(file, "utf8");
        const expected = remarkGrids(source);
        expect(ourGrids(source), file).toEqual(expected);
        tables += expected.length;
      }
      expect(tables).toBeGreaterThan(50);
    });
  },
);
