/**
 * `npm run benchmark [-- --rounds N]`: how fast the built command line is, and how much memory it takes.
 *
 * - time: `recover` as a whole process against a process that only parses the same pages with remark and
 *   remark-gfm, run in turn so that a busy machine slows both; the median of the ratios of each pair.
 * - memory: the most that `recover` held at any time.
 * - growth: four copies of the docs under different names against one.
 */
import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { corporaFolder, corpusNames, words } from "./corpora.js";
import { copyOfPages } from "./copies.js";

const bars = { time: 0.65, memory: 350, growth: 4.4 };
const corpus = "clerk-python";
const rounds = Number(words("--rounds")[0] ?? 7);
const root = fileURLToPath(new URL("..", import.meta.url));

/** Says on its way out, as the last line of standard error, what the process took at most. */
const memoryProbe = `data:text/javascript,${encodeURIComponent(
  'process.on("exit", () => process.stderr.write(`\\npeak ${process.resourceUsage().maxRSS}`));',
)}`;

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

interface Run {
  readonly seconds: number;
  readonly megabytes: number;
}

function run(...words: readonly string[]): Run {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ["--import", memoryProbe, ...words], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const seconds = (performance.now() - started) / 1000;
  const peak = /peak (\d+)$/.exec(stderr)?.[1];
  if (status !== 0 || peak === undefined) throw new Error(`${words.join(" ")} failed:\n${stderr}`);
  return { seconds, megabytes: Number(peak) / 1024 };
}

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

function show(what: string, figure: number, bar: number, digits: number, remark: string): void {
  const met = figure <= bar;
  if (!met) process.exitCode = 1;
  console.log(
    `${what.padEnd(8)}${figure.toFixed(digits).padStart(8)}  bar ${bar}  ${met ? "met" : "MISSED"}  ${remark}`,
  );
}

/** Two kinds of run in turn, so that what else the machine does falls on both. */
function inTurn(first: () => Run, second: () => Run): { first: Run[]; second: Run[] } {
  const runs = { first: [] as Run[], second: [] as Run[] };
  // The first of each fills the caches of the disk and is not counted.
  first();
  second();
  for (let round = 0; round < rounds; round++) {
    runs.first.push(first());
    runs.second.push(second());
  }
  return runs;
}

const ratios = (over: readonly Run[], under: readonly Run[]) =>
  over.map(({ seconds }, at) => seconds / under[at]!.seconds);
const seconds = (runs: readonly Run[]) => `${median(runs.map((one) => one.seconds)).toFixed(2)} s`;

async function readPages(folder: string): Promise<Map<string, string>> {
  const files = await readdir(folder, { recursive: true });
  const pages = new Map<string, string>();
  for (const file of files.filter((one) => /^docs[\\/].*\.mdx?$/i.test(one)).sort())
    pages.set(file.replaceAll("\\", "/"), await readFile(join(folder, file), "utf8"));
  return pages;
}

async function writePages(folder: string, pages: ReadonlyMap<string, string>): Promise<void> {
  for (const [file, source] of pages) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), source);
  }
}

async function benchmark(): Promise<void> {
  const docs = join(corporaFolder, corpus);
  const folder = await mkdtemp(join(tmpdir(), "specback-benchmark-"));
  // Inside the repo, so that its dependencies are found.
  const script = join(root, "node_modules", `.benchmark-${process.pid}.mjs`);
  const recover = (sdk: string) => () =>
    run("dist/cli.js", "recover", sdk, "--output", join(folder, "openapi.yaml"));
  try {
    await writeFile(script, parseOnly);
    const time = inTurn(recover(docs), () => run(script, docs));
    const [recovering, parsing] = [seconds(time.first), seconds(time.second)];
    show(
      "time",
      median(ratios(time.first, time.second)),
      bars.time,
      3,
      `${recovering} against ${parsing} of parsing alone`,
    );
    const peaks = time.first.map(({ megabytes }) => megabytes);
    show("memory", Math.max(...peaks), bars.memory, 0, "MB at most");

    const pages = await readPages(docs);
    for (const copy of ["One", "Two", "Three", "Four"]) {
      const marked = copyOfPages(pages, copy);
      if (copy === "One") await writePages(join(folder, "one"), marked);
      await writePages(join(folder, "four"), marked);
    }
    const growth = inTurn(recover(join(folder, "four")), recover(join(folder, "one")));
    const remark = `${seconds(growth.first)} for four copies, ${seconds(growth.second)} for one`;
    show("growth", median(ratios(growth.first, growth.second)), bars.growth, 2, remark);
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rm(script, { force: true });
  }
}

if ((await corpusNames()).includes(corpus)) await benchmark();
else console.log("benchmark skipped: there is no ../shared/corpus.");
