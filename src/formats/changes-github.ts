import type { Change } from "../diff/change.js";
import {
  affectedBy,
  byImpact,
  type ChangesFormat,
  countChanges,
  reachOf,
  subjectOf,
  valuesOf,
} from "./changes.js";
import { oneLine } from "./plain-text.js";

const levels = {
  breaking: "error",
  unclassified: "warning",
  "non-breaking": "notice",
  none: "notice",
} as const;

/** GitHub keeps so many annotations of each level per step, and drops the others without a word. */
const annotationsPerLevel = 10;

/**
 * Changes as workflow commands, which annotate the lines of the docs that caused them; those beyond what
 * GitHub keeps are counted. A line that only the base has is named in the text: that file may be gone.
 */
export const changesForGitHub: ChangesFormat = ({ base, head, changes }) => {
  const left = {
    error: annotationsPerLevel,
    warning: annotationsPerLevel,
    notice: annotationsPerLevel,
  };
  const ordered = byImpact(changes).flatMap((group) => group.changes);
  const kept = ordered.filter(({ impact }) => left[levels[impact]]-- > 0);
  const rest = ordered.length - kept.length;
  return [
    ...kept.map(command),
    ...(rest > 0 ? [`… and ${rest} more, which GitHub would not show.`] : []),
    oneLine(`${base} → ${head}: ${countChanges(changes)}.`),
    "",
  ].join("\n");
};

function command(change: Change): string {
  const { origin, field, message, impact, kind } = change;
  const stands = change.head !== undefined && origin !== undefined;
  const properties = {
    ...(stands && { file: origin.file, line: String(origin.line), col: String(origin.column) }),
    title: kind,
  };
  const given = Object.entries(properties).map(([name, value]) => `${name}=${property(value)}`);
  const values = valuesOf(change).join(" → ");
  const place = [subjectOf(change), field].filter((part) => part !== "").join(" › ");
  const was = !stands && origin ? `it stood at ${origin.file}:${origin.line}` : "";
  const notes = [affectedBy(change), reachOf(change), was].filter((note) => note !== "");
  const text = `${place} ${message}${values === "" ? "" : `: ${values}`}`;
  const lines = [text, ...notes].map(oneLine).join("\n");
  return `::${levels[impact]} ${given.join(",")}::${data(lines)}`;
}

/** How actions/toolkit escapes the message of a command; the runner turns it back. */
function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** How it escapes the value of a property, which ends at a comma or at colons. */
function property(text: string): string {
  return data(oneLine(text)).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
