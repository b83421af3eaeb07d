import type { Change } from "../diff/change.js";
import { impacts, worst, type Impact } from "../diff/impact.js";

/** Two states of an API that were compared, and what changed between them. */
export interface Comparison {
  /** What either state is called. */
  readonly base: string;
  readonly head: string;
  readonly changes: readonly Change[];
}

/** Turns a comparison into the whole text of a report, which ends with a line break. */
export type ChangesFormat = (comparison: Comparison) => string;

/** The words for each impact: what a reader of the report is to think of the changes under it. */
export const headings: Readonly<Record<Impact, string>> = {
  breaking: "breaking",
  unclassified: "may break",
  "non-breaking": "compatible",
  none: "words only",
};

/** Changes under their impacts, the worst first; impacts without any are left out. */
export function byImpact(
  changes: readonly Change[],
): { readonly impact: Impact; readonly changes: readonly Change[] }[] {
  return impacts
    .map((impact) => ({ impact, changes: changes.filter((change) => change.impact === impact) }))
    .filter((group) => group.changes.length > 0);
}

/** Such as `2 breaking, 1 compatible`; `no changes` where there are none. */
export function countChanges(changes: readonly Change[]): string {
  const counts = byImpact(changes).map(
    (group) => `${group.changes.length} ${headings[group.impact]}`,
  );
  return counts.join(", ") || "no changes";
}

/** Where a change is: operation, component or document, and what in it. */
export function subjectOf({ operation, component }: Change): string {
  return operation ?? component?.replace(/^schemas\//, "") ?? "document";
}

/** Old and new value in a few letters, each where it tells something; one where both are the same. */
export function valuesOf({ old, new: now }: Change): string[] {
  const values = [old, now].filter((value) => value !== undefined).map(shown);
  return [...new Set(values)];
}

const longest = 120;

function shown(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > longest ? `${[...text].slice(0, longest - 1).join("")}…` : text;
}

/** Whom a change breaks or may break: `requests`, `responses`, `generated code`. */
export function affectedBy({ impact, request, response, callers }: Change): string {
  if (impact !== "breaking" && impact !== "unclassified") return "";
  const sides = [
    ["requests", request],
    ["responses", response],
    ["generated code", callers],
  ] as const;
  const named = (wanted: Impact) =>
    sides.filter(([, side]) => side === wanted).map(([name]) => name);
  const [broken, unsure] = [named("breaking"), named("unclassified")];
  return [
    ...(broken.length > 0 ? [`breaks ${broken.join(" and ")}`] : []),
    ...(unsure.length > 0 ? [`may break ${unsure.join(" and ")}`] : []),
  ].join(", ");
}

/** How many operations the change of a component reaches, and the first of them. */
export function reachOf({ component, operations }: Change, atMost = 3): string {
  if (component === undefined) return "";
  if (operations.length === 0) return component.startsWith("schemas/") ? "in no operation" : "";
  const more = operations.length - atMost;
  const named = operations.slice(0, atMost).join(", ");
  return `in ${operations.length} operation${operations.length === 1 ? "" : "s"}: ${named}${more > 0 ? ` and ${more} more` : ""}`;
}

/** The impact of all changes together. */
export const worstOf = (changes: readonly Change[]): Impact =>
  worst(changes.map(({ impact }) => impact));
