import semver from "semver";
import type { Change } from "./change.js";
import { worst } from "./impact.js";

/** The next version of an API, and why it is that. */
export interface VersionProposal {
  readonly current: string;
  readonly proposed: string;
  readonly step: "major" | "minor" | "patch" | "none";
  readonly why: string;
}

/**
 * Proposes a version by Semantic Versioning 2.0.0: breaking changes raise the major number, other changes
 * of the API the minor one (items 7 and 8; what may break, such as a further value in responses, is an
 * addition), and changes of words the patch number.
 *
 * While the major number is 0 anything may change at any time (item 4). Breaking changes then raise the
 * minor number, which is what the ranges of npm and others take for breaking: 1.0.0 is a promise that no
 * tool can make. Undefined where the current version is no semantic one.
 */
export function proposeVersion(
  current: string,
  changes: readonly Change[],
): VersionProposal | undefined {
  const parsed = semver.parse(current);
  if (parsed === null) return undefined;
  const same = { current, proposed: current, step: "none" } as const;
  if (changes.length === 0) return { ...same, why: "nothing changed" };
  const impact = worst(changes.map((change) => change.impact));
  const initial = parsed.major === 0 && impact === "breaking";
  const step = impact === "none" ? "patch" : impact === "breaking" && !initial ? "major" : "minor";
  const proposed = semver.inc(parsed.version, step);
  if (proposed === null) return undefined;
  const why = initial
    ? "breaking changes; below 1.0.0 they raise the minor number (SemVer 2.0.0 item 4)"
    : ({ breaking: "breaking changes", none: "only words changed" }[impact as string] ??
      "additions and other changes that break no caller for certain");
  return { current, proposed, step, why };
}

/** Whether a version is as high as another one, or higher. */
export function isAtLeast(version: string, other: string): boolean {
  return semver.valid(version) !== null && semver.gte(version, other);
}
