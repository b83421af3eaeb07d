import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Origin } from "../../src/diagnostics/diagnostic.js";
import { recover } from "../../src/recover.js";
import { randomNumbers, shuffled } from "../random.js";
import { type Fact, factsOf } from "./facts.js";
import { holds } from "./holds.js";
import { placeAt } from "./place.js";

/** A fact that does not stand where its origin says. */
export interface Miss {
  readonly fact: Fact;
  readonly origin: Origin | undefined;
  /** The line there. */
  readonly found: string;
}

export interface CheckedFacts {
  readonly facts: number;
  readonly checked: number;
  readonly misses: readonly Miss[];
  /** How many facts would be missed if every origin named the cell, or the line, behind the right one. */
  readonly missedBesideIt: number;
}

/** Recovers the docs, picks facts at random, and looks for each at the place that its origin names. */
export async function checkFacts(docs: string, seed: number, limit: number): Promise<CheckedFacts> {
  const { document, origins } = await recover({ docs });
  if (!document) throw new Error(`Nothing could be recovered from ${docs}.`);
  const facts = [...factsOf(document)];
  const pages = new Map<string, readonly string[]>();
  const linesOf = async (file: string): Promise<readonly string[]> => {
    const lines = pages.get(file) ?? (await readFile(join(docs, file), "utf8")).split(/\r\n|\n|\r/);
    pages.set(file, lines);
    return lines;
  };
  const titles = new Map<string, string>();
  for (const name of Object.keys(document.components?.schemas ?? {})) {
    const origin = origins.originOf(`#/components/schemas/${name}`);
    if (origin)
      titles.set(name, placeAt(await linesOf(origin.file), origin).line.replaceAll("~", ""));
  }
  const titleOf = (component: string) => titles.get(component) ?? component;
  const misses: Miss[] = [];
  let missedBesideIt = 0;
  const picked = shuffled(facts, randomNumbers(seed)).slice(0, limit);
  for (const fact of picked) {
    const origin = origins.originOf(fact.pointer);
    const lines = origin ? await linesOf(origin.file) : [];
    const held = origin && holds(fact, placeAt(lines, origin), titleOf);
    if (origin && !holds(fact, placeAt(lines, besides(origin, lines)), titleOf)) missedBesideIt++;
    if (!held) misses.push({ fact, origin, found: lines[(origin?.line ?? 0) - 1] ?? "" });
  }
  return { facts: facts.length, checked: picked.length, misses, missedBesideIt };
}

/** The place of the next cell, or of the next line where the place is in no table. */
function besides(origin: Origin, lines: readonly string[]): Origin {
  const line = lines[origin.line - 1] ?? "";
  const pipe = line.trimStart().startsWith("|") ? line.indexOf("|", origin.column - 1) : -1;
  const lead = /^\s*/.exec(line.slice(pipe + 1))![0].length;
  return pipe < 0
    ? { ...origin, line: origin.line + 1 }
    : { ...origin, column: pipe + 1 + lead + 1 };
}
