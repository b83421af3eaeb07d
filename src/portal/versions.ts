import semver from "semver";
import { sha256 } from "../output/hash.js";

/** A version that a portal has. */
export interface VersionEntry {
  readonly version: string;
  /** The folder of its pages, below the portal's. */
  readonly folder: string;
  /** How many changes there were since the version before, and how many of them break callers. */
  readonly changes?: { readonly all: number; readonly breaking: number } | undefined;
}

/** The same with all that keeps it there, as `versions.json` lists it. */
export interface PublishedVersion extends VersionEntry {
  /** The files that it needs, which stay as long as it does. */
  readonly files: readonly string[];
}

export const versionsName = "versions.json";

/** The list as the text of its file. */
export function versionsText(versions: readonly PublishedVersion[]): string {
  return `${JSON.stringify({ format: 1, versions }, null, 2)}\n`;
}

/** The versions that a portal's list names; none where it is no such list. */
export function parseVersions(text: string | undefined): PublishedVersion[] {
  try {
    const { format, versions } = JSON.parse(text ?? "") as {
      format?: number;
      versions?: PublishedVersion[];
    };
    if (format !== 1 || !Array.isArray(versions)) return [];
    return versions.filter(
      ({ version, folder, files }) =>
        typeof version === "string" && folder === folderOf(version) && Array.isArray(files),
    );
  } catch {
    return [];
  }
}

/**
 * The folder of a version's pages. Versions are free text in OpenAPI: what is no plain name gets one, with
 * a hash by which it differs from others.
 */
export function folderOf(version: string): string {
  if (/^[A-Za-z\d][\w.+-]{0,80}$/.test(version) && !version.endsWith(".")) return `v/${version}`;
  const plain = version.replace(/[^A-Za-z\d]+/g, "-").replace(/^-|-$/g, "");
  return `v/${`${plain.slice(0, 40)}-${sha256(version).slice(0, 8)}`.replace(/^-/, "")}`;
}

/** The newest first: by Semantic Versioning where both follow it, else as they were published. */
export function newestFirst<Version extends { readonly version: string }>(
  versions: readonly Version[],
): Version[] {
  return [...versions].sort((a, b) => {
    const [one, other] = [semver.parse(a.version), semver.parse(b.version)];
    return one !== null && other !== null ? semver.rcompare(one, other) : 0;
  });
}

/** The version that came before another one; undefined where it is the first. */
export function versionBefore<Version extends { readonly version: string }>(
  version: string,
  published: readonly Version[],
): Version | undefined {
  const others = published.filter((one) => one.version !== version);
  const [first] = newestFirst(others);
  const parsed = semver.parse(version);
  if (parsed === null) return first;
  return newestFirst(others).find((one) => {
    const other = semver.parse(one.version);
    return other === null || semver.lt(other, parsed);
  });
}
