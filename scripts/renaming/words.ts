import { squash, token, type Cipher } from "./cipher.js";

/** The names that an API has given to something, by their letters. */
export interface Vocabulary {
  readonly names: Set<string>;
  /** Those of classes: only these are renamed where a type is expected. */
  readonly classes: Set<string>;
}

/** The same renaming for each kind of text. */
export interface Renaming {
  /** All of it is one of the API's names: a field's, a class's, an enum's value. */
  name(text: string): string;
  /** A path: a name in each segment, literal or variable. */
  path(text: string): string;
  /** Types, in which the language has words of its own. */
  type(text: string): string;
  /** Text in which some words may be names: those that look like code. */
  prose(text: string): string;
  /** Code and examples: every word that is a name. */
  code(text: string): string;
  /** A value of an example: its keys and texts, at any depth. */
  value(value: unknown): unknown;
}

/** Whatever is escaped, a link to another page, or a word. */
const piece =
  /<br\s*\/?>|\\u[0-9a-fA-F]{4}|\\[nrtbf]|(?<=\]\()(?![a-z]+:)[^()\s]*\.mdx?(?=[#)])|https?:\/\/[^\s"'`<>)]+|[A-Za-z][A-Za-z0-9_-]*/g;

export function createRenaming(
  { rename }: Cipher,
  { names, classes }: Vocabulary,
  brands: readonly string[],
): Renaming {
  const brand = brands.length > 0 ? new RegExp(`(?<![a-z])(?:${brands.join("|")})`, "gi") : /(?!)/g;
  const withBrands = (text: string) => text.replace(brand, (found) => rename(found));
  const replace = (text: string, isName: (word: string, at: number) => boolean) =>
    text.replace(piece, (found: string, at: number) => {
      if (found.startsWith("\\") || found.startsWith("<")) return found;
      if (found.startsWith("http")) return withBrands(found);
      if (/\.mdx?$/.test(found)) return renamePath(found, rename);
      return isName(found, at) ? rename(found) : withBrands(found);
    });
  const known = (word: string) => names.has(squash(word));
  const renaming: Renaming = {
    name: rename,
    path: (text) => text.replace(/[^/{}]+/g, rename),
    // A literal is a value of the API's.
    type: (text) =>
      text.replace(/"[^"]*"|[^"]+/g, (part) =>
        part.startsWith('"') ? rename(part) : replace(part, (word) => classes.has(squash(word))),
      ),
    prose: (text) => replace(text, (word, at) => known(word) && looksLikeCode(text, word, at)),
    code: (text) => replace(text, known),
    value(value) {
      if (typeof value === "string") return renaming.code(value);
      if (Array.isArray(value)) return value.map(renaming.value);
      if (typeof value !== "object" || value === null) return value;
      return Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [renaming.code(key), renaming.value(inner)]),
      );
    },
  };
  return renaming;
}

/** Asked of what stands around it, so that line breaks and table cells make no difference. */
function looksLikeCode(text: string, word: string, at: number): boolean {
  if (/_|[a-z0-9][A-Z]|[A-Z]{2}[a-z]/.test(word)) return true;
  const [before = "", after = ""] = [text[at - 1], text[at + word.length]];
  if (before === "`" || after === "`" || before === "$" || before === "{") return true;
  if (before === "[" && after === "]") return true;
  return before === '"' && after === '"';
}

/** Folders that the format names, whatever the API. */
const formatFolders: ReadonlySet<string> = new Set(
  ". .. docs sdks lib models components shared operations requests errors apierrors utils internal webhooks callbacks".split(
    " ",
  ),
);

/** A path or link target: folders and files are named after classes and groups. */
export function renamePath(path: string, rename: (name: string) => string): string {
  return path
    .split("/")
    .map((part) => {
      if (formatFolders.has(part.toLowerCase()) || /^readme\.mdx?$/i.test(part)) return part;
      const [, stem = part, ending = ""] = /^(.*?)(\.mdx?)?$/.exec(part) ?? [];
      return rename(stem) + ending;
    })
    .join("/");
}

/** Adds the words of a name to the vocabulary, and the name as a whole. */
export function addName(text: string, to: Set<string>): void {
  to.add(squash(text));
  for (const [word] of text.matchAll(token)) to.add(squash(word));
}
