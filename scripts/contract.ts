/**
 * `npm run check:contract [-- --corpus NAME] [--verbose]`: recovers the document of a corpus, makes the client of
 * it, and calls each operation, with what is required and with every field, against a server that is made
 * from the true document and refuses what does not fit it.
 *
 * Fails on exceptions beyond those that docs/contract.md explains.
 */
import { readFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { namedOperations } from "../src/client/named-operations.js";
import type { MockableDocument } from "../src/mock/described.js";
import { recover } from "../src/recover.js";
import { clientFolder } from "./contract/client-folder.js";
import { explained } from "./contract/explained.js";
import { callsAsSource } from "./contract/literals.js";
import { runCalls, type Exception } from "./contract/run-calls.js";
import { samplingOf } from "../src/mock/request-samples.js";
import { sampleCalls } from "./contract/sample-calls.js";
import { corporaFolder, corpusNames, words } from "./corpora.js";

const wanted = words("--corpus");
const names = await corpusNames(wanted.length > 0 ? wanted : ["clerk-python"]);
if (names.length === 0) console.log("check:contract skipped: there is no ../shared/corpus.");
for (const name of names) await check(name);

async function check(corpus: string): Promise<void> {
  const truthFile = join(corporaFolder, corpus, "truth.json");
  if (!existsSync(truthFile)) return console.log(`${corpus} skipped: it has no true document.`);
  const truth = JSON.parse(await readFile(truthFile, "utf8")) as MockableDocument;
  const { document } = await recover({ docs: join(corporaFolder, corpus) });
  if (!document) throw new Error(`Nothing could be recovered of ${corpus}.`);
  const recovered = await samplingOf(document);
  const folder = await clientFolder(document);
  try {
    const methods = new Map(
      namedOperations(document).map(({ name, method, path }) => [
        `${method.toUpperCase()} ${path}`,
        name,
      ]),
    );
    const named = sampleCalls(recovered).map((call) => ({
      name: methods.get(`${call.operation.method} ${call.operation.path}`)!,
      call,
    }));
    const said = await folder.typeCheck(callsAsSource(named));
    const { createClient } = await folder.load();
    const result = await runCalls(named, {
      truth: await samplingOf(truth),
      recovered,
      document,
      createClient,
    });
    const unfit = named.filter(({ call }) => call.mismatches.length > 0);
    report(corpus, {
      operations: methods.size,
      calls: named.length,
      unfit: unfit.length,
      typeErrors: said.split("\n").filter((line) => /error TS\d+/.test(line)),
      ...result,
    });
  } finally {
    await folder.remove();
  }
}

function report(
  corpus: string,
  {
    operations,
    calls,
    unfit,
    typeErrors,
    accepted,
    mended,
    parsed,
    exceptions,
  }: {
    readonly operations: number;
    readonly calls: number;
    readonly unfit: number;
    readonly typeErrors: readonly string[];
    readonly accepted: number;
    readonly mended: number;
    readonly parsed: number;
    readonly exceptions: readonly Exception[];
  },
): void {
  for (const line of typeErrors.slice(0, 20)) console.log(`  type  ${line}`);
  for (const one of exceptions) {
    console.log(`  ${one.kind}  ${one.operation} (${one.fields})  ${one.message.slice(0, 200)}`);
  }
  console.log(
    `${corpus}: ${operations} operations, ${calls} calls; ${typeErrors.length} type errors; ` +
      `${accepted} accepted, ${mended} more within the limits of the true document; ${parsed} parsed; ${unfit} samples do not fit the recovered document.`,
  );
  for (const [key, count] of [...countedByCall(exceptions)].sort((a, b) => b[1] - a[1])) {
    const limit = explained[corpus]?.[key] ?? 0;
    const beyond = count > limit ? `, and ${limit} explained` : "";
    console.log(`  ${String(count).padStart(4)} calls: ${key}${beyond}`);
    if (count > limit) process.exitCode = 1;
  }
  if (typeErrors.length > 0) process.exitCode = 1;
}

/** How many calls have an exception of each kind and cause. */
function countedByCall(exceptions: readonly Exception[]): Map<string, number> {
  const calls = new Map<string, Set<string>>();
  for (const { kind, cause, operation, fields } of exceptions) {
    const key = `${kind}, ${cause}`;
    calls.set(key, (calls.get(key) ?? new Set()).add(`${operation} ${fields}`));
  }
  return new Map([...calls].map(([key, those]) => [key, those.size]));
}
