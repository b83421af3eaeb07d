import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { OpenApiDocument } from "../src/document/openapi.js";

/** Docs of real SDKs, beside the repository and not in it. Scripts that want them skip without. */
export const corporaFolder = fileURLToPath(new URL("../../shared/corpus", import.meta.url));
const scorer = fileURLToPath(new URL("../../shared/score/score.mjs", import.meta.url));

/** What score.mjs says of two documents. */
export interface Score {
  readonly fidelity: number;
  readonly detail: number;
  readonly kinds: Readonly<
    Record<string, { f1: number | null; recall: number | null; truth: number; most: number }>
  >;
  readonly components: { truth: number; matched: number; precision: number; recall: number };
}

export interface Scorer {
  score(recovered: object, truth: object): Score;
  /** By kind of fact, then by operation. */
  factsOf(document: OpenApiDocument | object): Record<string, Map<string, Set<string>>>;
}

/** Undefined where the scorer is not there. */
export async function loadScore(): Promise<Scorer | undefined> {
  if (!existsSync(scorer)) return undefined;
  return (await import(pathToFileURL(scorer).href)) as Scorer;
}

/** All corpora, or those whose name contains one of the words. */
export async function corpusNames(only: readonly string[] = []): Promise<string[]> {
  if (!existsSync(corporaFolder)) return [];
  const entries = await readdir(corporaFolder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .filter((name) => only.length === 0 || only.some((word) => name.includes(word)))
    .sort();
}

/** The words that follow each occurrence of an option on the command line. */
export const words = (option: string) =>
  process.argv.flatMap((word, at) => (process.argv[at - 1] === option ? [word] : []));
