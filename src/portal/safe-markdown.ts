import type { Nodes, Parent, Root } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

/** The tree of a Markdown text, as GitHub's dialect of CommonMark has it. */
export const parseMarkdown = (text: string): Root => parser.parse(text);

/** Longer texts are shown as they are written: a parser may take minutes for one that was made for it. */
const longestParsed = 200_000;

/**
 * The Markdown of a stranger as Markdown that a renderer may be given: it has no HTML, loads nothing, and
 * links nowhere but to the web and to mail. What is taken out shows as text; images become links.
 *
 * The text is changed only where it must be. Where a renderer could read as markup what remark reads as
 * text, that is escaped too, and the outcome is read once more: if anything is left, all of it is shown as
 * text.
 */
export function safeMarkdown(text: string): string {
  // Without these there is no HTML, no link but a bare URL, no image, and no tag of a template language.
  if (!/[<[]|\{[%{]/.test(text)) return text;
  if (text.length > longestParsed) return asText(text);
  // What is taken out may leave what reads otherwise than before, so it goes on until nothing changes.
  let safe = text;
  for (let round = 0; round < 4; round++) {
    const tree = parseMarkdown(safe);
    const edits: Edit[] = [];
    collect(tree, { text: safe, definitions: definitionsOf(tree), edits });
    const next = applied(safe, edits);
    if (next === safe) return isSafe(tree) ? safe : asText(text);
    safe = next;
  }
  return asText(text);
}

/** True for addresses that a click may lead to. */
export function isSafeUrl(url: string): boolean {
  return /^(?:https?:\/\/|mailto:)[^\s]/i.test(url);
}

/** A text in which Markdown, HTML and template languages find nothing: each line is a line of words. */
export function asText(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map((line) => escaped(line.trim()))
    .join("\n");
}

function escaped(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, (character) =>
    "<>&{}".includes(character) ? `&#${character.charCodeAt(0)};` : `\\${character}`,
  );
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Work {
  readonly text: string;
  readonly definitions: ReadonlyMap<string, string>;
  readonly edits: Edit[];
}

function collect(node: Nodes, work: Work): void {
  const { text, definitions, edits } = work;
  const [start, end] = [node.position?.start.offset, node.position?.end.offset];
  if (start === undefined || end === undefined) return;
  const source = text.slice(start, end);
  const replace = (by: string) => void edits.push({ start, end, text: by });
  switch (node.type) {
    case "html":
      return replace(/^<br\s*\/?>$/i.test(source) ? " " : asText(source));
    case "text":
      return replace(plain(source));
    case "code":
    case "inlineCode":
      // Markdoc reads its tags in code too; what is shown is the same.
      return source.includes("{%") ? replace(source.replaceAll("{%", "{\u2060%")) : undefined;
    case "image":
    case "imageReference": {
      const url = node.type === "image" ? node.url : definitions.get(node.identifier);
      return replace(linkTo(url ?? "", node.alt || url || ""));
    }
    case "definition":
      return isSafeUrl(node.url) && !/[{}<>]/.test(source) ? undefined : replace("");
    case "link":
      return collectLink(node, start, end, work);
    default:
      if ("children" in node) for (const child of (node as Parent).children) collect(child, work);
  }
}

function collectLink(
  node: Extract<Nodes, { type: "link" }>,
  start: number,
  end: number,
  work: Work,
) {
  const { text, edits } = work;
  const [first, last] = [node.children[0], node.children.at(-1)];
  const [from, to] = [first?.position?.start.offset, last?.position?.end.offset];
  if (from === undefined || to === undefined || !text.slice(start).startsWith("[")) {
    // A bare URL, one in angle brackets, or a link that shows nothing.
    if (isSafeUrl(node.url) && !/[<{]/.test(text.slice(start, end))) return;
    const shown = text.slice(start, end).replace(/^<|>$/g, "");
    return void edits.push({
      ...{ start, end },
      text: isSafeUrl(node.url) && first ? linkTo(node.url, shown) : asText(shown),
    });
  }
  for (const child of node.children) collect(child, work);
  if (isSafeUrl(node.url)) {
    edits.push({ start: to, end, text: `](${destination(node.url)})` });
  } else {
    edits.push({ start, end: from, text: "" }, { start: to, end, text: "" });
  }
}

const linkTo = (url: string, shown: string) =>
  isSafeUrl(url) ? `[${asText(shown).replaceAll("\n", " ")}](${destination(url)})` : asText(shown);

/** A URL as the destination of a link, which neither ends early nor holds markup. */
const destination = (url: string) =>
  url.replace(/[\s<>(){}\\"'`[\]|*_]/g, (character) =>
    [...new TextEncoder().encode(character)]
      .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`)
      .join(""),
  );

/** Text that other readers of Markdown could take for a tag or a link, escaped where it is not yet. */
const plain = (source: string) =>
  source
    .replace(/(\\?)<(?=[a-z/!?])/gi, "&#60;")
    .replace(/\\?\{(?=[%{])/g, "&#123;")
    .replace(/\](?=[([:])/g, "\\]")
    .replace(/\\\\\]/g, "\\]");

function definitionsOf(tree: Root): Map<string, string> {
  const definitions = new Map<string, string>();
  visit(tree, (node) => {
    if (node.type !== "definition" || definitions.has(node.identifier)) return;
    definitions.set(node.identifier, node.url);
  });
  return definitions;
}

function isSafe(tree: Root): boolean {
  let safe = true;
  visit(tree, (node) => {
    if (["html", "image", "imageReference"].includes(node.type)) safe = false;
    if ((node.type === "link" || node.type === "definition") && !isSafeUrl(node.url)) safe = false;
  });
  return safe;
}

function visit(node: Nodes, see: (node: Nodes) => void): void {
  see(node);
  if ("children" in node) for (const child of (node as Parent).children) visit(child as Nodes, see);
}

function applied(text: string, edits: readonly Edit[]): string {
  let out = "";
  let last = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    out += text.slice(last, edit.start) + edit.text;
    last = edit.end;
  }
  return out + text.slice(last);
}
