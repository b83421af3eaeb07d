/** The reference page of a document in parts that can be put together under a strict policy. */
export interface RenderedReference {
  /** Style elements. */
  readonly styles: string;
  /** What shows before any script runs. */
  readonly markup: string;
}

/**
 * Cuts a page that `redocly build-docs` made, so that nothing of it runs or is asked of others: what brings
 * it to life is `readRedoc`'s.
 *
 * Throws where the page has another form: the version of Redocly is pinned, and this is to be looked at
 * with each further one.
 */
export function cutReference(page: string): RenderedReference {
  const [head, body] = split(page, "<!--specback-cut-->");
  const [shown, module] = split(body, '<script type="module">');
  if (!module.includes("const __redoc_definition")) throw unknownForm("its definition");
  const styles = head.match(/<style\b[\s\S]*?<\/style>/g);
  if (styles === null) throw unknownForm("its style");
  return {
    styles: styles.join(""),
    // The script in it chooses light or dark, which the page's own does before.
    markup: shown
      .replace(/<script>[\s\S]*?<\/script>/g, "")
      .replace(/ href="\/(?!\/)/g, ' href="#/'),
  };
}

function split(text: string, mark: string): [before: string, after: string] {
  const at = text.indexOf(mark);
  if (at < 0) throw unknownForm(mark);
  return [text.slice(0, at), text.slice(at + mark.length)];
}

const unknownForm = (what: string) =>
  new Error(`The page that Redocly made has another form than is known: ${what} is missing.`);
