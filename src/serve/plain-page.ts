import { livePolicy } from "../portal/headers.js";
import { html } from "../portal/html.js";

/** A page of few words, for what is not there. It listens too: what it lacks may come. */
export function plainPage(
  title: string,
  words: string,
  { css, script }: { readonly css: string | undefined; readonly script: string },
): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${livePolicy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        ${css !== undefined && html`<link rel="stylesheet" href="/${css}" />`}
      </head>
      <body>
        <main class="own">
          <h1>${title}</h1>
          <p>${words}</p>
          <p><a href="/index.html">To the first page</a></p>
        </main>
        <script src="/${script}" defer></script>
      </body>
    </html> `.text;
}
