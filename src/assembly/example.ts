import type { TypeExpression } from "../model/type-expression.js";
import { breaksToNewlines } from "../pages/cell-prose.js";

/**
 * The value that an Example cell shows, by the type beside it: `3600` is a number under an integer and
 * text under a string; objects and lists stand there as JSON whose line breaks became `<br/>`.
 *
 * What is no value of the type is kept as text: the cell said it, and people read it.
 */
export function readExample(cell: string, type: TypeExpression): unknown {
  const text = firstExample(breaksToNewlines(cell).trim());
  switch (type.kind) {
    case "nullable":
      return text === "null" ? null : readExample(text, type.type);
    case "string":
      // Only lists and objects are printed over several lines, whatever the type says.
      return /^[[{][^]*\n/.test(text) ? parseJson(text) : unescapeText(text);
    case "literal":
      return typeof type.value === "string" ? text : parseJson(text);
    default:
      return parseJson(text);
  }
}

/** Where there are several examples, each stands behind its number: `**Example 1:** …`. */
function firstExample(text: string): string {
  const label = "**Example 1:**";
  if (!text.startsWith(label)) return text;
  const end = text.indexOf("\n**Example 2:**");
  return text.slice(label.length, end < 0 ? undefined : end).trim();
}

/** MDX writes `{` as `\{`, which no JSON does. */
function parseJson(text: string): unknown {
  for (const candidate of [text, text.replaceAll("\\{", "{")]) {
    try {
      return JSON.parse(candidate);
    } catch {
      continue;
    }
  }
  return unescapeText(text);
}

/** Bare strings keep JSON's escapes of characters that HTML gives a meaning. */
function unescapeText(text: string): string {
  return text.replace(/\\u([0-9a-fA-F]{4})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
