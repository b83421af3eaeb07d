import type { Change } from "../diff/change.js";
import {
  affectedBy,
  byImpact,
  type ChangesFormat,
  countChanges,
  headings,
  reachOf,
  subjectOf,
  valuesOf,
} from "./changes.js";
import { oneLine } from "./plain-text.js";

/** Changes for people at a terminal: the worst first, each with whom it breaks and where the docs say it. */
export const changesForPeople: ChangesFormat = ({ base, head, changes }) => {
  const groups = byImpact(changes).flatMap((group) => [
    `${headings[group.impact]} (${group.changes.length})`,
    ...group.changes.flatMap(linesOf),
    "",
  ]);
  return [...groups, `${oneLine(base)} → ${oneLine(head)}: ${countChanges(changes)}.`, ""].join(
    "\n",
  );
};

function linesOf(change: Change): string[] {
  const { field, message, origin } = change;
  const place = [subjectOf(change), field].filter((part) => part !== "").join(" › ");
  const values = valuesOf(change).join(" → ");
  const notes = [affectedBy(change), reachOf(change)].filter((note) => note !== "").join("; ");
  return [
    `  ${place}  ${message}${values === "" ? "" : `: ${values}`}`,
    ...(notes === "" ? [] : [`      ${notes}`]),
    ...(origin === undefined ? [] : [`      ${origin.file}:${origin.line}:${origin.column}`]),
  ].map((line) => `${/^ */.exec(line)?.[0] ?? ""}${oneLine(line)}`);
}
