/** How a name of several words is spelled on the wire. */
export type WireStyle = "snake" | "camel" | "kebab" | "pascal";

/** Plural acronyms, acronyms with a number inside (`M2M`), acronyms, words, numbers. */
const word =
  /\p{Lu}{2,}s(?!\p{Ll})|\p{Lu}\d\p{Lu}(?!\p{Ll})|\p{Lu}+(?!\p{Ll})\d*|\p{Lu}?[\p{Ll}\p{Lo}]+(?:\d+\p{Ll}*)*|\d+/gu;

/**
 * The words of a name in any casing: `owner_id`, `ownerId`, `OwnerIDs`, `x-owner-id` → owner, id(s). A
 * number stays with the letters around it, since most APIs write `last4`, `web3_wallet` and `m2m_token`.
 */
export function wordsOf(name: string): string[] {
  return (name.match(word) ?? []).flatMap((one) => duration.exec(one)?.slice(1) ?? one);
}

/** A span of time is a word of its own: `last30m` is `last_30m`, unlike `m2m`. */
const duration =
  /^(\p{Lu}?\p{Ll}{2,})(\d+(?:ms|[smhdwy]|mins?|minutes?|hours?|days?|weeks?|months?|years?))$/u;

/** The style of a spelling; undefined for a single word, which every style spells alike. */
export function styleOf(spelling: string): WireStyle | undefined {
  if (/^[\p{Ll}\d]+(?:_[\p{Ll}\d]+)+$/u.test(spelling)) return "snake";
  if (/^[\p{Ll}\d]+(?:-[\p{Ll}\d]+)+$/u.test(spelling)) return "kebab";
  if (!/^[\p{L}\d]*$/u.test(spelling)) return undefined;
  if (/^\p{Ll}\P{Lu}*\p{Lu}/u.test(spelling)) return "camel";
  if (/^\p{Lu}\P{Ll}*\p{Ll}\P{Lu}*\p{Lu}/u.test(spelling)) return "pascal";
  return undefined;
}

/** Spells words in a style. `acronyms` holds words that this API writes in capitals within camel case. */
export function spell(
  words: readonly string[],
  style: WireStyle,
  acronyms: ReadonlySet<string> = new Set(),
): string {
  const lower = words.map((word) => word.toLowerCase());
  switch (style) {
    case "snake":
      return lower.join("_");
    case "kebab":
      return lower.join("-");
    case "camel":
      return lower.map((word, at) => (at === 0 ? word : capital(word, acronyms))).join("");
    case "pascal":
      return lower.map((word) => capital(word, acronyms)).join("");
  }
}

function capital(word: string, acronyms: ReadonlySet<string>): string {
  const singular = word.replace(/s$/, "");
  if (acronyms.has(word)) return word.toUpperCase();
  if (singular !== word && acronyms.has(singular)) return `${singular.toUpperCase()}s`;
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The words that a camel-case spelling writes in capitals, other than at its start. */
export function acronymsIn(spelling: string): { capitals: string[]; plain: string[] } {
  const capitals: string[] = [];
  const plain: string[] = [];
  for (const word of wordsOf(spelling).slice(1)) {
    const singular = word.replace(/s$/, "");
    if (singular.length > 1 && singular === singular.toUpperCase())
      capitals.push(singular.toLowerCase());
    else plain.push(word.toLowerCase());
  }
  return { capitals, plain };
}
