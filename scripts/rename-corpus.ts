/**
 * `npm run check:renaming [-- --only NAME] [--seed N] [--keep]`: shows that no API's vocabulary steers
 * the readers. Every name that an API has given to something is exchanged for a made-up one, in the pages
 * of each corpus and in the document that is in them; what is recovered must be as near to it as before.
 *
 * Three figures move or do not: the score before, the score after, and `same`, which holds what was
 * recovered from the renamed pages to what was recovered from the original ones, renamed.
 */
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { recover } from "../src/recover.js";
import {
  corporaFolder,
  corpusNames,
  loadScore,
  type Score,
  type Scorer,
  words,
} from "./corpora.js";
import { createCipher } from "./renaming/cipher.js";
import { type JsonObject, namesOfDocument, renameDocument } from "./renaming/document.js";
import { namesOfPage, renamePage } from "./renaming/page.js";
import {
  addName,
  createRenaming,
  type Renaming,
  renamePath,
  type Vocabulary,
} from "./renaming/words.js";

/** How far a figure may move, in points. */
const bar = 0.3;

const cipher = createCipher(Number(words("--seed")[0] ?? 1));
const kept = process.argv.includes("--keep");

interface Figures {
  readonly headline: number;
  readonly kinds: Score["kinds"];
}

interface Comparison {
  /** Undefined for docs whose true document is not known. */
  readonly before?: Figures;
  readonly after?: Figures;
  readonly same: Figures;
}

function show(name: string, { before, after, same }: Comparison): void {
  const figure = (value: number | undefined) => (value?.toFixed(2) ?? "-").padStart(7);
  const moved = before && after ? after.headline - before.headline : 0;
  const tooFar = Math.abs(moved) > bar || same.headline < 100 - bar;
  if (tooFar) process.exitCode = 1;
  console.log(
    `${name.padEnd(24)}${figure(before?.headline)} ${figure(after?.headline)} ${figure(moved)} ${figure(same.headline)}${tooFar ? "  moved too far" : ""}`,
  );
  for (const [kind, { f1 }] of Object.entries(same.kinds)) {
    const [then, now] = [before?.kinds[kind]?.f1 ?? 0, after?.kinds[kind]?.f1 ?? 0];
    const change = 100 * (now - then);
    const likeness = 100 * (f1 ?? 1);
    if (Math.abs(change) > bar || likeness < 100 - bar) {
      console.log(
        `${"".padEnd(26)}${kind}: moved by ${change.toFixed(2)}, same ${likeness.toFixed(2)}`,
      );
    }
  }
}

async function check(name: string, { score }: Scorer): Promise<Comparison> {
  const folder = join(corporaFolder, name);
  const truthText = await readFile(join(folder, "truth.json"), "utf8").catch(() => undefined);
  const truth = truthText === undefined ? undefined : (JSON.parse(truthText) as JsonObject);
  const pages = await readPages(folder);
  const renaming = learn(pages, truth);
  const renamedFolder = await mkdtemp(join(tmpdir(), "specback-renaming-"));
  try {
    for (const [file, source] of pages) {
      const path = join(renamedFolder, renamePath(file, cipher.rename));
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, renamePage(source, renaming));
    }
    const original = await recoverDocument(folder);
    const renamed = await recoverDocument(renamedFolder);
    const expected = renameDocument(original, renaming);
    const same = figures(score(renamed, expected));
    const renamedTruth = truth && renameDocument(truth, renaming);
    if (kept) await keep(renamedFolder, { original, renamed, expected, truth: renamedTruth });
    if (truth === undefined || renamedTruth === undefined) return { same };
    return {
      before: figures(score(original, truth)),
      after: figures(score(renamed, renamedTruth)),
      same,
    };
  } finally {
    if (!kept) await rm(renamedFolder, { recursive: true, force: true });
  }
}

/** Docs without operations are scored by their components. */
function figures({ fidelity, kinds, components }: Score): Figures {
  return { headline: 100 * (kinds["operation"]?.recall ? fidelity : components.recall), kinds };
}

async function recoverDocument(docs: string): Promise<JsonObject> {
  const { document } = await recover({ docs });
  return JSON.parse(JSON.stringify(document)) as JsonObject;
}

async function readPages(folder: string): Promise<Map<string, string>> {
  const files = await readdir(folder, { recursive: true });
  const pages = files.filter((file) => /^(?:docs[\\/].*|README)\.mdx?$/i.test(file)).sort();
  return new Map(
    await Promise.all(
      pages.map(async (file) => [file, await readFile(join(folder, file), "utf8")] as const),
    ),
  );
}

function learn(pages: ReadonlyMap<string, string>, truth: JsonObject | undefined): Renaming {
  const vocabulary: Vocabulary = { names: new Set(), classes: new Set() };
  for (const [file, source] of pages) if (/^docs/.test(file)) namesOfPage(source, vocabulary);
  const readme = pages.get("README.md") ?? pages.get("README.mdx") ?? "";
  namesOfSchemes(readme, vocabulary.names);
  if (truth) namesOfDocument(truth, vocabulary.names);
  for (const names of [vocabulary.names, vocabulary.classes])
    for (const name of names) if (name === "") names.delete(name);
  return createRenaming(cipher, vocabulary, brandsOf(readme));
}

/** The names in a README's table of security schemes. */
function namesOfSchemes(readme: string, names: Set<string>): void {
  for (const [, cell = ""] of readme.matchAll(
    /^\| *((?:`\w+`(?:<br\s*\/?>)?)+) *\| *(?:http|apiKey|oauth2|openIdConnect) /gm,
  ))
    for (const [word] of cell.matchAll(/\w{3,}/g)) addName(word, names);
}

/** Hosts are named after brands: `https://api.example.com` → example. */
function brandsOf(readme: string): string[] {
  const hosts = [...readme.matchAll(/["'`]https?:\/\/(?:[\w-]+\.)*([\w-]{3,})\.\w+/g)];
  return [...new Set(hosts.map(([, name]) => name!.toLowerCase()))].filter(
    (name) => !/^(?:example|google|github|localhost)/.test(name),
  );
}

async function keep(folder: string, documents: Readonly<Record<string, unknown>>): Promise<void> {
  for (const [name, document] of Object.entries(documents))
    if (document) await writeFile(join(folder, `${name}.json`), JSON.stringify(document, null, 1));
  console.log(`kept in ${folder}`);
}

const scorer = await loadScore();
const names = await corpusNames(words("--only"));
if (scorer === undefined || names.length === 0) {
  console.log("check:renaming skipped: there is no ../shared/corpus or ../shared/score.");
} else {
  console.log(`${"corpus".padEnd(24)} before   after   moved    same`);
  for (const name of names) show(name, await check(name, scorer));
}
