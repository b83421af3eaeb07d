/**
 * Writes paragraphs as a JSDoc comment, indented. Empty ones are left out.
 *
 * The text is a stranger's: it cannot end the comment, and a line of it that begins with `@` is not
 * taken for a tag. Tags of our own come last, in `tags`.
 */
export function docComment(
  paragraphs: readonly (string | undefined)[],
  { indent = "", tags = [] }: { readonly indent?: string; readonly tags?: readonly string[] } = {},
): string {
  const blocks = paragraphs.map((text) => neutral(text?.trim() ?? "")).filter(Boolean);
  if (tags.length > 0) blocks.push(tags.map(unbroken).join("\n"));
  const lines = blocks.join("\n\n").split("\n");
  if (lines.length === 1) return `${indent}/** ${lines[0]} */`;
  return [
    `${indent}/**`,
    ...lines.map((line) => `${indent} * ${line}`.trimEnd()),
    `${indent} */`,
  ].join("\n");
}

/** A tag may hold code with texts of strangers. */
const unbroken = (text: string) => text.replace(/[\u2028\u2029]/g, " ").replace(/\*\//g, "*\\/");

/** Every kind of line terminator counts (ECMA-262 section 12.3), so that each line gets its asterisk. */
const neutral = (text: string) =>
  text
    .replace(/\r\n|[\r\u2028\u2029]/g, "\n")
    .replace(/\*\//g, "*\\/")
    .replace(/^([\s*]*)@/gm, "$1\\@");
