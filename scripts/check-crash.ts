/**
 * `npm run check:crash [-- --moments N] [--pairs N] [--seed N]`: kills `generate` (SIGKILL) at every step that
 * it takes on the file system, and at random moments; then lets runs write to one folder at once.
 *
 * After each, no output file may be truncated, and the next command must bring one whole set: the
 * reader that `check` uses, and the next `generate`, in turn.
 */
import { spawn } from "node:child_process";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { build } from "esbuild";
import { manifestName } from "../src/output/manifest.js";
import { readSet } from "../src/output/read-set.js";
import { pipelineBundle } from "./bundles.js";
import { words } from "./corpora.js";
import { randomNumbers } from "./random.js";

const moments = Number(words("--moments")[0] ?? 100);
const pairs = Number(words("--pairs")[0] ?? 30);
const seed = Number(words("--seed")[0] ?? Date.now() % 1_000_000);

type SetName = "first" | "second";
type Files = Readonly<Record<string, string>>;

const bundle = join(process.cwd(), "node_modules", `.crash-${process.pid}`);
const scratch = await mkdtemp(join(tmpdir(), "specback-crash-"));
const out = join(scratch, "out");
try {
  await build({ ...pipelineBundle, entryPoints: ["scripts/crash-child.ts"], outdir: bundle });
  const whole = { first: await fresh("first"), second: await fresh("second") };
  await killAtEachStep(whole);
  await killAtMoments(whole);
  await runAtOnce(whole);
  console.log("No file was truncated, and each next command brought one whole set.");
} finally {
  await rm(scratch, { recursive: true, force: true });
  await rm(bundle, { recursive: true, force: true });
}

async function killAtEachStep(whole: Record<SetName, Files>): Promise<void> {
  for (let step = 0; ; step++) {
    await fresh("first");
    const killed = await start("second", step).ended;
    await expectRecovery(whole, `killed at step ${step}`, step % 2 === 0);
    if (killed === "SIGKILL") continue;
    console.log(`killed at each of ${step} steps`);
    return;
  }
}

async function killAtMoments(whole: Record<SetName, Files>): Promise<void> {
  const random = randomNumbers(seed);
  const started = performance.now();
  await fresh("second");
  const length = performance.now() - started;
  let killed = 0;
  for (let moment = 0; moment < moments; moment++) {
    await fresh("first");
    const { child, ended } = start("second");
    const after = length * random();
    await Promise.race([ended, sleep(after)]);
    child.kill("SIGKILL");
    if ((await ended) === "SIGKILL") killed++;
    await expectRecovery(
      whole,
      `killed after ${after.toFixed(1)} ms, seed ${seed}`,
      moment % 2 > 0,
    );
  }
  console.log(
    `killed at ${killed} of ${moments} random moments (--seed ${seed}); the others had ended`,
  );
}

async function runAtOnce(whole: Record<SetName, Files>): Promise<void> {
  for (let pair = 0; pair < pairs; pair++) {
    await fresh("first");
    const runs = [start("second"), start("first")];
    for (const { ended } of runs) {
      const end = await ended;
      if (end !== 0) throw new Error(`One of two runs at once ended with ${end}.`);
    }
    const left = await filesOf(out);
    const one = Object.values(whole).some((set) => isDeepStrictEqual(left, set));
    if (!one) throw new Error(`Two runs at once left ${Object.keys(left).join()}, a mixture.`);
  }
  console.log(`${pairs} pairs of runs at once`);
}

/** What a run killed over the first set leaves must be either set to a reader, and become the second by a run. */
async function expectRecovery(
  whole: Record<SetName, Files>,
  when: string,
  readFirst: boolean,
): Promise<void> {
  for (const [path, text] of Object.entries(await filesOf(out))) {
    if (path.startsWith(".specback-run/")) continue;
    const isWhole = Object.values(whole).some((set) => set[path] === text);
    if (!isWhole) throw new Error(`${when}: ${path} is truncated (${text.length} characters).`);
  }
  if (readFirst) {
    const { files } = await readSet(out, [manifestName]);
    const read = Object.fromEntries([...files].map(([path, bytes]) => [path, String(bytes)]));
    const isOne = Object.values(whole).some((set) => isDeepStrictEqual(sorted(read), sorted(set)));
    if (!isOne) throw new Error(`${when}: a reader found a mixture, or less than a set.`);
  }
  const end = await start("second").ended;
  if (end !== 0 || !isDeepStrictEqual(await filesOf(out), whole.second)) {
    throw new Error(`${when}: the next run ended with ${end}, and not with the whole set.`);
  }
}

function sorted(files: Files) {
  return Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The set as a run makes it where nothing was. */
async function fresh(set: SetName): Promise<Files> {
  await rm(out, { recursive: true, force: true });
  const end = await start(set).ended;
  if (end !== 0) throw new Error(`A run ended with ${end}.`);
  return filesOf(out);
}

function start(set: SetName, step = Infinity) {
  const script = join(bundle, "crash-child.js");
  const child = spawn(process.execPath, [script, scratch, set, String(step)], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) =>
    child.on("exit", (status, signal) => resolve(signal ?? status)),
  );
  return { child, ended };
}

async function filesOf(folder: string): Promise<Files> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
  const texts = paths.map(async (path) => [path, await readFile(join(folder, path), "utf8")]);
  return Object.fromEntries(await Promise.all(texts)) as Files;
}
