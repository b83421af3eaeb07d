import { livePolicy } from "../portal/headers.js";
import { html } from "../portal/html.js";
import type { LivePages } from "../portal/portal-input.js";

/** The folder of what only served pages have. No version's folder and no asset is called so. */
export const liveFolder = "specback";

/** What `specback serve` adds to the pages of a portal. */
export const livePages: LivePages = {
  policy: livePolicy,
  script: `${liveFolder}/live.js`,
  console: {
    path: "console.html",
    styles: `${liveFolder}/console.css`,
    script: `${liveFolder}/console.js`,
    // All but this is made in the page, of what the server tells of the document.
    content: html`<div class="console">
      <details class="operations" id="operations" open>
        <summary>Operations</summary>
        <label class="filter">
          <span class="hidden">Filter operations</span>
          <input
            type="search"
            id="filter"
            placeholder="Filter"
            autocomplete="off"
            spellcheck="false"
          />
        </label>
        <p class="hidden" id="filter-says" role="status"></p>
        <nav id="list" aria-label="Operations"></nav>
      </details>
      <div id="operation" class="operation"></div>
    </div>`,
  },
};
