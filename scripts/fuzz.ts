/**
 * `npm run check:fuzz [-- --pages N] [--seed N] [--replay SEED]`: recovers mutated pages of every dialect,
 * of this repo's fixtures and of ../shared/corpus where it is there, in batches of one docs folder each.
 *
 * No batch may crash, hang, read outside of its folder, or lose the one page that is left as it was. A batch
 * that fails is named by its seed, and `--replay SEED` makes it again and leaves its folder there.
 */
import { fork, type ChildProcess } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { corporaFolder, corpusNames, words } from "./corpora.js";
import { writeBatch } from "./fuzzing/batch.js";
import type { Outcome, ProblemKind, Task } from "./fuzzing/worker.js";

const pagesPerBatch = 20;
/** Seconds of the processor's time after which a page is said to hang; a whole batch is given no more. */
const patience = 10;
/** Seconds by the clock after which a batch is given up. */
const limit = 60;
const option = (name: string, otherwise: number) => Number(words(name)[0] ?? otherwise);
const first = option("--seed", Date.now() % 1_000_000);
const replay = words("--replay")[0];
const batches = replay === undefined ? Math.ceil(option("--pages", 1000) / pagesPerBatch) : 1;
const originals = await findOriginals();
const home = await mkdtemp(join(tmpdir(), "specback-fuzz-"));
/** Processes that have said that they are ready. */
const used = new WeakSet<ChildProcess>();
let child: ChildProcess | undefined;
let refused = 0;
let slowest = { seconds: 0, seed: 0 };
let longestPage = { seconds: 0, seed: 0 };
const failures: string[] = [];
const counts: Record<ProblemKind, number> = {
  crashes: 0,
  hangs: 0,
  "reads outside": 0,
  "wrong documents": 0,
};

console.log(
  `seed ${replay ?? first}, ${batches * pagesPerBatch} of ${originals.length} pages mutated`,
);
for (let batch = 0; batch < batches; batch++) {
  const seed = replay === undefined ? first + batch : Number(replay);
  const outcome = await run({ home, originals, pages: pagesPerBatch, seed });
  refused += outcome.refused;
  const took = `it took ${outcome.seconds.toFixed(1)} s`;
  const slow = outcome.seconds > patience ? [["hangs", took] as const] : [];
  if (outcome.seconds > slowest.seconds) slowest = { seconds: outcome.seconds, seed };
  if (outcome.longestPage > longestPage.seconds)
    longestPage = { seconds: outcome.longestPage, seed };
  for (const [kind, problem] of [...outcome.problems, ...slow]) {
    counts[kind]++;
    failures.push(`--replay ${seed}: ${problem}`);
  }
}
child?.kill();
const counted = Object.entries(counts).map(([kind, count]) => `${count} ${kind}`);
console.log(`${batches * pagesPerBatch} pages: ${counted.join(", ")}; ${refused} refused
slowest page to parse ${longestPage.seconds.toFixed(1)} s (--replay ${longestPage.seed}), slowest batch of ${pagesPerBatch} to recover ${slowest.seconds.toFixed(1)} s (--replay ${slowest.seed})`);
for (const failure of failures) console.log(failure);
if (replay === undefined) await rm(home, { recursive: true });
else console.log((await writeBatch(home, originals, { seed: Number(replay), pages: pagesPerBatch })).mutated.join("\n"), `\nin ${home}`); // prettier-ignore
if (failures.length > 0) process.exitCode = 1;

async function findOriginals(): Promise<string[]> {
  const fixtures = fileURLToPath(new URL("../test/fixtures", import.meta.url));
  const folders = [fixtures, ...(await corpusNames()).map((name) => join(corporaFolder, name))];
  const found = await Promise.all(
    folders.map(async (folder) =>
      (await readdir(folder, { recursive: true }))
        .filter((file) => /\.mdx?$/i.test(file) && !file.includes("node_modules"))
        .sort()
        .map((file) => join(folder, file)),
    ),
  );
  return found.flat();
}

/** In a process that lives on to the next batch, unless this one ends it or takes too long. */
async function run(task: Task): Promise<Outcome> {
  const failed = (kind: ProblemKind, problem: string): Outcome => {
    child?.kill("SIGKILL");
    child = undefined;
    return { problems: [[kind, problem]], refused: 0, seconds: 0, longestPage: 0 };
  };
  child ??= fork(fileURLToPath(new URL("./fuzzing/worker.ts", import.meta.url)), {
    execArgv: [...process.execArgv, "--max-old-space-size=1500"],
    stdio: ["ignore", "inherit", "pipe", "ipc"],
  });
  const worker = child;
  return new Promise((resolve) => {
    let stderr = "";
    let timer: NodeJS.Timeout | undefined;
    const end = (outcome: Outcome) => {
      clearTimeout(timer);
      worker.removeAllListeners();
      worker.stderr?.removeAllListeners();
      resolve(outcome);
    };
    worker.stderr?.on("data", (text) => (stderr += text));
    worker.on("exit", (code) =>
      end(failed("crashes", `the process ended with ${code}: ${stderr.slice(0, 600)}`)),
    );
    worker.on("message", (message: "ready" | "written" | Outcome) => {
      if (message === "ready") worker.send(task);
      else if (message === "written")
        timer = setTimeout(
          () => end(failed("hangs", `it has not ended after ${limit} s`)),
          limit * 1000,
        );
      else end(message);
    });
    if (worker.exitCode === null && used.has(worker)) worker.send(task);
    used.add(worker);
  });
}
