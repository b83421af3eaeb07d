import { stringify } from "yaml";
import type { Origin } from "../diagnostics/diagnostic.js";
import type { Explanation, ReadCell } from "../explain/explain-node.js";
import { shortPath } from "../formats/paths.js";

/** An explanation as text for people: the place, then each step from there to the node. */
export function formatExplanation(explanation: Explanation, cwd: string): string {
  const { pointer, origin, text, cells, inferences, wireName, overlay, node } = explanation;
  const place = (one: Origin) => `${shortPath(one.file, cwd)}:${one.line}:${one.column}`;
  const lines = [
    pointer,
    origin ? `  ${place(origin)}${text ? `  ${oneLine(text)}` : ""}` : "  in no page",
    ...section(
      "read",
      cells.map((cell) => readLine(cell, place)),
    ),
    ...section("name on the wire", wireName ? [`${wireName.name}: ${wireName.why}`] : []),
    ...section(
      "concluded",
      inferences.map(
        ({ fact, rule, certainty, meaning, evidence }) =>
          `${fact} (${certainty}, ${rule}): ${meaning} From: ${oneLine(evidence)}`,
      ),
    ),
    ...section(
      "overlay",
      overlay.map((one) => `${place(one.origin)}  ${one.kind} ${one.target}`),
    ),
    ...section("gives", stringify(node, { lineWidth: 0 }).trimEnd().split("\n")),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

const section = (title: string, lines: readonly string[]) =>
  lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `  ${line}`)];

function readLine({ origin, text, readAs }: ReadCell, place: (one: Origin) => string): string {
  const facts = Object.entries(readAs).map(([key, value]) => `${key}: ${shown(value)}`);
  return `${place(origin)}  ${text ? `${oneLine(text)} → ` : ""}${facts.join(", ")}`;
}

const shown = (value: unknown) =>
  oneLine(typeof value === "string" ? value : JSON.stringify(value));

/** Long texts stand whole in the page and in the node. */
function oneLine(text: string): string {
  // eslint-disable-next-line no-control-regex
  const line = text.replace(/[\s\u0000-\u001F\u007F-\u009F]+/g, " ").trim();
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
}
