import { compareDocuments } from "../diff/compare-documents.js";
import type { OpenApiDocument } from "../document/openapi.js";
import type { DocumentOrigins } from "../document/origins.js";
import type { PortalInput } from "./portal-input.js";
import { versionBefore } from "./versions.js";
import type { PublishedPortal } from "./write-portal.js";

/** What changed since the published version that came before this one; undefined where none did. */
export function changesSince(
  document: OpenApiDocument,
  published: PublishedPortal,
  origins: DocumentOrigins,
): PortalInput["since"] {
  const before = versionBefore(document.info.version, published.versions);
  const text = before && published.files.get(`${before.folder}/openapi.json`);
  if (before === undefined || text === undefined) return undefined;
  const base = JSON.parse(text) as OpenApiDocument;
  const originOf = { head: (pointer: string) => origins.originOf(pointer) };
  return { version: before.version, changes: compareDocuments(base, document, { originOf }) };
}
