import type { Rule } from "./rules.js";

/** The rules by which `publish` refuses; those that `--allow` lets pass are not fixed. */
export const publishingRules = {
  "publish-target-unnamed": {
    severity: "error",
    meaning: "Nothing says where to publish to.",
    fixed: true,
  },
  "publish-lint-errors": {
    severity: "error",
    meaning: "The document to publish has lint errors (publish).",
    fixed: true,
  },
  "publish-breaking": {
    severity: "error",
    meaning: "The version to publish breaks callers of the one before, and does not say so.",
  },
  "publish-version-taken": {
    severity: "error",
    meaning: "The version is published with other contents.",
  },
  "publish-version-older": {
    severity: "error",
    meaning: "An older version would take the place of a newer one.",
  },
  "publish-target-foreign": {
    severity: "error",
    meaning: "The target holds something that specback did not publish.",
  },
  "publish-base-unknown": {
    severity: "warning",
    meaning: "Nothing tells what callers have now, so that nothing is known of what breaks them.",
  },
  "publish-unguarded": {
    severity: "warning",
    meaning: "The target cannot tell whether somebody else publishes at the same moment.",
  },
  "publish-conflict": {
    severity: "error",
    meaning: "Somebody else published at the same moment.",
    fixed: true,
  },
  "publish-refused": {
    severity: "error",
    meaning: "The target did not take what was published, or cannot be reached.",
    fixed: true,
  },
  "publish-unauthorized": {
    severity: "error",
    meaning: "The target asks for a token, or for another one.",
    fixed: true,
  },
  "publish-redirected": {
    severity: "error",
    meaning: "The target's address leads to another one that is not followed.",
    fixed: true,
  },
  "publish-url-unsafe": {
    severity: "error",
    meaning: "The target's address would give a token away.",
    fixed: true,
  },
  "publish-link-refused": {
    severity: "error",
    meaning: "The link to what is served cannot be made, or is somebody else's.",
    fixed: true,
  },
  "publish-branch-refused": {
    severity: "error",
    meaning: "The branch to publish to is checked out, or has no name for one.",
    fixed: true,
  },
} as const satisfies Readonly<Record<string, Rule>>;
