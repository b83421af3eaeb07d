import type { Change } from "../diff/change.js";
import type { Impact } from "../diff/impact.js";
import {
  affectedBy,
  byImpact,
  countChanges,
  reachOf,
  subjectOf,
  valuesOf,
} from "../formats/changes.js";
import { oneLine } from "../formats/plain-text.js";
import { type Html, html } from "./html.js";
import type { SourceLink } from "./source-links.js";

const titles: Readonly<Record<Impact, string>> = {
  breaking: "Breaking",
  unclassified: "May break",
  "non-breaking": "Compatible",
  none: "Words only",
};

/** What changed since the version before, the worst first, as the content of a page. */
export function changelogContent(
  {
    from,
    to,
    changes,
  }: { readonly from: string; readonly to: string; readonly changes: readonly Change[] },
  sourceOf: (pointer: string) => SourceLink | undefined,
): Html {
  return html`<h1>Changes in ${to}</h1>
    <p class="lead">${capital(countChanges(changes))} since ${from}.</p>
    ${byImpact(changes).map(
      (group) =>
        html`<section class="changes ${group.impact}">
          <h2>${titles[group.impact]} <span class="count">${group.changes.length}</span></h2>
          <ul>
            ${group.changes.map((change) => item(change, sourceOf))}
          </ul>
        </section>`,
    )}`;
}

function item(change: Change, sourceOf: (pointer: string) => SourceLink | undefined): Html {
  const values = valuesOf(change).map((value) => html`<code>${oneLine(value)}</code>`);
  const [old, now] = values;
  const source = change.head === undefined ? undefined : sourceOf(change.head);
  const effect = [affectedBy(change), reachOf(change)].filter((part) => part !== "").join("; ");
  return html`<li>
    <p>
      <strong>${oneLine(subjectOf(change))}</strong
      >${change.field !== "" && html` › <code>${oneLine(change.field)}</code>`}:
      ${change.message}${old && html` ${old}`}${now && html` → ${now}`}
    </p>
    ${effect !== "" && html`<p class="quiet">${oneLine(effect)}</p>`}
    ${source && html`<p class="quiet"><a href="${source.url}">${source.label}</a></p>`}
  </li>`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
