import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { OpenApiDocument } from "../../src/document/openapi.js";
import { noOrigins } from "../../src/document/origins.js";
import { buildPortal } from "../../src/portal/build-portal.js";
import { readPortalAssets } from "../../src/portal/portal-assets.js";
import type { PortalInput } from "../../src/portal/portal-input.js";
import { renderReference } from "../../src/portal/render-reference.js";

/** The files of a document's portal, whatever lint says of it. */
export async function filesOf(
  document: OpenApiDocument,
  more: Partial<PortalInput> = {},
): Promise<ReadonlyMap<string, string>> {
  return buildPortal({
    ...{ document, types: "", client: {}, earlier: [] },
    site: { origins: noOrigins },
    assets: readPortalAssets,
    render: (shown) => renderReference(shown, process.env),
    ...more,
  });
}

/** Builds the portal of a document into a folder. */
export async function buildInto(
  folder: string,
  document: OpenApiDocument,
  more: Partial<PortalInput> = {},
): Promise<void> {
  for (const [path, text] of await filesOf(document, more)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}
