import { Html, html } from "./html.js";

/**
 * What can make of a line more than words and code (CommonMark 0.31 sections 4 to 6, GFM's tables and
 * autolinks): marks of spans and links, a first mark of a block, an indent, a hard break, an address. An
 * underscore within an ASCII word makes nothing (section 6.2).
 */
const marked =
  /[\0\t\r\\*~<>[\]&{}@`]|(?<![A-Za-z\d])_|_(?![A-Za-z\d])|:\/\/|www\.|^ *(?:[-+#=|:]|\d+[.)])|^ {4}| {2}$/im;

/**
 * Paragraphs of words and of code between single backticks, as HTML; undefined where the text may be more
 * than that. Most descriptions are no more, and a parser takes a hundred times as long for them.
 */
export function plainParagraphs(text: string): Html | undefined {
  if (text.includes("``")) return undefined;
  // Odd parts are what stands in code.
  const parts = text.split(/`([^`\n]+)`/);
  const isPlain = parts.every((part, at) => at % 2 === 0 || !/^ | $|\{%|[\0\t\r]/.test(part));
  if (!isPlain || marked.test(around(parts))) return undefined;
  const paragraphs = text.split(/\n(?: *\n)+/).map((one) => one.replace(/^[ \n]+|[ \n]+$/g, ""));
  const filled = paragraphs.filter((one) => one !== "");
  return new Html(filled.map((one) => html`<p>${spans(one)}</p>`.text).join("\n"));
}

/** The text with each code span as one mark that is no part of a word, as the backticks around it are. */
const around = (parts: readonly string[]) => parts.filter((_, at) => at % 2 === 0).join("\u2022");

function spans(paragraph: string): Html[] {
  const lines = paragraph.replace(/ *\n */g, "\n");
  return lines
    .split(/`([^`\n]+)`/)
    .map((part, at) => (at % 2 === 0 ? html`${part}` : html`<code>${part}</code>`));
}
