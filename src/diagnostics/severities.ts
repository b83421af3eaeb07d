import type { Diagnostic } from "./diagnostic.js";
import { aboutRule } from "./rules.js";

/** What a config can say of a rule: its severity, or that what it finds is not told. */
export const ruleSettings = ["off", "info", "warning", "error"] as const;
export type RuleSetting = (typeof ruleSettings)[number];

/** Settings by the name of the rule. */
export type RuleSettings = Readonly<Record<string, RuleSetting>>;

/**
 * Problems with the severities that the settings give their rules, without those that are off. Rules that
 * are always errors stay so.
 */
export function applySeverities<Found extends Diagnostic>(
  diagnostics: readonly Found[],
  settings: RuleSettings = {},
): Found[] {
  return diagnostics.flatMap((diagnostic) => {
    const { rule } = diagnostic;
    const setting = Object.hasOwn(settings, rule) ? settings[rule] : undefined;
    if (setting === undefined || aboutRule(rule)?.fixed) return [diagnostic];
    return setting === "off" ? [] : [{ ...diagnostic, severity: setting }];
  });
}
