/**
 * What pages of the portal may do: show themselves and run the scripts beside them. They ask nothing of
 * anybody else. Styles within the page are the renderer's, which makes them as it shows parts.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
];

/** The Content-Security-Policy for the meta element of each page. */
export const contentSecurityPolicy = policy.join("; ");

/** The same for pages that are served by `specback serve`, which talk with it. */
export const livePolicy = [...policy, "connect-src 'self'"].join("; ");

/** A policy as a header, which alone may say who frames the page (CSP Level 3 section 6.4.2). */
const asHeader = (text: string) => `${text}; frame-ancestors 'none'`;

/** RFC 9727 section 4.2 wants the profile of its section 7.2 with the media type of RFC 9264. */
const catalogType = 'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"';

const open = ["Access-Control-Allow-Origin: *"];

/** Headers by path, where a host reads them from a file `_headers` (Netlify, Cloudflare Pages, GitLab). */
const rules: readonly (readonly [path: string, headers: readonly string[]])[] = [
  [
    "/*",
    [
      `Content-Security-Policy: ${asHeader(contentSecurityPolicy)}`,
      "X-Content-Type-Options: nosniff",
      "Referrer-Policy: no-referrer",
      // RFC 9727 section 3: a page of the host may lead to the catalog.
      'Link: </.well-known/api-catalog>; rel="api-catalog"',
    ],
  ],
  ["/.well-known/api-catalog", [`Content-Type: ${catalogType}`, ...open]],
  ["/v/*/openapi.yaml", ["Content-Type: application/yaml", ...open]],
  ["/v/*/openapi.json", ["Content-Type: application/json", ...open]],
  ["/v/*/openapi-3.0.json", ["Content-Type: application/json", ...open]],
  ["/v/*.ts", ["Content-Type: text/plain; charset=utf-8", ...open]],
  ["/catalog-info.yaml", ["Content-Type: application/yaml", ...open]],
  ["/llms.txt", ["Content-Type: text/markdown; charset=utf-8", ...open]],
  ["/assets/*", ["Cache-Control: public, max-age=31536000, immutable"]],
];

/** The text of the file `_headers`. */
export function headersText(): string {
  return rules.map(([path, headers]) => `${[path, ...headers].join("\n  ")}\n`).join("\n");
}

/**
 * The headers that the rules give to a path, for `specback serve`: with the policy of its pages, and for
 * its own origin alone, since other sites must not read what is not published yet.
 */
export function liveHeaders(path: string): Headers {
  const headers = new Headers();
  for (const [pattern, lines] of rules) {
    if (!matches(pattern, path)) continue;
    for (const line of lines) {
      const [name = "", value = ""] = line.split(/: (.*)/s);
      headers.set(name, value);
    }
  }
  headers.set("Content-Security-Policy", asHeader(livePolicy));
  headers.delete("Access-Control-Allow-Origin");
  return headers;
}

/** A star stands for any text, as in the files of hosts. */
function matches(pattern: string, path: string): boolean {
  const literals = pattern.split("*").map((text) => text.replace(/[$()+.?[\\\]^{|}]/g, "\\$&"));
  return new RegExp(`^${literals.join(".*")}$`).test(path);
}
