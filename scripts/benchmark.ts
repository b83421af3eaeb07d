/**
 * `npm run benchmark [-- --rounds N]`: how fast the built command line is, and how much memory it takes.
 *
 * - time: `recover` as a whole process against a process that only parses the same pages with remark and
 *   remark-gfm, run in turn so that a busy machine slows both; the median of the ratios of each pair.
 *   Nothing that an earlier run has kept is used, here and in all rows that do not say so.
 * - memory: the most that `recover` held at any time.
 * - growth: four copies of the docs under different names against one.
 * - cold, changed, same: `generate` against the plain tools; see benchmarking/generate.ts.
 * - large: 20,000 pages against their first 5,000.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { benchmarkGenerate, benchmarkLargeTree } from "./benchmarking/generate.js";
import { inTurn, median, peak, ratios, root, run, seconds, show } from "./benchmarking/measure.js";
import { readPages, writePages } from "./benchmarking/pages.js";
import { corporaFolder, corpusNames } from "./corpora.js";
import { copyOfPages } from "./copies.js";

const bars = { time: 0.65, memory: 350, growth: 4.4 };
const corpus = "clerk-python";

/** Parses every page and does nothing else. */
const parseOnly = `
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { unified } from "unified";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
const [folder] = process.argv.slice(2);
const parser = unified().use(remarkParse).use(remarkGfm).freeze();
for (const file of readdirSync(folder, { recursive: true }))
  if (/^(?:docs[\\\\/].*|README)\\.mdx?$/i.test(file)) parser.parse(readFileSync(join(folder, file), "utf8"));
`;

async function benchmark(): Promise<void> {
  const docs = join(corporaFolder, corpus);
  const folder = await mkdtemp(join(tmpdir(), "specback-benchmark-"));
  // Inside the repo, so that its dependencies are found.
  const script = join(root, "node_modules", `.benchmark-${process.pid}.mjs`);
  const recover = (sdk: string) => () =>
    run("dist/cli.js", "recover", sdk, "--no-cache", "--output", join(folder, "openapi.yaml"));
  try {
    await writeFile(script, parseOnly);
    const time = await inTurn(recover(docs), () => run(script, docs));
    const [recovering, parsing] = [seconds(time.first), seconds(time.second)];
    show(
      "time",
      median(ratios(time.first, time.second)),
      bars.time,
      3,
      `${recovering} against ${parsing} of parsing alone`,
    );
    show("memory", peak(time.first), bars.memory, 0, "MB at most");

    const pages = await readPages(docs);
    for (const copy of ["One", "Two", "Three", "Four"]) {
      const marked = copyOfPages(pages, copy);
      if (copy === "One") await writePages(join(folder, "one"), marked);
      await writePages(join(folder, "four"), marked);
    }
    const growth = await inTurn(recover(join(folder, "four")), recover(join(folder, "one")));
    const remark = `${seconds(growth.first)} for four copies, ${seconds(growth.second)} for one`;
    show("growth", median(ratios(growth.first, growth.second)), bars.growth, 2, remark);

    await benchmarkGenerate(folder, docs, { parse: () => run(script, docs), pages });
    await benchmarkLargeTree(folder, pages);
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rm(script, { force: true });
  }
}

if ((await corpusNames()).includes(corpus)) await benchmark();
else console.log("benchmark skipped: there is no ../shared/corpus.");
