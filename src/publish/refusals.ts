import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { RuleSettings } from "../diagnostics/severities.js";
import type { Change } from "../diff/change.js";
import type { DocumentMark } from "./plan.js";

/**
 * What `--allow` lets pass, and the rules that would refuse it. Lint errors are made warnings where they are
 * found, because nothing is made of a document that has some.
 */
export const allowances = {
  "lint-errors": [],
  breaking: ["publish-breaking"],
  overwrite: ["publish-version-taken", "publish-target-foreign"],
  older: ["publish-version-older"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Allowance = keyof typeof allowances;

/** The settings of a config's rules, over which stands what is allowed this time. */
export function allowing(allowed: readonly Allowance[], rules: RuleSettings = {}): RuleSettings {
  const names = allowed.flatMap((one): readonly string[] => allowances[one]);
  return { ...rules, ...Object.fromEntries(names.map((name) => [name, "warning" as const])) };
}

export const lintErrors = (count: number): Diagnostic => ({
  rule: "publish-lint-errors",
  severity: "error",
  message: `A document with ${count} lint error${count === 1 ? "" : "s"} is not published.`,
  mend: "Mend what is told above; --allow lint-errors publishes it all the same.",
});

export const breaksCallers = (
  version: string,
  since: DocumentMark & { readonly changes: readonly Change[] },
  proposed: string | undefined,
): Diagnostic => {
  const count = since.changes.filter(({ impact }) => impact === "breaking").length;
  const [asked, mend] =
    proposed === undefined
      ? ["a semantic one", "Set a semantic version in the config"]
      : [proposed, `Set version: "${proposed}" in the config (specback version --write)`];
  return {
    rule: "publish-breaking",
    severity: "error",
    message: `Version ${version} breaks callers of ${since.version} by ${count} change${count === 1 ? "" : "s"}, which asks for version ${asked}.`,
    mend: `${mend}, or undo the changes; --allow breaking publishes it all the same.`,
  };
};

export const versionTaken = (there: DocumentMark, now: DocumentMark): Diagnostic => ({
  rule: "publish-version-taken",
  severity: "error",
  message: `Version ${now.version} is published with other contents (${there.digest} there, ${now.digest} now).`,
  mend: "Raise the version (specback version --write); --allow overwrite replaces it.",
});

export const versionOlder = (version: string, there: string): Diagnostic => ({
  rule: "publish-version-older",
  severity: "error",
  message: `Version ${version} would take the place of ${there}, which is newer.`,
  mend: "Publish it somewhere else; --allow older replaces the newer one.",
});

export const targetForeign = (target: string, what: string): Diagnostic => ({
  rule: "publish-target-foreign",
  severity: "error",
  message: `There is something at ${target} that specback did not publish: ${what}.`,
  mend: "Name another place; --allow overwrite publishes there, and replaces files of the same names.",
});

export const baseUnknown = (target: string): Diagnostic => ({
  rule: "publish-base-unknown",
  severity: "warning",
  message: `Nothing tells what callers have now at ${target}, so nothing is known of what breaks them.`,
  mend: "Name the document, docs or git revision that was published last: --base v1.0.0.",
});
