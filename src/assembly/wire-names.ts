import type { Casing } from "../dialects/dialect.js";
import type { InferenceRule } from "../model/inference.js";
import { acronymsIn, spell, styleOf, type WireStyle, wordsOf } from "./casing.js";
import type { GivenName } from "./given-names.js";
import type { NameEvidence, Sighting } from "./name-evidence.js";
import { addTo, squash } from "./page-index.js";
import { seenHeader } from "./parameter-names.js";
import type { Scopes } from "./scopes.js";

/** Finds the spelling on the wire of a name that an SDK has re-cased for its language. */
export interface WireNames {
  /** The user's own word on a name, where there is one. */
  readonly given: GivenName;
  /** `file` is the page whose table holds the name. */
  spellingOf(name: string, file: string): Spelling;
  /** The same for the name of a query parameter, which may hold punctuation. */
  queryNameOf(name: string, file: string): Spelling;
  /** The same for the name of a header; undefined where nothing but the name itself tells its spelling. */
  headerNameOf(name: string): Spelling | undefined;
}

export interface Spelling {
  readonly name: string;
  /** Undefined where there was nothing to conclude: a single word, which every style spells alike. */
  readonly rule?: InferenceRule;
  readonly evidence?: string;
}

export interface WireNameOptions {
  /** The casing in which the SDK prints every name. */
  readonly printed: Casing;
  /** The user's own word on the API's style; evidence is not asked then. */
  readonly style?: WireStyle;
  /** The user's own word on single names, before all evidence. */
  readonly given?: GivenName;
  /** The parts of the API that a page belongs to. */
  readonly scopesOf: (file: string) => Scopes;
}

/**
 * Decides by evidence, in this order: a key of an example of the very model; HTTP's own spelling where all
 * members are header fields; a spelling seen anywhere that agrees with the style of the name's surroundings,
 * or the only one that is seen; else the words of the name in that style. The style is the API's where the
 * evidence agrees; where it does not, that of the narrowest scope which has a say.
 */
export function createWireNames(evidence: NameEvidence, options: WireNameOptions): WireNames {
  const byKeys = settledByKeys(evidence.sightings);
  const styles = byKeys ? () => byKeys : styleVotes(evidence.sightings, options);
  const ofPage = stylesOfKeys(evidence.keys);
  const spellings = spellingsByStyle(evidence.sightings);
  // What prose calls a name counts for little, and nothing counts against examples of what is sent.
  const exceptions = byKeys
    ? new Map<string, string>()
    : spellingsOfOneStyle(evidence.sightings.filter(({ source }) => source === "value"));
  const acronyms = commonAcronyms(evidence);
  const printed: WireStyle = options.printed === "snake" ? "snake" : "camel";
  const { given = () => undefined } = options;
  const names: WireNames = {
    given,
    queryNameOf(name, file) {
      const seen = evidence.punctuated.get(squash(name)) ?? bracketed(name, evidence, acronyms);
      if (seen === undefined) return names.spellingOf(name, file);
      return { name: seen, rule: "name-by-sighting", evidence: seen };
    },
    headerNameOf(name) {
      const seen = seenHeader(name, evidence.headers);
      return seen === undefined
        ? undefined
        : { name: seen, rule: "name-by-sighting", evidence: seen };
    },
    spellingOf(name, file) {
      const told = given(name, file);
      if (told !== undefined) return { name: told };
      const key = squash(name);
      const shown = evidence.keys.get(file)?.get(key);
      if (shown !== undefined) return { name: shown, rule: "name-by-key", evidence: shown };
      const words = wordsOf(name);
      if (evidence.headerPages.has(file))
        return { name: spell(words, "kebab"), rule: "name-by-registry", evidence: "HTTP's fields" };
      const style = options.style ?? ofPage.get(file) ?? styles(file) ?? printed;
      const seen = spellings.get(`${style} ${key}`) ?? exceptions.get(key);
      if (seen !== undefined) return { name: seen, rule: "name-by-sighting", evidence: seen };
      if (words.length < 2)
        return { name: options.printed === "pascal" ? name.toLowerCase() : name };
      // A name printed in the API's own style is as near to the wire as it can be.
      const spelled = style === options.printed ? name : spell(words, style, acronyms);
      return { name: spelled, rule: "name-by-style", evidence: `${style} case` };
    },
  };
  return names;
}

/** Where `$filter[tags]` is seen, `filter_topic_id` is `$filter[topicId]`. */
function bracketed(
  name: string,
  { punctuated }: NameEvidence,
  acronyms: ReadonlySet<string>,
): string | undefined {
  const [first = "", ...rest] = wordsOf(name);
  if (rest.length === 0) return undefined;
  for (const spelling of punctuated.values()) {
    const prefix = /^([^[]+)\[/.exec(spelling)?.[1];
    if (prefix && squash(prefix) === squash(first)) {
      return `${prefix}[${spell(rest, "camel", acronyms)}]`;
    }
  }
  return undefined;
}

/** From how much of the evidence on a style is taken as settled, and how many names that takes. */
const settled = 0.8;
const enough = 3;

/** The style of the API when enough keys of examples agree on it. */
function settledByKeys(sightings: readonly Sighting[]): WireStyle | undefined {
  const keys = tally(sightings.filter(({ source }) => source === "key"));
  return keys.count >= enough && keys.share >= settled ? keys.style : undefined;
}

/** The style of each page whose own names are seen as keys, where those agree: models go their own ways. */
function stylesOfKeys(keys: NameEvidence["keys"]): ReadonlyMap<string, WireStyle> {
  const styles = new Map<string, WireStyle>();
  for (const [file, ofPage] of keys) {
    const [only, ...others] = new Set([...ofPage.values()].flatMap((key) => styleOf(key) ?? []));
    if (only !== undefined && others.length === 0) styles.set(file, only);
  }
  return styles;
}

function styleVotes(
  sightings: readonly Sighting[],
  options: WireNameOptions,
): (file: string) => WireStyle | undefined {
  const all = tally(sightings);
  // Where most of the API agrees, a group's few names are exceptions, but a version may differ as a whole.
  const scopesOf = (file: string) => {
    const { groups, versions } = options.scopesOf(file);
    return all.share >= settled ? versions : [...groups, ...versions];
  };
  const byScope = new Map<string, Sighting[]>();
  for (const sighting of sightings) {
    for (const scope of scopesOf(sighting.file)) {
      addTo(byScope, scope, sighting);
    }
  }
  const ofScope = new Map([...byScope].map(([scope, list]) => [scope, tally(list)]));
  return (file) => {
    for (const scope of scopesOf(file)) {
      const votes = ofScope.get(scope);
      if (votes && votes.share >= settled) return votes.style;
    }
    return all.style;
  };
}

/** The style of most names, each name counted once a style. */
function tally(sightings: readonly Sighting[]): {
  style?: WireStyle;
  share: number;
  count: number;
} {
  const names = new Map<WireStyle, Set<string>>();
  for (const { style, spelling } of sightings) {
    if (style !== "snake" && style !== "camel") continue;
    names.set(style, (names.get(style) ?? new Set()).add(spelling));
  }
  const ranked = [...names].sort(([, a], [, b]) => b.size - a.size);
  const count = ranked.reduce((sum, [, set]) => sum + set.size, 0);
  const [first] = ranked;
  return first ? { style: first[0], share: first[1].size / count, count } : { share: 0, count };
}

/** The most frequent spelling of each name in each style. */
function spellingsByStyle(sightings: readonly Sighting[]): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const { spelling, style } of sightings) {
    const key = `${style} ${squash(spelling)}`;
    const ofName = counts.get(key) ?? new Map<string, number>();
    counts.set(key, ofName.set(spelling, (ofName.get(spelling) ?? 0) + 1));
  }
  return new Map(
    [...counts].map(([key, ofName]) => [key, [...ofName].sort((a, b) => b[1] - a[1])[0]![0]]),
  );
}

/** The names that are seen in one style only, by their letters. */
function spellingsOfOneStyle(sightings: readonly Sighting[]): ReadonlyMap<string, string> {
  const styles = new Map<string, Set<WireStyle>>();
  const spellings = new Map<string, string>();
  for (const { spelling, style } of sightings) {
    const key = squash(spelling);
    styles.set(key, (styles.get(key) ?? new Set()).add(style));
    spellings.set(key, spelling);
  }
  return new Map([...spellings].filter(([key]) => styles.get(key)?.size === 1));
}

/**
 * The words that more camel-case spellings write in capitals than not. Members tell; the variables of
 * paths, whose authors may be of another mind, do so only for a word that no member is seen with.
 */
function commonAcronyms({ sightings, variables, respelled }: NameEvidence): ReadonlySet<string> {
  const seen = sightings.flatMap(({ style, spelling }) => (style === "camel" ? [spelling] : []));
  const members = new Set([...seen, ...respelled]);
  const votes = new Map([...acronymVotes(variables), ...acronymVotes(members)]);
  return new Set([...votes].filter(([, balance]) => balance > 0).map(([word]) => word));
}

/** For each word, how many more of the spellings write it in capitals than do not. */
function acronymVotes(spellings: ReadonlySet<string>): ReadonlyMap<string, number> {
  const balance = new Map<string, number>();
  for (const spelling of spellings) {
    const { capitals, plain } = acronymsIn(spelling);
    for (const word of capitals) balance.set(word, (balance.get(word) ?? 0) + 1);
    for (const word of plain) balance.set(word, (balance.get(word) ?? 0) - 1);
  }
  return balance;
}
