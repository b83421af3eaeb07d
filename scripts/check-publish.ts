/**
 * `npm run check:publish [-- --only dir|branch|remote|http|redocly] [-- --moments N] [-- --seed N]`: kills
 * publishing (SIGKILL) at every step that it takes on the file system, in git and on the network, and at
 * random moments.
 *
 * After each, the target must serve one whole version, and the next run must bring the new one and leave
 * nothing behind. Registries are servers of this process, which kill whoever is asking.
 */
import { spawn } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { build } from "esbuild";
import { parse } from "yaml";
import { pipelineBundle } from "./bundles.js";
import { words } from "./corpora.js";
import {
  aRepositoryIn,
  leftoversOf,
  mineIn,
  platformKey,
  servedBy,
  type TargetName,
  targetNames,
} from "./publishing/bench.js";
import { documentOf } from "./publishing/contents.js";
import { aPlatform } from "./publishing/platform.js";
import { aRegistry } from "./publishing/registry.js";
import { randomNumbers } from "./random.js";

const only = words("--only");
const moments = Number(words("--moments")[0] ?? 20);
const seed = Number(words("--seed")[0] ?? Date.now() % 1_000_000);
const [older, newer] = ["1.0.0", "1.1.0"] as const;

const bundle = join(process.cwd(), "node_modules", `.publish-${process.pid}`);
const scratch = await mkdtemp(join(tmpdir(), "specback-check-publish-"));
try {
  await build({ ...pipelineBundle, entryPoints: ["scripts/publish-child.ts"], outdir: bundle });
  for (const name of targetNames) {
    if (only.length > 0 && !only.includes(name)) continue;
    if (name === "http" || name === "redocly") await checkRegistry(name);
    else await checkPlace(name);
  }
  console.log("Each target served one whole version after each, and each next run ended it.");
} finally {
  await rm(scratch, { recursive: true, force: true });
  await rm(bundle, { recursive: true, force: true });
}

/** A folder or a branch: killed before each step, over nothing and over an older version, and at random moments. */
async function checkPlace(name: "dir" | "branch" | "remote"): Promise<void> {
  const place = join(scratch, name);
  const kept = (has: boolean) => join(scratch, has ? "with" : "without");
  for (const has of [false, true]) {
    await rm(kept(has), { recursive: true, force: true });
    if (has) await finish(name, place, older);
    else await aRepositoryIn(place);
    await cp(place, kept(has), { recursive: true, verbatimSymlinks: true });
  }
  const start = async (has: boolean) => {
    await rm(place, { recursive: true, force: true });
    await cp(kept(has), place, { recursive: true, verbatimSymlinks: true });
    return { served: await servedBy(name, place), mine: await mineIn(place) };
  };
  await start(true);
  const began = performance.now();
  await finish(name, place, newer);
  const length = performance.now() - began;
  const onTop = await servedBy(name, place);
  await start(false);
  await finish(name, place, newer);
  const alone = await servedBy(name, place);

  const kill = async (has: boolean, when: string, run: () => Promise<unknown>) => {
    const before = await start(has);
    const end = await run();
    const after = await servedBy(name, place);
    const wanted = has ? onTop : alone;
    const isNew = isDeepStrictEqual(after, wanted);
    if (!isNew && !isDeepStrictEqual(after, before.served)) fail(name, when, "a mixture is served");
    await finish(name, place, newer);
    if (!isDeepStrictEqual(await servedBy(name, place), wanted)) {
      fail(name, when, "the next run did not bring the new version");
    }
    if (!isDeepStrictEqual(await mineIn(place), before.mine)) fail(name, when, "work was touched");
    const left = await leftoversOf(name, place);
    if (left.length > 0) fail(name, when, `${left.join()} is left`);
    return { end, isNew };
  };

  for (const has of [true, false]) {
    const count = { old: 0, new: 0 };
    for (let step = 0; ; step++) {
      const run = () => launch(name, place, newer, step).ended;
      const { end, isNew } = await kill(has, `killed at step ${step}`, run);
      if (end !== "SIGKILL") break;
      count[isNew ? "new" : "old"]++;
    }
    const over = has ? `over ${older}` : "over nothing";
    console.log(
      `${name}: killed at each of ${count.old + count.new} steps ${over}; served: ${count.old} × as before, ${count.new} × the new version`,
    );
  }
  const random = randomNumbers(seed);
  let killed = 0;
  for (let moment = 0; moment < moments; moment++) {
    const after = length * random();
    const run = async () => {
      const { child, ended } = launch(name, place, newer);
      await Promise.race([ended, sleep(after)]);
      child.kill("SIGKILL");
      const end = await ended;
      // What it had started may go on for a moment.
      while (child.pid !== undefined && isGroupAlive(child.pid)) await sleep(5);
      return end;
    };
    const { end } = await kill(true, `killed after ${after.toFixed(1)} ms, seed ${seed}`, run);
    if (end === "SIGKILL") killed++;
  }
  console.log(`${name}: killed at ${killed} of ${moments} random moments (--seed ${seed})`);
}

/** A registry: who asks is killed before each answer, and once what was sent is stored. */
async function checkRegistry(name: "http" | "redocly"): Promise<void> {
  const server = name === "http" ? await aRegistry() : await aPlatform(platformKey);
  const served = () => (server.text === undefined ? undefined : (parse(server.text) as unknown));
  const count = { old: 0, new: 0 };
  try {
    for (let step = 0; ; step++) {
      const memory = join(scratch, `memory-${step}.json`);
      const place = "domain" in server ? `${server.domain} ${memory}` : server.url;
      server.text = undefined;
      await finish(name, place, older);
      let requests = 0;
      const { child, ended } = launch(name, place, newer);
      server.meanwhile = async () => {
        if (requests++ < step) return;
        // The CLI that was started is of the same group.
        if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
        await ended;
      };
      const end = await ended;
      server.meanwhile = () => {};
      const isNew = isDeepStrictEqual(served(), documentOf(newer));
      const when = `killed at request ${step}`;
      if (!isNew && !isDeepStrictEqual(served(), documentOf(older))) {
        fail(name, when, "a mixture is served");
      }
      await finish(name, place, newer);
      if (!isDeepStrictEqual(served(), documentOf(newer))) {
        fail(name, when, "the next run did not bring the new version");
      }
      if (end !== "SIGKILL") break;
      count[isNew ? "new" : "old"]++;
    }
  } finally {
    server.close();
  }
  console.log(
    `${name}: killed at each of ${count.old + count.new} moments of its requests; served: ${count.old} × as before, ${count.new} × the new version`,
  );
}

function fail(name: string, when: string, what: string): never {
  throw new Error(`${name}, ${when}: ${what}.`);
}

async function finish(name: TargetName, place: string, version: string): Promise<void> {
  const end = await launch(name, place, version).ended;
  if (end !== 0) throw new Error(`A run that publishes ${version} to ${name} ended with ${end}.`);
}

function isGroupAlive(id: number): boolean {
  try {
    return process.kill(-id, 0);
  } catch {
    return false;
  }
}

/** A run in a process group of its own. */
function launch(name: TargetName, place: string, version: string, step = Infinity) {
  const script = join(bundle, "publish-child.js");
  const child = spawn(process.execPath, [script, name, place, version, String(step)], {
    stdio: ["ignore", "ignore", "inherit"],
    detached: true,
  });
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) =>
    child.on("exit", (status, signal) => resolve(signal ?? status)),
  );
  return { child, ended };
}
