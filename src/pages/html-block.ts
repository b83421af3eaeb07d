/** HTML that starts in a line: what ends it, and whether the line that does is still part of it. */
export interface HtmlBlock {
  readonly end: RegExp;
  readonly includesEnd: boolean;
}

const names =
  "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul";
const attribute = `[ \\t]+[a-zA-Z_:][\\w.:-]*(?:[ \\t]*=[ \\t]*(?:[^ \\t"'=<>\`]+|'[^']*'|"[^"]*"))?`;
const aTagAlone = new RegExp(
  `^ {0,3}<(?:[a-zA-Z][a-zA-Z\\d-]*(?:${attribute})*[ \\t]*/?|/[a-zA-Z][a-zA-Z\\d-]*[ \\t]*)>[ \\t]*$`,
);
const blank: HtmlBlock["end"] = /^[ \t]*$/;

/** The first six kinds of HTML blocks (CommonMark 0.31 section 4.6); they end even a paragraph above. */
const kinds: readonly (HtmlBlock & { readonly start: RegExp })[] = [
  {
    start: /^ {0,3}<(?:pre|script|style|textarea)(?:[ \t>]|$)/i,
    end: /<\/(?:pre|script|style|textarea)>/i,
    includesEnd: true,
  },
  { start: /^ {0,3}<!--/, end: /-->/, includesEnd: true },
  { start: /^ {0,3}<\?/, end: /\?>/, includesEnd: true },
  { start: /^ {0,3}<![a-zA-Z]/, end: />/, includesEnd: true },
  { start: /^ {0,3}<!\[CDATA\[/, end: /\]\]>/, includesEnd: true },
  {
    start: new RegExp(`^ {0,3}</?(?:${names})(?:[ \\t]|/?>|$)`, "i"),
    end: blank,
    includesEnd: false,
  },
];

/** The HTML block that a line starts; `inParagraph` where a paragraph stands right above it. */
export function htmlBlockAt(line: string, inParagraph: boolean): HtmlBlock | undefined {
  if (!/^ {0,3}</.test(line)) return undefined;
  const found = kinds.find(({ start }) => start.test(line));
  if (found || inParagraph) return found;
  return aTagAlone.test(line) ? { end: blank, includesEnd: false } : undefined;
}
