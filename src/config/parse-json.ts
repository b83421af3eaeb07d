/**
 * Parses JSON (RFC 8259), behind a byte order mark or not.
 *
 * @throws {SyntaxError} with the place in its stack, as loaders of code say it: `file:line:column`.
 */
export function parseJson(file: string, source: string): unknown {
  const text = source.replace(/^\uFEFF/, "");
  try {
    return JSON.parse(text);
  } catch (error) {
    const { message } = error as Error;
    const lines = text.slice(0, breaksAt(text, message)).split("\n");
    const stack = `${message}\n    at ${file}:${lines.length}:${lines.at(-1)!.length + 1}`;
    throw Object.assign(new SyntaxError(message, { cause: error }), { stack });
  }
}

/** Where JSON is broken. Node.js says a position, or the character alone, or nothing where the text ends. */
function breaksAt(text: string, message: string): number {
  const position = /position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return Number(position);
  const character = unexpected(message);
  if (character === undefined) return text.length;
  let at = text.indexOf(character);
  // Up to an earlier one like it, in a string or where it may stand, the text is only too short.
  while (at >= 0 && unexpected(problemOf(text.slice(0, at + character.length))) !== character)
    at = text.indexOf(character, at + 1);
  return Math.max(at, 0);
}

const unexpected = (message: string) => /^Unexpected token '(.+?)',/su.exec(message)?.[1];

function problemOf(text: string): string {
  try {
    JSON.parse(text);
    return "";
  } catch (error) {
    return (error as Error).message;
  }
}
