/**
 * One run of publishing for check-publish.ts: `TARGET PLACE VERSION STEP`, where the process kills itself, and
 * what it started, before the step, or comes to its end where there are not so many.
 */
import { realDisk } from "../src/output/disk.js";
import { diskOf, mortal } from "./dying-disk.js";
import { publishOn, type TargetName } from "./publishing/bench.js";

const [name = "", place = "", version = "", last = "Infinity"] = process.argv.slice(2);

const life = mortal(Number(last), async () => {
  process.kill(process.pid, "SIGKILL");
  return new Promise<never>(() => {});
});

const { outcome, problems } = await publishOn(name as TargetName, place, version, {
  disk: diskOf(life, realDisk),
  git: (git) => async (words, given) => {
    await life.next();
    const output = await git(words, given);
    await life.next();
    return output;
  },
  fetch: async (url, init) => {
    await life.next();
    const response = await fetch(url, init);
    await life.next();
    return response;
  },
});
if (outcome === "refused") {
  process.stderr.write(`${JSON.stringify(problems)}\n`);
  process.exitCode = 1;
}
