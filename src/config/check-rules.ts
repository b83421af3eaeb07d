import { aboutRule, ruleFamilies, rules } from "../diagnostics/rules.js";
import { type RuleSetting, ruleSettings } from "../diagnostics/severities.js";
import { inferenceRules } from "../model/inference.js";
import { alternatives, namedValue } from "./named-value.js";
import { nearest } from "./nearest.js";

/** Takes what is wrong with the value at a path of keys. */
export type Problem = (
  rule: string,
  path: readonly string[],
  message: string,
  mend?: string,
) => void;

/** Checks severities by rule; what comes back holds those that can be applied. */
export function checkRules(
  given: Readonly<Record<string, unknown>>,
  path: readonly string[],
  problem: Problem,
): Record<string, RuleSetting> {
  const right: Record<string, RuleSetting> = {};
  for (const [rule, value] of Object.entries(given)) {
    const here = [...path, rule];
    const setting = ruleSettings.find((one) => one === value);
    if (!isKnown(rule)) {
      const near = nearest(rule, settable);
      const mend = near === undefined ? undefined : `Did you mean ${near}?`;
      problem("config-unknown-rule", here, `There is no rule ${rule}.`, mend);
    } else if (aboutRule(rule)?.fixed) {
      const message = `The rule ${rule} is always an error: after it there is nothing to go on with.`;
      problem("config-fixed-rule", here, message, "Leave it out.");
    } else if (setting !== undefined) {
      right[rule] = setting;
    } else if (value !== undefined) {
      const message = `${here.join(".")} must be ${alternatives(ruleSettings)}, and is ${namedValue(value)}.`;
      const meant = typeof value === "string" ? nearest(value, ruleSettings) : undefined;
      problem("config-wrong-type", here, message, meant && `Did you mean "${meant}"?`);
    }
  }
  return right;
}

const questions = Object.keys(inferenceRules).map((name) => `question/${name}`);

/** What a misspelt name may have meant. Redocly's rules cannot be listed: plugins bring further ones. */
const settable = [
  ...Object.keys(rules).filter((rule) => aboutRule(rule)?.fixed !== true),
  ...questions,
  ...Object.keys(ruleFamilies),
];

function isKnown(rule: string): boolean {
  if (rule.startsWith("question/")) return questions.includes(rule);
  return aboutRule(rule) !== undefined && !rule.endsWith("/");
}
