import { listOperations } from "../client/operations.js";
import { firstCall } from "../client/package-readme.js";
import { asOpenApi30 } from "../document/openapi-30.js";
import type { OpenApiDocument } from "../document/openapi.js";
import { pointerTo } from "../document/pointer.js";
import { documentText } from "../generate/document-text.js";
import { sha256 } from "../output/hash.js";
import { changelogContent } from "./changelog-page.js";
import { apiCatalog, catalogInfo, llmsText, sitemap } from "./entry-points.js";
import { headersText } from "./headers.js";
import { type Html, html } from "./html.js";
import { type Landing, landingContent } from "./landing-page.js";
import { type AssetPaths, type Frame, framed } from "./page-frame.js";
import type { LivePages, PortalAssets, PortalInput } from "./portal-input.js";
import { referencePage } from "./reference-page.js";
import { safeDocument } from "./safe-document.js";
import { schemasContent } from "./schemas-page.js";
import { searchEntries } from "./search-entries.js";
import { sourceLinks, type SourceLink } from "./source-links.js";
import {
  folderOf,
  newestFirst,
  type PublishedVersion,
  type VersionEntry,
  versionsName,
  versionsText,
} from "./versions.js";

type Files = Map<string, string>;
type PageFrame = Omit<Frame, "here" | "title">;

/**
 * Builds the portal of one version beside those that are published already: all files that are new or
 * have changed, as path below the portal's folder → text. The same input gives the same bytes.
 *
 * The files of earlier versions are not among them; `versions.json` lists those that must stay.
 */
export async function buildPortal(input: PortalInput): Promise<ReadonlyMap<string, string>> {
  const { document, site, since } = input;
  const folder = folderOf(document.info.version);
  const sourceOf = sourceLinks(site);
  const shown = forReaders(safeDocument(document), sourceOf);
  // The reference is drawn in a process of its own, and all that does not wait for it is made meanwhile.
  let onStart = () => {};
  const started = new Promise<void>((resolve) => (onStart = resolve));
  const rendering = input.render(shown, onStart);
  await Promise.race([started, rendering]);

  const files: Files = new Map();
  const assets = addAssets(await input.assets(), files);
  const downloads = await addDownloads(input, folder, files);
  const search = addScript(files, `${folder}/search`, "specbackEntries", searchEntries(shown));
  const definition = addScript(files, `${folder}/document`, "specbackDocument", shown);
  const schemas = schemasContent(shown, sourceOf);
  const own: VersionEntry = {
    ...{ version: document.info.version, folder },
    changes: since && {
      all: since.changes.length,
      breaking: since.changes.filter(({ impact }) => impact === "breaking").length,
    },
  };
  const versions = withOwn(own, input.earlier);
  const landing = landingOf({ ...input, document: shown }, { folder, versions, downloads });
  const entries = entryPoints({ ...input, document: shown }, versions);

  const rendered = await rendering;
  const frame: PageFrame = {
    api: document.info.title,
    version: document.info.version,
    toRoot: "../../",
    toVersion: "",
    hasChanges: since !== undefined,
    searchData: search.slice(folder.length + 1),
    assets,
    live: input.live,
  };
  const { title, version } = document.info;
  const name = `${title} ${version}`;
  files.set(
    `${folder}/index.html`,
    referencePage(
      { ...frame, here: "reference", title: name },
      rendered,
      definition.slice(folder.length + 1),
    ),
  );
  files.set(
    `${folder}/schemas.html`,
    framed({ ...frame, here: "schemas", title: `Schemas · ${name}` }, schemas),
  );
  if (since !== undefined) {
    const changes = { from: since.version, to: version, changes: since.changes };
    const content = changelogContent(changes, sourceOf);
    files.set(
      `${folder}/changelog.html`,
      framed({ ...frame, here: "changes", title: `Changes · ${name}` }, content),
    );
  }
  const made = { ...own, files: [...files.keys()].sort() };
  addFirstPage({ ...input, document: shown }, { own: made, frame, landing }, files);
  for (const [path, text] of entries) files.set(path, text);
  return files;
}

/** What programs look for, which belongs to all versions and so changes with each. */
function entryPoints(
  { document, site }: PortalInput,
  versions: readonly VersionEntry[],
): [path: string, text: string][] {
  const entries = { document, latest: versions[0]!, versions, ...site };
  const listed = versions.map(({ version, folder }) => ({ version, folder }));
  return [
    ["versions.js", `globalThis.specbackVersions=${scriptLiteral(listed)};\n`],
    [".well-known/api-catalog", apiCatalog(entries)],
    ["catalog-info.yaml", catalogInfo(entries)],
    ["llms.txt", llmsText(entries)],
    ["_headers", headersText()],
  ];
}

function landingOf(
  { document, clientConfig }: PortalInput,
  about: Pick<Landing, "folder" | "versions" | "downloads">,
): Html {
  const hasOperations = listOperations(document).length > 0;
  return landingContent({
    ...{ document, ...about },
    firstCall: hasOperations ? firstCall(document, "./client.ts", clientConfig) : undefined,
  });
}

/** The first page, and the lists of all pages. */
function addFirstPage(
  { document, site, earlier, live }: PortalInput,
  about: { readonly own: PublishedVersion; readonly frame: PageFrame; readonly landing: Html },
  files: Files,
): void {
  const { own, frame, landing } = about;
  const { title, description } = document.info;
  const page: Frame = {
    ...frame,
    ...{ here: "overview", title, toRoot: "", toVersion: `${own.folder}/` },
    description: description?.replace(/\s+/g, " ").slice(0, 300),
  };
  files.set("index.html", framed(page, landing));
  if (live !== undefined) files.set(live.console.path, consolePage(live, { own, frame }));
  const versions = withOwn(own, earlier);
  files.set(versionsName, versionsText(versions));
  const pages = versions.flatMap(({ files: some }) =>
    some.filter((path) => path.endsWith(".html")),
  );
  const map = sitemap(["index.html", ...pages.sort()], site.baseUrl);
  if (map !== undefined) files.set("sitemap.xml", map);
}

const withOwn = <Version extends VersionEntry>(own: Version, earlier: readonly Version[]) =>
  newestFirst([own, ...earlier.filter(({ version }) => version !== own.version)]);

function consolePage(
  live: LivePages,
  { own, frame }: { own: PublishedVersion; frame: PageFrame },
): string {
  const { styles, script, content } = live.console;
  return framed(
    {
      ...frame,
      ...{ here: "console", title: `Console · ${frame.api}` },
      ...{ toRoot: "", toVersion: `${own.folder}/` },
      head: html`<link rel="stylesheet" href="${styles}" />`,
      scripts: html`<script src="${script}" type="module"></script>`,
    },
    content,
  );
}

function addAssets(assets: PortalAssets, files: Files): AssetPaths {
  const add = (name: string, kind: string, text: string) => {
    const path = `assets/${name}.${sha256(text).slice(0, 10)}.${kind}`;
    files.set(path, text);
    return path;
  };
  return {
    css: add("portal", "css", assets.css),
    colourMode: add("colour-mode", "js", assets.colourMode),
    script: add("portal", "js", assets.script),
    reference: add("reference", "js", assets.reference),
    search: add("minisearch", "js", assets.search),
    redoc: add("redoc", "js", assets.redoc),
  };
}

async function addDownloads(
  { document, yaml, types, client }: PortalInput,
  folder: string,
  files: Files,
): Promise<(readonly [string, string, string])[]> {
  const downloads: [string, string, string][] = [];
  const add = (name: string, text: string, label: string, format: string) => {
    files.set(`${folder}/${name}`, text);
    downloads.push([`${folder}/${name}`, label, format]);
  };
  const form = (one: OpenApiDocument) => `OpenAPI ${one.openapi.split(".").slice(0, 2).join(".")}`;
  add("openapi.yaml", yaml ?? documentText(document, "yaml"), form(document), "YAML");
  add("openapi.json", documentText(document, "json"), form(document), "JSON");
  // For tools that refuse 3.1, all of which read JSON.
  if (!document.openapi.startsWith("3.0")) {
    const older = asOpenApi30(document);
    add("openapi-3.0.json", documentText(older, "json"), form(older), "JSON");
  }
  add("schema.d.ts", await types, "Types", "TypeScript");
  for (const [path, text] of Object.entries(await client)) {
    add(path, text, path === "client.ts" ? "Client" : path, "TypeScript");
  }
  return downloads;
}

/** Data as a script, because pages opened from a disk can load nothing else; named by its content. */
function addScript(files: Files, path: string, name: string, value: unknown): string {
  const text = `globalThis.${name}=${scriptLiteral(value)};\n`;
  const full = `${path}.${sha256(text).slice(0, 10)}.js`;
  files.set(full, text);
  return full;
}

/** Parsed rather than written out: engines read it faster, and no key has a meaning of its own. */
const scriptLiteral = (value: unknown) => `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;

/** What readers need beyond the document: an address for each operation, and where it stands in the docs. */
function forReaders(
  document: OpenApiDocument,
  sourceOf: (pointer: string) => SourceLink | undefined,
): OpenApiDocument {
  for (const { method, path, operation } of listOperations(document)) {
    operation.operationId ??= `${method}-${path}`.replace(/[^A-Za-z\d]+/g, "-");
    const source = sourceOf(pointerTo(["paths", path, method]));
    if (source === undefined) continue;
    const link = `[${html`${source.label}`.text.replace(/[[\]\\`*_]/g, "\\$&")}](${source.url})`;
    operation.description = [operation.description, `Documented in ${link}`]
      .filter(Boolean)
      .join("\n\n");
  }
  return document;
}
