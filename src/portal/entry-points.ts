import { stringify } from "yaml";
import { listOperations } from "../client/operations.js";
import type { OpenApiDocument } from "../document/openapi.js";
import { escapeHtml } from "./html.js";
import { asText } from "./safe-markdown.js";
import { operationAddress } from "./search-entries.js";
import type { VersionEntry } from "./versions.js";

/** What programs are to find: the latest version, all others, and where they stand. */
export interface Entries {
  readonly document: OpenApiDocument;
  readonly latest: VersionEntry;
  /** The newest first. */
  readonly versions: readonly VersionEntry[];
  readonly baseUrl?: string | undefined;
  readonly owner?: string | undefined;
}

/** With a slash at its end, so that what stands below can be put behind it. */
const folderUrl = (url: string) => url.replace(/\/*$/, "/");

/**
 * The API catalog of RFC 9727 in the JSON form of RFC 9264 section 4.2: what there is (`item`), and for
 * each API its documents for programs (`service-desc`) and for people (`service-doc`).
 *
 * Addresses are relative to the catalog where it is not known where the portal will be.
 */
export function apiCatalog({ document, versions, latest, baseUrl }: Entries): string {
  const root = baseUrl === undefined ? "../" : folderUrl(baseUrl);
  const api = apiAddress(document) ?? `${root}${encodeURI(latest.folder)}/`;
  const at = (path: string) => root + encodeURI(path);
  const linkset = [
    {
      anchor: at(".well-known/api-catalog"),
      item: [{ href: api, title: document.info.title }],
    },
    {
      anchor: api,
      "service-desc": versions.flatMap(({ folder, version }) => [
        {
          href: at(`${folder}/openapi.json`),
          type: "application/json",
          title: `OpenAPI ${version}`,
        },
        {
          href: at(`${folder}/openapi.yaml`),
          type: "application/yaml",
          title: `OpenAPI ${version}`,
        },
      ]),
      "service-doc": [
        { href: at("index.html"), type: "text/html", title: document.info.title },
        ...versions.map(({ folder, version }) => ({
          ...{ href: at(`${folder}/index.html`), type: "text/html", title: `Reference ${version}` },
        })),
        { href: at("llms.txt"), type: "text/markdown", title: "Overview as text" },
      ],
    },
  ];
  return `${JSON.stringify({ linkset }, null, 2)}\n`;
}

/** The first server whose address is whole. */
function apiAddress({ servers = [] }: OpenApiDocument): string | undefined {
  return servers.map(({ url }) => url).find((url) => /^https?:\/\/[^\s{}]+$/i.test(url));
}

/** The API as an entity of Backstage's catalog, kind API (backstage.io/docs/features/software-catalog/descriptor-format). */
export function catalogInfo({ document, latest, baseUrl, owner = "unknown" }: Entries): string {
  const { title, description } = document.info;
  const line = description?.replace(/\s+/g, " ").trim();
  return stringify(
    {
      apiVersion: "backstage.io/v1alpha1",
      kind: "API",
      metadata: {
        name: entityName(title),
        title,
        ...(line && { description: line }),
        ...(baseUrl === undefined
          ? {}
          : { links: [{ url: folderUrl(baseUrl), title: "API portal", type: "documentation" }] }),
      },
      spec: {
        type: "openapi",
        lifecycle: "production",
        owner,
        definition: { $text: `./${latest.folder}/openapi.yaml` },
      },
    },
    { lineWidth: 0 },
  );
}

/** Backstage takes parts of letters and digits with `-`, `_` or `.` between, 63 letters at most. */
function entityName(title: string): string {
  const words = title.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "");
  return (
    words
      .replace(/[^a-z\d]+/g, "-")
      .slice(0, 63)
      .replace(/^-+|-+$/g, "") || "api"
  );
}

/** What the API is, for language models: Markdown as llmstxt.org has it, with every operation on a line. */
export function llmsText({ document, latest, versions, baseUrl }: Entries): string {
  const root = baseUrl === undefined ? "" : folderUrl(baseUrl);
  const link = (path: string) => root + encodeURI(path);
  const { title, description = "", version } = document.info;
  const operations = listOperations(document).map(({ method, path, operation }) => {
    const { summary, operationId } = operation;
    const name = `${method.toUpperCase()} ${path}`;
    const address =
      operationId && `${root}${encodeURI(latest.folder)}/${operationAddress(operationId)}`;
    const shown = address ? `[${line(name)}](${address})` : line(name);
    return `- ${shown}${summary ? `: ${line(summary)}` : ""}`;
  });
  const parts = [
    `# ${line(title)}`,
    description && `> ${line(description)}`,
    `Version ${line(version)}. Servers: ${(document.servers ?? []).map(({ url }) => line(url)).join(", ") || "none named"}.`,
    "## Documents",
    [
      `- [OpenAPI as JSON](${link(`${latest.folder}/openapi.json`)}): the whole API for programs`,
      `- [OpenAPI as YAML](${link(`${latest.folder}/openapi.yaml`)})`,
      `- [TypeScript types](${link(`${latest.folder}/schema.d.ts`)})`,
      `- [Schemas](${link(`${latest.folder}/schemas.html`)}): every field`,
    ].join("\n"),
    operations.length > 0 && `## Operations\n\n${operations.join("\n")}`,
    versions.length > 1 &&
      `## Optional\n\n${versions
        .map(
          ({ folder, version: one }) =>
            `- [Version ${line(one)}](${link(`${folder}/openapi.json`)})`,
        )
        .join("\n")}`,
  ];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}

const line = (text: string) => asText(text.replace(/\s+/g, " ").trim());

/** The pages by their addresses (sitemaps.org); undefined where these are not known. */
export function sitemap(pages: readonly string[], baseUrl: string | undefined): string | undefined {
  if (baseUrl === undefined) return undefined;
  const urls = pages.map((page) => {
    const address = folderUrl(baseUrl) + encodeURI(page).replace(/(^|\/)index\.html$/, "$1");
    return `  <url><loc>${escapeHtml(address)}</loc></url>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls.join("\n")}
</urlset>
`;
}
