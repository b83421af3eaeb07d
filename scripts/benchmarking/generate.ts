import { copyFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { copyOfPages } from "../copies.js";
import { inTurn, median, peak, ratios, type Run, run, seconds, show } from "./measure.js";
import { writePages } from "./pages.js";

const bars = { cold: 0.65, changed: 0.4, same: 0.1, memory: 500, perPage: 1.3, largeMemory: 1500 };

/** One process after the other, as one. */
function together(...runs: readonly Run[]): Run {
  const sum = runs.reduce((total, one) => total + one.seconds, 0);
  return { seconds: sum, megabytes: Math.max(...runs.map((one) => one.megabytes)) };
}

/**
 * `generate` as a whole process against the plain tools one after the other: parsing the pages, the CLIs of
 * openapi-typescript and Redocly on the recovered document. With one page changed and with nothing changed
 * it may use what the run before has kept.
 */
export async function benchmarkGenerate(
  folder: string,
  docs: string,
  { parse, pages }: { readonly parse: () => Run; readonly pages: ReadonlyMap<string, string> },
): Promise<void> {
  const output = join(folder, "generated");
  const document = join(folder, "openapi.yaml");
  const copy = join(folder, "sdk");
  await writePages(copy, pages);
  // Without the README's security and servers the document has errors, and nothing would be written.
  await copyFile(join(docs, "README.md"), join(copy, "README.md"));
  run("dist/cli.js", "recover", docs, "--no-cache", "--output", document);
  const generate =
    (sdk: string, ...flags: string[]) =>
    () =>
      run("dist/cli.js", "generate", "--docs", sdk, "--output", output, ...flags);
  const plain = () =>
    together(
      parse(),
      run("node_modules/openapi-typescript/bin/cli.js", document, "-o", join(folder, "plain.d.ts")),
      run("node_modules/@redocly/cli/bin/cli.js", "lint", document),
    );
  const cold = await inTurn(generate(docs, "--no-cache", "--force"), plain);
  const times = `${seconds(cold.first)} against ${seconds(cold.second)} of the plain tools`;
  show("cold", median(ratios(cold.first, cold.second)), bars.cold, 3, times);
  show("memory", peak(cold.first), bars.memory, 0, "MB at most, of generate's own process");

  const [file, text] = [...pages].find(([, source]) => /\n## Fields\n/.test(source))!;
  let round = 0;
  const changed = await inTurn(async () => {
    await writeFile(join(copy, file), text.replace(/^# .*/m, `$&\n\nRound ${round++}.`));
    return generate(copy)();
  }, plain);
  const changes = `${seconds(changed.first)} with one page changed`;
  show("changed", median(ratios(changed.first, changed.second)), bars.changed, 3, changes);

  const same = await inTurn(generate(copy), plain);
  const nothing = `${seconds(same.first)} with nothing changed`;
  show("same", median(ratios(same.first, same.second)), bars.same, 3, nothing);
}

/** What a page costs in a tree of many, against its first quarter alone. */
export async function benchmarkLargeTree(
  folder: string,
  pages: ReadonlyMap<string, string>,
): Promise<void> {
  const all = new Map<string, string>();
  for (let copy = 0; all.size < 20_000; copy++) {
    const mark = `Copy${String.fromCharCode(65 + Math.floor(copy / 26), 97 + (copy % 26))}`;
    for (const [file, source] of copyOfPages(pages, mark)) {
      if (all.size < 20_000) all.set(file, source);
    }
  }
  await writePages(join(folder, "large"), all);
  await writePages(join(folder, "quarter"), new Map([...all].slice(0, 5000)));
  const recover = (sdk: string) => () =>
    run(
      ...["dist/cli.js", "recover", join(folder, sdk), "--no-cache"],
      ...["--output", join(folder, "large.yaml")],
    );
  const runs = await inTurn(recover("large"), recover("quarter"), 1);
  const perPage = median(ratios(runs.first, runs.second)) / 4;
  const remark = `${seconds(runs.first)} for 20,000 pages, ${seconds(runs.second)} for 5,000: cost of a page`;
  show("large", perPage, bars.perPage, 2, remark);
  show("memory", peak(runs.first), bars.largeMemory, 0, "MB at most");
}
