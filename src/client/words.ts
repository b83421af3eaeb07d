/** The words of a name, however it is spelled: `createActorToken`, `Actor Tokens`, `JWT_template`. */
export const wordsOf = (name: string): string[] =>
  name
    .split(/(?:_|\P{ID_Continue})+|(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u)
    .filter(Boolean);

/**
 * The words without each run of them that says what `topic` says: in another case or number, and however it
 * is cut into words (`OAuth`, `Oauth`).
 */
export function withoutTopic(words: readonly string[], topic: readonly string[]): string[] {
  const kept: string[] = [];
  for (let at = 0; at < words.length;) {
    const length = lengthOfTopic(words.slice(at), topic);
    if (length === 0) kept.push(words[at]!);
    at += length || 1;
  }
  return kept;
}

/** How many words at the start say what the topic says; 0 where they say something else. */
function lengthOfTopic(words: readonly string[], topic: readonly string[]): number {
  const eachIsAlike =
    topic.length > 0 &&
    topic.length <= words.length &&
    topic.every((word, at) => areAlike(word, words[at]!));
  if (eachIsAlike) return topic.length;
  const whole = topic.join("");
  return 1 + words.findIndex((_, at) => areAlike(words.slice(0, at + 1).join(""), whole));
}

/** True of a word and itself, or its plural. */
function areAlike(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  return a === b || plurals(a).includes(b) || plurals(b).includes(a);
}

const plurals = (word: string) => [
  `${word}s`,
  word.replace(/(?<=[sxz]|[cs]h)$/, "es"),
  word.replace(/y$/, "ies"),
];
