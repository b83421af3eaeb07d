/** The words of a name, in lower case but for capitals that camel case keeps: `remove`, `XMP`. Each side of a round trip spells them in its own way. */
export type Words = readonly string[];

export type WireStyle = "snake" | "camel";

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

export const snake = (words: Words) => words.join("_").toLowerCase();
export const kebab = (words: Words) => words.join("-").toLowerCase();
export const pascal = (words: Words) => words.map(capital).join("");
export const camel = (words: Words) =>
  words.map((word, at) => (at === 0 ? word.toLowerCase() : capital(word))).join("");

/** What Go's linters want in capitals. */
const acronyms = new Set(
  "acl api ascii cpu css dns eof guid html http https id ip json lhs qps ram rhs rpc sla smtp sql ssh tcp tls ttl udp ui uid uri url utf8 uuid vm xml xmpp xsrf xss".split(
    " ",
  ),
);

/** Go writes acronyms in capitals. */
const goWord = (word: string) =>
  acronyms.has(word.toLowerCase()) ? word.toUpperCase() : capital(word);
export const goPascal = (words: Words) => words.map(goWord).join("");
export const goCamel = (words: Words) =>
  words.map((word, at) => (at === 0 ? word.toLowerCase() : goWord(word))).join("");

export const onTheWire = (words: Words, style: WireStyle) =>
  style === "snake" ? snake(words) : camel(words);

/** The words of a class's name, by which a member may be called. */
export const wordsOfClass = (name: string): Words =>
  (name.match(/[A-Z][a-z0-9]*/g) ?? [name]).map((word) => word.toLowerCase());
