import { byImpact, countChanges, headings, subjectOf } from "../formats/changes.js";
import { oneLine, printableJson } from "../formats/plain-text.js";
import type { DocumentMark, PublishPlan } from "../publish/plan.js";
import type { Publication } from "../publish/publish.js";

/** Changes that are told one by one; `diff` tells all. */
const atMost = 10;

/** A plan and what came of it, for people. */
export function planForPeople(publication: Publication): string {
  const { plan } = publication;
  const lines = plan === undefined ? [] : linesOf(plan);
  return `${[...lines, ending(publication)].map(visibleLine).join("\n")}\n`;
}

/** The same as data, with all changes. */
export function planAsJson({ plan, outcome, place, problems }: Publication): string {
  return printableJson({ format: 1, outcome, ...(place && { place }), plan, problems });
}

function linesOf({ target, title, publishes, holds, since }: PublishPlan): string[] {
  const there =
    holds === undefined
      ? "not told"
      : holds.length === 0
        ? "nothing"
        : holds.slice(0, 5).join(", ") + (holds.length > 5 ? ` and ${holds.length - 5} more` : "");
  return [
    `${title} ${marked(publishes)} → ${target}`,
    `  there    ${there}`,
    ...(since === undefined
      ? []
      : [
          `  changes  since ${marked(since)}: ${countChanges(since.changes)}`,
          ...worstOf(since.changes),
        ]),
  ];
}

function worstOf(changes: NonNullable<PublishPlan["since"]>["changes"]): string[] {
  const [worst] = byImpact(changes);
  if (worst === undefined || !["breaking", "unclassified"].includes(worst.impact)) return [];
  const shown = worst.changes.slice(0, atMost).map((change) => {
    const place = [subjectOf(change), change.field].filter((part) => part !== "").join(" › ");
    return `           ${headings[worst.impact]}: ${place}  ${change.message}`;
  });
  const rest = worst.changes.length - shown.length;
  return rest > 0 ? [...shown, `           … and ${rest} more, which specback diff tells`] : shown;
}

function ending({ outcome, place, plan }: Publication): string {
  switch (outcome) {
    case "refused":
      return "Nothing was published.";
    case "same":
      return `It is there already: nothing to do.`;
    case "planned":
      return "Nothing was published yet: --yes does so.";
    case "published":
      return `Published ${plan?.publishes.version ?? ""}: ${place ?? ""}.`;
  }
}

const marked = ({ version, digest }: DocumentMark) => `${version} (${digest})`;

/** Titles and versions are those of strangers; the indent is ours. */
const visibleLine = (line: string) => `${/^ */.exec(line)?.[0] ?? ""}${oneLine(line)}`;
