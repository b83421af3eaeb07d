import semver from "semver";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Change } from "../diff/change.js";
import { compareDocuments } from "../diff/compare-documents.js";
import { isAtLeast, proposeVersion } from "../diff/propose-version.js";
import type { OpenApiDocument } from "../document/openapi.js";
import { newestFirst, versionBefore } from "../portal/versions.js";
import { digestOf } from "./digest.js";
import { baseUnknown, breaksCallers, versionOlder, versionTaken } from "./refusals.js";
import type { Held } from "./target.js";

/** What publishing would do, and what speaks against it. */
export interface PublishPlan {
  readonly target: string;
  readonly title: string;
  readonly publishes: DocumentMark;
  /** The versions that the target holds, the newest first; undefined where it does not tell. */
  readonly holds: readonly string[] | undefined;
  /** What callers have now, and what changes for them; undefined where that is not known or nothing. */
  readonly since?: (DocumentMark & { readonly changes: readonly Change[] }) | undefined;
  /** Refusals are errors among them. */
  readonly problems: readonly Diagnostic[];
}

export interface DocumentMark {
  readonly version: string;
  readonly digest: string;
}

/**
 * Plans to publish a document to a target that holds something.
 *
 * It is compared with the same version where the target holds it, else with the version before it, else
 * with `base`: what callers have where the target does not tell.
 */
export function planPublication(
  document: OpenApiDocument,
  {
    name,
    held,
    base,
  }: { readonly name: string; readonly held: Held; readonly base?: OpenApiDocument | undefined },
): PublishPlan {
  const { version } = document.info;
  const mark = { version, digest: digestOf(document) };
  const { documents, oneAtATime } = held;
  const before = heldBefore(version, held)?.read() ?? base;
  const changes = before && compareDocuments(before, document);
  const problems = [...held.problems];
  const since = before && changes && { ...markOf(before), changes };
  if (since?.version === version && since.digest !== mark.digest && before !== base) {
    problems.push(versionTaken(since, mark));
  }
  if (oneAtATime && before !== base && since && isOlder(version, since.version)) {
    problems.push(versionOlder(version, since.version));
  }
  if (since && isBreaking(since.changes)) {
    const proposed = proposeVersion(since.version, since.changes)?.proposed;
    if (!isAnnounced(version, proposed)) problems.push(breaksCallers(version, since, proposed));
  }
  if (documents === undefined && since === undefined) problems.push(baseUnknown(name));
  return {
    ...{ target: name, title: document.info.title, publishes: mark, since, problems },
    holds: documents && newestFirst(documents).map((one) => one.version),
  };
}

function heldBefore(version: string, { documents = [], oneAtATime }: Held) {
  if (oneAtATime) return documents[0];
  return documents.find((one) => one.version === version) ?? versionBefore(version, documents);
}

const markOf = (document: OpenApiDocument): DocumentMark => ({
  version: document.info.version,
  digest: digestOf(document),
});

const isBreaking = (changes: readonly Change[]) =>
  changes.some(({ impact }) => impact === "breaking");

/**
 * Whether a version says that callers of the earlier one may break: it is at least the one that
 * `specback version` proposes. A pre-release counts as what it is a pre-release of.
 */
const isAnnounced = (version: string, proposed: string | undefined): boolean =>
  proposed !== undefined && isAtLeast(version.replace(/[-+].*$/s, ""), proposed);

function isOlder(version: string, other: string): boolean {
  const [one, two] = [semver.parse(version), semver.parse(other)];
  return one !== null && two !== null && semver.lt(one, two);
}
