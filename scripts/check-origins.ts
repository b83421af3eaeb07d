/**
 * `npm run check:origins [-- --only NAME] [--seed N] [--facts N]`: picks facts of recovered documents at
 * random, 1,000 in each corpus, and reads the Markdown at each one's origin again, by other means than the
 * product's own, to see that the fact stands in that very cell.
 *
 * Takes the first two corpora by name unless told which.
 */
import { join } from "node:path";
import { corporaFolder, corpusNames, words } from "./corpora.js";
import { checkFacts } from "./origins/check-facts.js";

const limit = Number(words("--facts")[0] ?? 1000);
const seed = Number(words("--seed")[0] ?? Date.now() % 1_000_000);
const only = words("--only");
const all = await corpusNames(only);
const names = only.length > 0 ? all : all.slice(0, 2);
if (names.length === 0) console.log("check:origins skipped: there is no ../shared/corpus.");
else console.log(`Seed ${seed}.`);

for (const name of names) {
  const { facts, checked, misses, missedBesideIt } = await checkFacts(
    join(corporaFolder, name),
    seed,
    limit,
  );
  console.log(
    `${name}: ${checked - misses.length} of ${checked} facts, out of ${facts}, stand where their origin says ` +
      `(one cell or line further, the check would miss ${missedBesideIt}).`,
  );
  for (const { fact, origin, found } of misses.slice(0, 20)) {
    const place = origin ? `${origin.file}:${origin.line}:${origin.column}` : "no origin";
    console.log(`  ${fact.kind} ${fact.pointer}\n    ${place}  ${found.slice(0, 160)}`);
    console.log(`    wanted ${JSON.stringify(fact.value)?.slice(0, 160)}`);
  }
  if (misses.length > 0) process.exitCode = 1;
}
