import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { OpenApiDocument } from "../../src/document/openapi.js";
import { noOrigins } from "../../src/document/origins.js";
import { buildPortal } from "../../src/portal/build-portal.js";
import { readPortalAssets } from "../../src/portal/portal-assets.js";
import type { PortalInput } from "../../src/portal/portal-input.js";

/** The document of this repository's own docs. */
export const smallDocument = () =>
  parse(readFileSync("generated/openapi.yaml", "utf8")) as OpenApiDocument;

/** Read once for all of them, with a renderer that is not hashed for each. */
const assets = readPortalAssets().then((all) => ({ ...all, redoc: "redoc" }));

/** A portal whose reference is drawn by nobody. */
export async function portalOf(
  document: OpenApiDocument,
  more: Partial<PortalInput> = {},
): Promise<ReadonlyMap<string, string>> {
  return buildPortal({
    ...{
      document,
      types: "types",
      client: { "client.ts": "client", "runtime/a.ts": "runtime" },
      earlier: [],
    },
    site: { origins: noOrigins },
    assets: () => assets,
    render: async () => ({ styles: "", markup: '<div id="redoc"></div>' }),
    ...more,
  });
}
