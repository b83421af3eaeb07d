/** Markup that may stand in a page as it is: its texts have been escaped. */
export class Html {
  constructor(readonly text: string) {}
  toString(): string {
    return this.text;
  }
}

type Part = Html | string | number | undefined | false | readonly Part[];

/**
 * Markup in which every value is text, unless it is markup itself: nothing of a stranger's is ever read
 * as tags or ends an attribute. Attributes must be written with double quotes.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Part[]): Html {
  const written = strings.map((string, at) => string + (at < values.length ? put(values[at]) : ""));
  return new Html(written.join(""));
}

function put(value: Part): string {
  if (value === undefined || value === false) return "";
  if (value instanceof Html) return value.text;
  if (typeof value === "object") return value.map(put).join("");
  return escapeHtml(String(value));
}

/** Text for an element or a quoted attribute (HTML section 13.1.2.3); controls that HTML forbids go. */
export function escapeHtml(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g, "\uFFFD")
      .replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`)
  );
}
