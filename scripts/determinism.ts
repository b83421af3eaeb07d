/**
 * `npm run check:determinism [-- --only NAME] [--all] [--runs N] [--node PATH]`: recovers the same docs
 * again and again from folders whose files were written in another order each time, in a process of its
 * own, and compares the bytes of all that comes out.
 *
 * Takes dist/ as it is built. `--node` names further versions of Node to run it on.
 */
import { createHash } from "node:crypto";
import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { corporaFolder, corpusNames, words } from "./corpora.js";
import { randomNumbers, shuffled } from "./random.js";

const small = ["authlete-go", "dub-typescript", "stirling-java"];
const runs = Number(words("--runs")[0] ?? 20);
const nodes = [process.execPath, ...words("--node")];

const wanted = words("--only").length > 0 || process.argv.includes("--all");
const names = (await corpusNames(words("--only"))).filter((name) => wanted || small.includes(name));
if (names.length === 0) console.log("check:determinism skipped: there is no ../shared/corpus.");
for (const name of names) await check(name);

async function check(name: string): Promise<void> {
  const folder = join(corporaFolder, name);
  const listed = await readdir(folder, { recursive: true });
  const files = listed.filter((file) => /^(?:docs[\\/].*|README)\.mdx?$/i.test(file));
  const seen = new Map<string, string>();
  for (let run = 0; run < runs; run++) {
    const node = nodes[run % nodes.length]!;
    const copy = await mkdtemp(join(tmpdir(), "specback-determinism-"));
    try {
      for (const file of shuffled(files, randomNumbers(run))) {
        await mkdir(dirname(join(copy, "sdk", file)), { recursive: true });
        await copyFile(join(folder, file), join(copy, "sdk", file));
      }
      seen.set(await digestOfRun(node, copy), `run ${run + 1} on ${node}`);
    } finally {
      await rm(copy, { recursive: true, force: true });
    }
  }
  const [digest] = seen.keys();
  if (seen.size === 1) {
    console.log(
      `${name}: ${runs} runs, the same bytes each time (sha256 ${digest!.slice(0, 16)}…).`,
    );
    return;
  }
  process.exitCode = 1;
  console.log(`${name}: ${seen.size} different results in ${runs} runs:`);
  for (const [one, run] of seen) console.log(`  ${one.slice(0, 16)}… last in ${run}`);
}

/** Of the document in both formats and of what was said about it. */
async function digestOfRun(node: string, cwd: string): Promise<string> {
  const hash = createHash("sha256");
  const cli = join(import.meta.dirname, "..", "dist", "cli.js");
  const { stderr } = await promisify(execFile)(
    node,
    [cli, "recover", "sdk", "--no-cache", "--output", "openapi.yaml", "--report", "report.json"],
    { cwd, maxBuffer: 1 << 28 },
  );
  for (const file of ["openapi.yaml", "report.json"]) hash.update(await readFile(join(cwd, file)));
  // How long it took is no part of the result.
  return hash.update(stderr.replace(/[\d.]+ m?s\b/g, "")).digest("hex");
}
