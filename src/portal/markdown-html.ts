import { toHtml } from "hast-util-to-html";
import { toHast } from "mdast-util-to-hast";
import { Html } from "./html.js";
import { plainParagraphs } from "./plain-paragraphs.js";
import { parseMarkdown, safeMarkdown } from "./safe-markdown.js";

const known = new Map<string, Html>();

/**
 * The Markdown of a stranger as HTML for our own pages: made safe first, and then written from the tree,
 * which holds no HTML.
 */
export function markdownHtml(text: string): Html {
  let made = known.get(text);
  if (made === undefined) {
    made = plainParagraphs(text) ?? parsedHtml(text);
    if (known.size > 20_000) known.clear();
    known.set(text, made);
  }
  return made;
}

/** The same of any text, by a parser. */
export function parsedHtml(text: string): Html {
  // Titles of parts must not stand among those of the page.
  const tree = parseMarkdown(safeMarkdown(text));
  for (const node of tree.children) {
    if (node.type === "heading") node.depth = Math.min(6, node.depth + 2) as 6;
  }
  return new Html(toHtml(toHast(tree, { allowDangerousHtml: false })));
}
