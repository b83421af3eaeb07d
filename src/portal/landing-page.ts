import { listOperations } from "../client/operations.js";
import type { OpenApiDocument, SecuritySchemeObject } from "../document/openapi.js";
import { type Html, html } from "./html.js";
import { markdownHtml } from "./markdown-html.js";
import { schemasOf } from "./schema-words.js";
import { isSafeUrl } from "./safe-markdown.js";
import type { VersionEntry } from "./versions.js";

export interface Landing {
  readonly document: OpenApiDocument;
  readonly folder: string;
  /** The newest first. */
  readonly versions: readonly VersionEntry[];
  /** What the version can be downloaded as: path below the portal → what it is. */
  readonly downloads: readonly (readonly [path: string, label: string, format: string])[];
  readonly firstCall?: string | undefined;
}

/** The content of the portal's first page: what the API is, and all ways on from here. */
export function landingContent(landing: Landing): Html {
  const { document, folder, versions, downloads, firstCall } = landing;
  const { title, version, description } = document.info;
  const dates = downloads.find(([path]) => path.endsWith("/dates.ts"));
  const [operations, schemas] = [listOperations(document).length, schemasOf(document).length];
  return html`<div class="hero">
      <p class="eyebrow">
        Version ${version} · ${counted(operations, "operation")} · ${counted(schemas, "schema")}
      </p>
      <h1>${title}</h1>
      ${description !== undefined && html`<div class="prose lead">${markdownHtml(description)}</div>`}
      <p class="actions">
        <a class="button primary" href="${folder}/index.html">Open the reference</a>
        <a class="button" href="${folder}/openapi.yaml" download>Download OpenAPI</a>
      </p>
    </div>
    <div class="grid">
      <section class="card" aria-labelledby="address">
        <h2 id="address">Address</h2>
        ${servers(document)}
      </section>
      <section class="card" aria-labelledby="auth">
        <h2 id="auth">Authorisation</h2>
        ${schemes(document)}
      </section>
    </div>
    ${
      firstCall !== undefined &&
      html`<section aria-labelledby="start">
        <h2 id="start">First call</h2>
        <p class="quiet">
          With <a href="${folder}/client.ts" download>client.ts</a>, the files of its
          <a href="#downloads">runtime/</a
          >${dates && html`, <a href="${dates[0]}" download>dates.ts</a>`} and
          <a href="${folder}/schema.d.ts" download>schema.d.ts</a> in your project, and
          <code>npm install openapi-fetch</code>:
        </p>
        <pre tabindex="0" aria-label="A first call in TypeScript"><code>${firstCall}</code></pre>
      </section>`
    }
    <section aria-labelledby="downloads">
      <h2 id="downloads">Downloads</h2>
      <ul class="downloads">
        ${downloads.map(([path, label, format]) => html`<li><a href="${path}" download>${label}</a> <span class="quiet">${format}</span></li>`)}
      </ul>
    </section>
    <section aria-labelledby="versions">
      <h2 id="versions">Versions</h2>
      <ul class="versions">
        ${versions.map(versionItem)}
      </ul>
    </section>`;
}

function versionItem({ version, folder, changes }: VersionEntry, at: number): Html {
  const broken = changes?.breaking ?? 0;
  return html`<li>
    <a href="${folder}/index.html"><strong>${version}</strong></a
    >${at === 0 && html` <span class="badge">latest</span>`}
    ${changes && html`<a class="quiet" href="${folder}/changelog.html">${counted(changes.all, "change")}${broken > 0 && `, ${broken} breaking`}<span class="hidden"> in ${version}</span></a>`}
  </li>`;
}

function servers({ servers = [] }: OpenApiDocument): Html {
  if (servers.length === 0) return html`<p class="quiet">The documentation names none.</p>`;
  return html`<ul class="plain">
    ${servers.map(
      ({ url, description }) =>
        html`<li><code>${url}</code>${description && markdownHtml(description)}</li>`,
    )}
  </ul>`;
}

function schemes({ components }: OpenApiDocument): Html {
  const named = Object.entries(components?.securitySchemes ?? {});
  if (named.length === 0) return html`<p class="quiet">The documentation names none.</p>`;
  return html`<ul class="plain">
    ${named.map(
      ([name, scheme]) =>
        html`<li>
          ${schemeWords(scheme)} <span class="quiet">(<code>${name}</code>)</span>${
            typeof scheme["description"] === "string" && markdownHtml(scheme["description"])
          }
        </li>`,
    )}
  </ul>`;
}

function schemeWords({ type, scheme, in: place, name, ...rest }: SecuritySchemeObject): Html {
  if (type === "http" && scheme?.toLowerCase() === "bearer") {
    return html`Bearer token: <code>Authorization: Bearer …</code>`;
  }
  if (type === "http") return html`HTTP ${scheme}: <code>Authorization: …</code>`;
  if (type === "apiKey") return html`API key in the ${place} <code>${name}</code>`;
  const discovery = rest["openIdConnectUrl"];
  if (type === "openIdConnect" && typeof discovery === "string" && isSafeUrl(discovery)) {
    return html`<a href="${discovery}">OpenID Connect</a>`;
  }
  return html`${type === "oauth2" ? "OAuth 2.0" : type}`;
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;
