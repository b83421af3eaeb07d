/**
 * `npm run benchmark [-- --rounds N --only recover|generate|large|portal]`: how fast the built command line is, and how much memory it takes.
 *
 * - time: `recover` as a whole process against a process that only parses the same pages with remark and
 *   remark-gfm, run in turn so that a busy machine slows both; the median of the ratios of each pair.
 *   Nothing that an earlier run has kept is used, here and in all rows that do not say so.
 * - memory: the most that `recover` held at any time.
 * - growth: four copies of the docs under different names against one.
 * - cold, changed, same: `generate` against the plain tools; see benchmarking/generate.ts.
 * - large: 20,000 pages against their first 5,000.
 * - build, render, alive: the portal against `redocly build-docs`; see benchmarking/portal.ts.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { benchmarkGenerate, benchmarkLargeTree } from "./benchmarking/generate.js";
import {
  inTurn,
  median,
  peak,
  ratios,
  root,
  type Run,
  run,
  seconds,
  show,
} from "./benchmarking/measure.js";
import { readPages, writePages } from "./benchmarking/pages.js";
import { benchmarkPortal } from "./benchmarking/portal.js";
import { corporaFolder, corpusNames, words } from "./corpora.js";
import { copyOfPages } from "./copies.js";

const bars = { time: 0.65, memory: 350, growth: 4.4 };
const corpus = "clerk-python";

const only = words("--only");
const wants = (rows: string) => only.length === 0 || only.includes(rows);

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

/** `recover` alone, and how it grows. */
async function benchmarkRecover(
  folder: string,
  docs: string,
  { parse, pages }: { readonly parse: () => Run; readonly pages: ReadonlyMap<string, string> },
): Promise<void> {
  const recover = (sdk: string) => () =>
    run("dist/cli.js", "recover", sdk, "--no-cache", "--output", join(folder, "recovered.yaml"));
  const time = await inTurn(recover(docs), parse);
  const times = `${seconds(time.first)} against ${seconds(time.second)} of parsing alone`;
  show("time", median(ratios(time.first, time.second)), bars.time, 3, times);
  show("memory", peak(time.first), bars.memory, 0, "MB at most");

  for (const copy of ["One", "Two", "Three", "Four"]) {
    const marked = copyOfPages(pages, copy);
    if (copy === "One") await writePages(join(folder, "one"), marked);
    await writePages(join(folder, "four"), marked);
  }
  const growth = await inTurn(recover(join(folder, "four")), recover(join(folder, "one")));
  const remark = `${seconds(growth.first)} for four copies, ${seconds(growth.second)} for one`;
  show("growth", median(ratios(growth.first, growth.second)), bars.growth, 2, remark);
}

async function benchmark(): Promise<void> {
  const docs = join(corporaFolder, corpus);
  const folder = await mkdtemp(join(tmpdir(), "specback-benchmark-"));
  // Inside the repo, so that its dependencies are found.
  const script = join(root, "node_modules", `.benchmark-${process.pid}.mjs`);
  process.env["SPECBACK_CACHE"] = join(folder, "cache");
  const pages = await readPages(docs);
  const parse = () => run(script, docs);
  try {
    await writeFile(script, parseOnly);
    if (wants("recover")) await benchmarkRecover(folder, docs, { parse, pages });
    if (wants("generate")) await benchmarkGenerate(folder, docs, { parse, pages });
    if (wants("large")) await benchmarkLargeTree(folder, pages);
    if (wants("portal")) await benchmarkPortal(docs);
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rm(script, { force: true });
  }
}

if ((await corpusNames()).includes(corpus)) await benchmark();
else console.log("benchmark skipped: there is no ../shared/corpus.");
