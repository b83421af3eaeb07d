/**
 * `npm run check:cross-dialect [-- --corpus NAME | --truth FILE] [--dialect D] [--misses KIND] [--keep]`:
 * how an API comes back from docs in languages that it never had docs in. Each true document of
 * ../shared/corpus is printed as the docs of every dialect by the renderers of the round-trip tests, which
 * hold to the formats as surveyed and not to the reader; then it is recovered and scored. This is
 * leave-one-out for names on the wire, places of parameters, bodies and classes that clash.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { recover } from "../src/recover.js";
import { canCarry } from "../test/round-trip/can-carry.js";
import { lower } from "../test/round-trip/lower.js";
import { csharp } from "../test/round-trip/renderers/csharp.js";
import { go } from "../test/round-trip/renderers/go.js";
import { java } from "../test/round-trip/renderers/java.js";
import type { Language } from "../test/round-trip/renderers/language.js";
import { php } from "../test/round-trip/renderers/php.js";
import { python } from "../test/round-trip/renderers/python.js";
import { renderDocs } from "../test/round-trip/renderers/render.js";
import { ruby } from "../test/round-trip/renderers/ruby.js";
import { typescript } from "../test/round-trip/renderers/typescript.js";
import {
  corporaFolder,
  corpusNames,
  loadScore,
  type Score,
  type Scorer,
  words,
} from "./corpora.js";
import { apiOfDocument } from "./cross-dialect/api-of-document.js";
import type { DocumentJson } from "./cross-dialect/json-schema.js";

const languages = [python, typescript, go, java, csharp, php, ruby];

/** The kinds of fact that a language's docs carry for any API; below this they are shown. */
const shown = 0.97;

interface Options {
  readonly misses: readonly string[];
  readonly keep: boolean;
  readonly limit: number;
}

/** Writes the docs of an API in one language, and recovers the API from them. */
async function throughDocs(
  truth: DocumentJson,
  language: Language,
  keep: boolean,
): Promise<{ document: object; seconds: number }> {
  const carry = canCarry[language.name];
  const model = apiOfDocument(truth, {
    flat: !["typescript", "csharp", "java"].includes(language.name),
    oneFolder: language.name === "python",
    stringLiterals: carry.stringLiterals,
    defaultsAreOptional: true,
  });
  const api = lower(model, { ...carry, bytes: language.bytes });
  const folder = await mkdtemp(join(tmpdir(), "specback-cross-"));
  try {
    for (const { file, text } of renderDocs(api, language, language.printed)) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), text);
    }
    const started = performance.now();
    const { document = {} } = await recover({ docs: folder });
    const seconds = (performance.now() - started) / 1000;
    if (keep) await writeFile(join(folder, "recovered.json"), JSON.stringify(document));
    return { document: JSON.parse(JSON.stringify(document)) as object, seconds };
  } finally {
    if (keep) console.log(`kept in ${folder}`);
    else await rm(folder, { recursive: true, force: true });
  }
}

function showScore({ fidelity, detail, kinds }: Score, name: string, dialect: string): void {
  const short = Object.entries(kinds)
    .filter(([, { f1, most }]) => f1 !== null && f1 < shown && most >= 20)
    .map(([kind, { f1 }]) => `${kind} ${(100 * f1!).toFixed(1)}`);
  const figure = (value: number) => (100 * value).toFixed(1).padStart(6);
  console.log(
    `${name.padEnd(22)}${dialect.padEnd(11)}${figure(fidelity)}  ${figure(detail)}   ${short.join(", ")}`,
  );
}

/** The facts that only one of two documents has. */
function showMisses(
  recovered: object,
  truth: object,
  { factsOf }: Scorer,
  { misses, limit }: Options,
): void {
  const mine = factsOf(recovered);
  const theirs = factsOf(truth);
  for (const kind of misses) {
    const [a, b] = [mine[kind], theirs[kind]];
    if (!a || !b) continue;
    const lines = [...new Set([...b.keys(), ...a.keys()])].flatMap((operation) => {
      const has = (facts: typeof a, fact: string) => facts.get(operation)?.has(fact) ?? false;
      return [
        ...[...(b.get(operation) ?? [])].filter((one) => !has(a, one)).map((one) => `- ${one}`),
        ...[...(a.get(operation) ?? [])].filter((one) => !has(b, one)).map((one) => `+ ${one}`),
      ].map((one) => `    ${one.slice(0, 2)}${operation}  ${one.slice(2, 200)}`);
    });
    console.log([...lines.slice(0, limit), `    ${kind}: ${lines.length} in all`].join("\n"));
  }
}

async function truths(): Promise<Map<string, string>> {
  const files = words("--truth");
  if (files.length > 0) return new Map(files.map((file) => [basename(file), file]));
  const names = await corpusNames(words("--corpus"));
  return new Map(names.map((name) => [name, join(corporaFolder, name, "truth.json")]));
}

const scorer = await loadScore();
const all = await truths();
if (scorer === undefined || all.size === 0) {
  console.log("check:cross-dialect skipped: there is no ../shared/corpus or ../shared/score.");
} else {
  const options: Options = {
    misses: words("--misses"),
    keep: process.argv.includes("--keep"),
    limit: Number(words("--limit")[0] ?? 40),
  };
  const dialects = words("--dialect");
  console.log(`${"truth".padEnd(22)}${"printed in".padEnd(11)}fidelity  detail   kinds below 97`);
  const scores: number[] = [];
  for (const [name, file] of all) {
    const text = await readFile(file, "utf8").catch(() => undefined);
    if (text === undefined) continue;
    const truth = JSON.parse(text) as DocumentJson;
    for (const language of languages) {
      if (dialects.length > 0 && !dialects.includes(language.name)) continue;
      const { document } = await throughDocs(truth, language, options.keep);
      const score = scorer.score(document, truth);
      scores.push(score.fidelity);
      showScore(score, name, language.name);
      showMisses(document, truth, scorer, options);
    }
  }
  const mean = scores.reduce((sum, one) => sum + one, 0) / scores.length;
  console.log(`${scores.length} cells, mean fidelity ${(100 * mean).toFixed(2)}`);
}
