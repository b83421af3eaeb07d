import { impacts } from "../diff/impact.js";
import { type ChangesFormat, worstOf } from "./changes.js";
import { printableJson } from "./plain-text.js";

/** Changes as data, with their counts. */
export const changesAsJson: ChangesFormat = ({ base, head, changes }) => {
  const counts = impacts.map((impact) => [
    impact,
    changes.filter((change) => change.impact === impact).length,
  ]);
  const summary = Object.fromEntries(counts) as Record<string, number>;
  return printableJson({ base, head, impact: worstOf(changes), summary, changes });
};
