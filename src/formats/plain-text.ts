// Sequences that drive a terminal, then all other control characters and the marks that turn the
// direction of writing: a page could otherwise rewrite what stands on the screen.
/* eslint-disable no-control-regex */
const terminalSequence =
  /(?:\u001B\[|\u009B)[0-?]*[ -/]*[@-~]|\u001B\][^\u0007\u001B]*(?:\u0007|\u001B\\)?|\u001B[ -~]?/g;
const control = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2028\u2029\u2066-\u2069]+/gu;
/* eslint-enable no-control-regex */

/**
 * A text of strangers as one line that can be shown anywhere: it cannot drive a terminal, forge a line,
 * or give a command to a CI runner that reads what is printed (`::error::` at the start of a line, `##[` anywhere).
 */
export function oneLine(text: string): string {
  return text
    .replace(terminalSequence, "")
    .replace(control, " ")
    .trim()
    .replace(/^::/, ": :")
    .replaceAll("##[", "## [");
}

/** A part of a text as it can be shown: nothing in it moves the cursor or turns the writing. */
export function visible(part: string): string {
  return part.replaceAll("\t", "  ").replace(control, " ");
}

/** Data as JSON that is also safe to print: what drives terminals is escaped, and reads back the same. */
export function printableJson(data: unknown): string {
  const escaped = JSON.stringify(data, null, 2).replace(
    /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    (character) => (character === "\n" ? character : escapeOf(character)),
  );
  return `${escaped}\n`;
}

function escapeOf(character: string): string {
  return [...Array(character.length).keys()]
    .map((unit) => `\\u${character.charCodeAt(unit).toString(16).padStart(4, "0")}`)
    .join("");
}
