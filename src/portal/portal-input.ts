import type { ClientConfig } from "../client/client-config.js";
import type { ClientFiles } from "../client/client-files.js";
import type { Change } from "../diff/change.js";
import type { OpenApiDocument } from "../document/openapi.js";
import type { DocumentOrigins } from "../document/origins.js";
import type { Html } from "./html.js";
import type { PublishedVersion } from "./versions.js";
import type { RenderedReference } from "./rendered-reference.js";

/** All that a portal is made of. */
export interface PortalInput {
  /** The version that is built: what `info.version` of its document says. */
  readonly document: OpenApiDocument;
  /** The document as a file's text, where it has been written before. */
  readonly yaml?: string | undefined;
  /** The document's TypeScript types. */
  readonly types: string | Promise<string>;
  /** The generated client. */
  readonly client: ClientFiles | Promise<ClientFiles>;
  /** What the config asks of it. */
  readonly clientConfig?: ClientConfig | undefined;
  /** What changed since the version before; absent where this is the first. */
  readonly since?: { readonly version: string; readonly changes: readonly Change[] } | undefined;
  /** The versions that are published already, this one left out. */
  readonly earlier: readonly PublishedVersion[];
  readonly site: Site;
  /** Reads the texts of the files that every portal has; asked for when there is time. */
  readonly assets: () => Promise<PortalAssets>;
  /** What pages have where `specback serve` serves them; absent in a portal for hosts. */
  readonly live?: LivePages | undefined;
  /** Renders the reference of a document that is safe to be given. */
  readonly render: (
    document: OpenApiDocument,
    /** Called as soon as this thread has nothing more to do for it than wait. */
    onStart: () => void,
  ) => Promise<RenderedReference>;
}

/** What is in served pages besides; paths are below the portal's folder. */
export interface LivePages {
  readonly policy: string;
  readonly script: string;
  /** The page on which operations are tried. */
  readonly console: {
    readonly path: string;
    readonly styles: string;
    readonly script: string;
    readonly content: Html;
  };
}

export interface Site {
  /** Where the portal will be, such as `https://docs.example.com/api/`; absent where that is not known. */
  readonly baseUrl?: string | undefined;
  /** Links to lines of the docs, such as `https://github.com/acme/sdk/blob/main/{file}#L{line}`. */
  readonly sourceUrl?: string | undefined;
  /** Where the parts of the document come from; files are paths as `{file}` wants them. */
  readonly origins: DocumentOrigins;
  /** Who answers for the API, as Backstage names an owner. */
  readonly owner?: string | undefined;
}

export interface PortalAssets {
  readonly css: string;
  /** Chooses light or dark before anything is shown. */
  readonly colourMode: string;
  /** Search and the buttons. */
  readonly script: string;
  /** Starts the renderer. */
  readonly reference: string;
  /** The library that searches. */
  readonly search: string;
  /** The renderer. */
  readonly redoc: string;
}
