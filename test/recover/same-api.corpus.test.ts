import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { OpenApiDocument } from "../../src/document/openapi.js";
import { recover } from "../../src/recover.js";
import { corpusFolder, hasCorpus, markdownFiles } from "../helpers/corpus.js";

/** Takes a document apart into facts, by kind and operation; the scorer that the corpora come with. */
type FactsOf = (document: OpenApiDocument) => Record<string, Map<string, Set<string>>>;

const scorer = fileURLToPath(new URL("../../../shared/score/score.mjs", import.meta.url));
const canRun = hasCorpus && existsSync(scorer);
const note = canRun ? "" : " (skipped: there is no ../shared/corpus or no ../shared/score)";

interface Difference {
  readonly kind: string;
  readonly operation: string;
  readonly fact: string;
  /** The SDK whose docs alone give the fact. */
  readonly only: "python" | "ruby";
}

/** The whole text of an SDK's docs, as a description is compared: without line breaks and doubled spaces. */
function textOf(corpus: string): string {
  const text = markdownFiles(corpus).map((file) => readFileSync(file, "utf8"));
  return text
    .join(" ")
    .replaceAll(/<br\/?>/g, " ")
    .replace(/\s+/g, " ");
}

/** What a difference is about: the other docs may say something else of it. */
function placeOf({ kind, operation, fact }: Difference): string {
  return [kind, operation, kind === "opDescription" ? "" : fact.split("=")[0]].join(" ");
}

/** Why docs in one language give a fact that those in the other do not; undefined where nothing explains it. */
function cause({ kind, fact, only }: Difference, python: string) {
  const said = fact.slice(fact.indexOf("=") + 1);
  const isPython = only === "python";
  if (isPython && kind === "nullable") return "Ruby prints absent and null alike";
  if (isPython && kind === "enum" && /=(?:true|false)$/.test(fact)) {
    return "Ruby prints a boolean of one value as any boolean";
  }
  if (isPython && kind === "bodyRequired") return "Ruby has one row for a body, marked as required";
  if (isPython && (kind === "security" || kind === "server")) {
    return "the README of the Ruby SDK has no such section";
  }
  if (isPython && kind === "example") return "the Python docs were printed with further examples";
  if (kind === "description" && !isPython && python.includes(said)) {
    return "Python has no wrapper that tells a response's text from its schema's";
  }
  return undefined;
}

describe.skipIf(!canRun)(`one API from docs in two languages${note}`, { timeout: 240_000 }, () => {
  test("differs in nothing but what the languages or the texts explain", async () => {
    const { factsOf } = (await import(scorer)) as { factsOf: FactsOf };
    const facts = async (corpus: string) => {
      const { document } = await recover({ docs: join(corpusFolder, corpus) });
      return factsOf(document!);
    };
    const [python, ruby] = [await facts("clerk-python"), await facts("clerk-ruby")];
    const differences = Object.keys(python).flatMap((kind) => [
      ...without(kind, python[kind]!, ruby[kind]!, "python"),
      ...without(kind, ruby[kind]!, python[kind]!, "ruby"),
    ]);
    // Where both say something and not the same, the docs were printed from two states of the API.
    const places = (only: "python" | "ruby") =>
      new Set(differences.filter((one) => one.only === only).map(placeOf));
    const inRuby = places("ruby");
    const both = new Set([...places("python")].filter((place) => inRuby.has(place)));
    const text = textOf("clerk-python");
    const unexplained = differences.filter(
      (one) => !both.has(placeOf(one)) && cause(one, text) === undefined,
    );
    expect(unexplained).toEqual([]);
    expect(both.size).toBe(4);
    expect(new Set(differences.map(({ kind }) => kind))).toEqual(
      new Set(
        "enum opDescription description example nullable bodyRequired security server".split(" "),
      ),
    );
  });
});

function without(
  kind: string,
  mine: Map<string, Set<string>>,
  theirs: Map<string, Set<string>>,
  only: "python" | "ruby",
): Difference[] {
  return [...mine].flatMap(([operation, facts]) =>
    [...facts]
      .filter((fact) => !theirs.get(operation)?.has(fact))
      .map((fact) => ({ kind, operation, fact, only })),
  );
}
