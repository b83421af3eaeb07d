/** The reference page of a document in parts that can be put together under a strict policy. */
export interface RenderedReference {
  /** Style elements. */
  readonly styles: string;
  /** What shows before any script runs. */
  readonly markup: string;
  /** The renderer as a script that sets `specbackRedoc`; the same for all documents. */
  readonly script: string;
}

/**
 * Cuts a page that `redocly build-docs` made, so that no script stands within it.
 *
 * The module becomes a plain script, because browsers load no modules from `file://`, and says nothing of
 * other origins: the logo of Redoc's makers would be asked of theirs. Throws where the page has another
 * form: the version of Redocly is pinned, and this is to be looked at with each further one.
 */
export function cutReference(page: string): RenderedReference {
  const [head, body] = split(page, "<!--specback-cut-->");
  const [shown, module] = split(body, '<script type="module">');
  const exported = "export{RedocStandalone,hydrate,init};";
  const [code, rest] = split(module, exported);
  if (!rest.includes("const __redoc_definition")) throw unknownForm("its definition");
  return {
    styles: head,
    // The script in it chooses light or dark, which the page's own does before.
    markup: shown
      .replace(/<script>[\s\S]*?<\/script>/g, "")
      .replace(/ href="\/(?!\/)/g, ' href="#/'),
    script: asPlainScript(code),
  };
}

function asPlainScript(code: string): string {
  const plain = code
    .replaceAll("import.meta.url", "document.baseURI")
    .replaceAll("import.meta", "({})")
    .replace(/https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(?:-full)?\.svg/g, "data:,");
  return `(()=>{"use strict";${plain};globalThis.specbackRedoc={hydrate}})();\n`;
}

function split(text: string, mark: string): [before: string, after: string] {
  const at = text.indexOf(mark);
  if (at < 0) throw unknownForm(mark);
  return [text.slice(0, at), text.slice(at + mark.length)];
}

const unknownForm = (what: string) =>
  new Error(`The page that Redocly made has another form than is known: ${what} is missing.`);
