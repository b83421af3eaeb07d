import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { OpenApiDocument } from "../document/openapi.js";
import type { PublishedPortal } from "../portal/write-portal.js";

/** A place that documents are published to. Targets are given all their I/O, and know nothing of plans. */
export interface Target {
  /** As people name it, such as `the branch gh-pages of origin`. */
  readonly name: string;
  /**
   * Looks at what the target holds. With `write` it also keeps other runs out until the session is closed,
   * where the target can be kept; without, nothing is changed, there or on the disk.
   *
   * @throws PublishError where the target cannot be reached, or cannot be published to.
   */
  open(write: boolean): Promise<Session>;
}

export interface Session {
  readonly held: Held;
  /** True where the target serves just this already. */
  has(content: Content): Promise<boolean>;
  /**
   * Puts the content in place of what is there, whole or not at all, and says where it is now.
   *
   * @throws PublishError where the target refuses it, or somebody else published since it was opened.
   */
  put(content: Content): Promise<string>;
  close(): Promise<void>;
}

/** What a target holds, as far as it tells. */
export interface Held {
  /** Its documents, by version; undefined where it does not tell. */
  readonly documents: readonly HeldDocument[] | undefined;
  /** True where a document takes the place of the one before, whatever its version. */
  readonly oneAtATime: boolean;
  /** The portal that the next one is built on; one without versions where the target takes no portals. */
  readonly portal: PublishedPortal;
  /** What speaks against publishing there at all. */
  readonly problems: readonly Diagnostic[];
}

export interface HeldDocument {
  readonly version: string;
  /** Reads it: a target may hold many, of which one is compared. */
  read(): OpenApiDocument;
}

/** What is to be published: a document, and the files that the target takes for it. */
export interface Content {
  readonly document: OpenApiDocument;
  /** Path below the target's root → text. */
  readonly files: ReadonlyMap<string, string>;
}

/** A refusal of a target, as the problem to show. */
export class PublishError extends Error {
  constructor(readonly diagnostic: Diagnostic) {
    super(diagnostic.message);
  }
}

export const noPortal: PublishedPortal = { versions: [], files: new Map() };

/** The documents of a portal's versions. */
export function documentsOf({ versions, files }: PublishedPortal): HeldDocument[] {
  return versions.flatMap(({ version, folder }) => {
    const text = files.get(`${folder}/openapi.json`);
    return text === undefined ? [] : [{ version, read: () => JSON.parse(text) as OpenApiDocument }];
  });
}
