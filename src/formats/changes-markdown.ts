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

/** GitHub refuses the body of a pull request or comment that is longer than this. */
export const longestBody = 65_536;

/** Left for the line that counts what is left out. */
const reserve = 200;

/**
 * Changes as the body of a pull request: the worst first, one table per impact, cut between rows where it
 * would be too long for GitHub, and then with a count of the rest.
 *
 * Everything that comes from documents stands in code spans, in which nothing is a mention, a link or HTML.
 */
export const changesAsMarkdown: ChangesFormat = ({ base, head, changes }) => {
  const title = `**${countChanges(changes)}** from ${code(base)} to ${code(head)}`;
  let body = `${title}\n`;
  let hidden = 0;
  for (const group of byImpact(changes)) {
    const heading = `\n### ${capital(headings[group.impact])} (${group.changes.length})\n\n${tableHead}`;
    const rows = group.changes.map(rowOf);
    const first = rows[0] ?? "";
    if (hidden > 0 || body.length + heading.length + first.length > longestBody - reserve) {
      hidden += rows.length;
      continue;
    }
    body += heading;
    for (const row of rows) {
      if (hidden === 0 && body.length + row.length <= longestBody - reserve) body += row;
      else hidden += 1;
    }
  }
  if (hidden > 0) {
    body += `\n… and ${hidden} more change${hidden === 1 ? "" : "s"}: too long for GitHub; run specback diff to see them.\n`;
  }
  return body;
};

const tableHead = "| Where | Change | Effect | Docs |\n| --- | --- | --- | --- |\n";

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function rowOf(change: Change): string {
  const { field, message, origin } = change;
  const place = [subjectOf(change), field].filter((part) => part !== "");
  const values = valuesOf(change).map(code);
  const reach = change.component === undefined ? "" : effectReach(change);
  const cells = [
    place.map(code).join(" › "),
    [message, values.join(" → ")].filter((part) => part !== "").join(": "),
    [affectedBy(change), reach].filter((part) => part !== "").join("; "),
    origin === undefined ? "" : code(`${origin.file}:${origin.line}`),
  ];
  return `| ${cells.join(" | ")} |\n`;
}

function effectReach(change: Change): string {
  const reach = reachOf(change);
  const [, counted, names] = /^(in \d+ operations?): (.*)$/s.exec(reach) ?? [];
  return counted === undefined || names === undefined ? reach : `${counted}: ${code(names)}`;
}

/**
 * A text of strangers as a code span of one line, which ends at no backtick of its own (CommonMark 0.31
 * section 6.1). In a table a bar ends the cell even within code, unless it is escaped (GFM section 4.10);
 * a backslash before it is kept apart, because readers differ on which of the two it escapes.
 */
export function code(text: string): string {
  const plain = oneLine(text).replace(/(\\?)\|/g, (_, slash) => `${slash && "\\ "}\\|`);
  if (plain === "") return "` `";
  const longestRun = Math.max(0, ...[...plain.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longestRun + 1);
  const pad = plain.startsWith("`") || plain.endsWith("`") ? " " : "";
  return `${fence}${pad}${plain}${pad}${fence}`;
}
