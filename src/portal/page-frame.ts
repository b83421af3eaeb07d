import { contentSecurityPolicy } from "./headers.js";
import { type Html, html } from "./html.js";
import type { LivePages } from "./portal-input.js";

/** Where the files that pages share stand, below the portal's folder. */
export interface AssetPaths {
  readonly css: string;
  readonly colourMode: string;
  readonly script: string;
  readonly search: string;
  readonly reference: string;
  readonly redoc: string;
}

export interface Frame {
  /** What the page is called, in its tab and in the history. */
  readonly title: string;
  readonly description?: string | undefined;
  /** The API. */
  readonly api: string;
  readonly version: string;
  /** From the page to the portal's folder, such as `../../`; empty for the landing page. */
  readonly toRoot: string;
  /** From the page to the folder of its version, with a slash. */
  readonly toVersion: string;
  readonly here: "overview" | "reference" | "schemas" | "changes" | "console";
  /** Whether there is a page of changes. */
  readonly hasChanges: boolean;
  /** The version's list of what can be searched, below the version's folder. */
  readonly searchData: string;
  readonly assets: AssetPaths;
  readonly live?: LivePages | undefined;
  readonly head?: Html | undefined;
  readonly scripts?: Html | undefined;
}

/** A page of the portal, all of whose links are relative, so that it works in any folder and from a disk. */
export function framed(frame: Frame, main: Html): string {
  const { title, description, toRoot, assets, live, head, scripts, here } = frame;
  const policy = live?.policy ?? contentSecurityPolicy;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <meta name="generator" content="specback" />
        <title>${title}</title>
        ${description && html`<meta name="description" content="${description}" />`}
        <link rel="icon" href="data:," />
        <link rel="api-catalog" href="${toRoot}.well-known/api-catalog" />
        <link rel="stylesheet" href="${toRoot}${assets.css}" />
        <script src="${toRoot}${assets.colourMode}"></script>
        ${head}
      </head>
      <body class="page-${here}">
        <a class="skip" href="#main">Skip to content</a>
        ${header(frame)}
        ${
          // The renderer's markup has a main element of its own.
          here === "reference"
            ? html`<div id="main" tabindex="-1">${main}</div>`
            : html`<main id="main" class="own" tabindex="-1">${main}</main>`
        }
        ${searchDialog} ${here !== "reference" && footer(frame)}
        <script src="${toRoot}versions.js"></script>
        <script src="${toRoot}${assets.script}" defer></script>
        ${live && html`<script src="${toRoot}${live.script}" defer></script>`}${scripts}
      </body>
    </html> `.text;
}

function header(frame: Frame): Html {
  const { api, version, toRoot, toVersion, here, hasChanges, searchData, assets, live } = frame;
  const current = (name: Frame["here"]) => here === name && html` aria-current="page"`;
  return html`<header class="bar">
      <a class="brand" href="${toRoot}index.html" ${current("overview")}>${api}</a>
      <label class="version"
        ><span class="hidden">Version</span>
        <select id="version" data-version="${version}" data-root="${toRoot || "./"}">
          <option>${version}</option>
        </select></label
      >
      <nav aria-label="Pages">
        <a href="${toVersion}index.html" ${current("reference")}>Reference</a>
        <a href="${toVersion}schemas.html" ${current("schemas")}>Schemas</a>
        ${hasChanges && html`<a href="${toVersion}changelog.html" ${current("changes")}>Changes</a>`}
        ${live && html`<a href="${toRoot}${live.console.path}" id="console-link" ${current("console")}>Console</a>`}
      </nav>
      <button
        type="button"
        id="search-open"
        class="search-open"
        aria-keyshortcuts="Control+K /"
        data-library="${toRoot}${assets.search}"
        data-entries="${toVersion}${searchData}"
        data-base="${toVersion}"
      >
        ${magnifier}<span>Search</span><kbd aria-hidden="true">Ctrl K</kbd>
      </button>
      <button
        type="button"
        id="colour-mode"
        class="icon"
        aria-label="Dark colours"
        aria-pressed="false"
      >
        ${moon}
      </button>
    </header>
    <p id="newer" class="notice" hidden></p>`;
}

const magnifier = html`<svg
  viewBox="0 0 20 20"
  width="16"
  height="16"
  aria-hidden="true"
  focusable="false"
>
  <circle cx="8.5" cy="8.5" r="5.5" fill="none" stroke="currentColor" stroke-width="1.8" />
  <path d="m13 13 4 4" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" />
</svg>`;

const moon = html`<svg
  viewBox="0 0 20 20"
  width="18"
  height="18"
  aria-hidden="true"
  focusable="false"
>
  <path
    d="M16.5 12.2A7 7 0 0 1 7.8 3.5a7 7 0 1 0 8.7 8.7Z"
    fill="none"
    stroke="currentColor"
    stroke-width="1.7"
    stroke-linejoin="round"
  />
</svg>`;

const searchDialog = html`<dialog id="search" aria-label="Search">
  <form method="dialog">
    <input
      id="search-words"
      type="search"
      role="combobox"
      aria-label="Search operations, schemas and fields"
      aria-expanded="false"
      aria-controls="search-found"
      aria-autocomplete="list"
      placeholder="Operations, schemas, fields"
      autocomplete="off"
      spellcheck="false"
    />
    <button type="submit" class="icon" value="close">
      Esc<span class="hidden">: close the search</span>
    </button>
  </form>
  <p id="search-says" role="status"></p>
  <div id="search-found" role="listbox" aria-label="Found"></div>
</dialog>`;

function footer({ toVersion }: Frame): Html {
  return html`<footer>
    <p>
      <a href="${toVersion}openapi.yaml" download>OpenAPI document</a> · made with specback from the
      API’s documentation
    </p>
  </footer>`;
}
