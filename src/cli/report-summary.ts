import type { RecoveryReport } from "../report/recovery-report.js";

/** A recovery report in a screenful: how each kind of fact is known, by which rules, and what is not. */
export function summarizeReport(report: RecoveryReport): string {
  const facts = report.facts.filter(
    ({ explicit, inferred, unknown }) => explicit + inferred + unknown > 0,
  );
  return [
    `${"facts".padEnd(24)}${["stated", "concluded", "unknown"].map((h) => h.padStart(10)).join("")}`,
    ...facts.map(
      ({ kind, explicit, inferred, unknown }) =>
        `  ${kind.padEnd(22)}${[explicit, inferred, unknown].map((n) => String(n).padStart(10)).join("")}`,
    ),
    "concluded by",
    ...report.inferences.map(
      ({ rule, certainty, count, meaning }) =>
        `  ${rule.padEnd(26)} ${String(count).padStart(6)}  ${certainty.padEnd(6)}  ${meaning}`,
    ),
    "not in such docs",
    ...report.unknown.map(({ what, count, why }) => `  ${what}: ${count}. ${why}`),
    "",
  ].join("\n");
}
