import type { PackageConfig } from "../config/config.js";
import type { OpenApiDocument } from "../document/openapi.js";

/** The npm name and version of a client package: as asked, else made from the document's title and version. */
export function packageIdentity(
  asked: PackageConfig,
  document: OpenApiDocument,
): { readonly name: string; readonly version: string } {
  const { title, version } = document.info;
  return {
    name: asked.name ?? nameFrom(title),
    version: asked.version ?? (semanticVersion.test(version) ? version : "0.0.0"),
  };
}

/** semver.org's grammar, without the rule on leading zeros in pre-release parts. */
const semanticVersion =
  /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-[\dA-Za-z-]+(?:\.[\dA-Za-z-]+)*)?(?:\+[\dA-Za-z.-]+)?$/;

function nameFrom(title: string): string {
  const words = title
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
  if (words.at(-1) !== "client") words.push("client");
  // npm allows 214 characters; nobody reads more than a few words.
  return words.join("-").slice(-100).replace(/^-/, "");
}
