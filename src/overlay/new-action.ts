import { isMap, isSeq, parseDocument, stringify } from "yaml";
import { followPointer, pointerTo } from "../document/pointer.js";

export interface NewActionInput {
  /** The document that the overlay is applied to. */
  readonly document: object;
  /** Said in a comment above the action, such as where the node comes from. */
  readonly comment?: string | undefined;
  /** The text of the overlay that the action is for, if there is one already. */
  readonly overlay?: string | undefined;
}

/** An overlay's beginning. Overlay 1.0.0 section 4.4.1. */
const beginning = "overlay: 1.0.0\ninfo:\n  title: Corrections\n  version: 1.0.0\nactions:\n";

/**
 * A starting action on the node that the keys lead to, as YAML that applies as it stands: a whole overlay,
 * or an entry to append to the actions of the one there is, indented as they are.
 *
 * It says again what is there, or nothing. A plain value is set through the object that holds it, because
 * only objects and lists can be updated (Overlay 1.0.0 section 4.4.3).
 */
export function newAction(
  keys: readonly string[],
  { document, comment, overlay }: NewActionInput,
): string {
  const { target, update } = startOf(keys, document);
  const action = { target: jsonPath(target, document), update };
  const width = overlay === undefined ? 2 : indentOfActions(overlay);
  // In JSON, and in YAML written so, there are no comments and no indentation to fit.
  if (width === undefined) return `${JSON.stringify(action, null, 2)}\n`;
  const indent = " ".repeat(width);
  const entry = stringify(action, { lineWidth: 0 });
  const lines = entry.trimEnd().split("\n");
  const text = lines.map((line, at) => {
    if (line === "") return "";
    return `${indent}${at === 0 ? "- " : "  "}${line}`;
  });
  const told = comment === undefined ? [] : [`${indent}# ${comment.replace(/\s+/g, " ")}`];
  return `${overlay === undefined ? beginning : ""}${[...told, ...text].join("\n")}\n`;
}

type Json = Readonly<Record<string, unknown>>;

/** Objects whose keys are names that somebody gave: a description in them would be one more of these. */
const maps: ReadonlySet<string> = new Set([
  "components",
  "content",
  "paths",
  "properties",
  "responses",
  "schemas",
  "securitySchemes",
  "variables",
]);

function startOf(
  keys: readonly string[],
  document: object,
): { readonly target: readonly string[]; readonly update: Json | readonly unknown[] } {
  const { found, value } = followPointer(document, pointerTo(keys));
  if (found && Array.isArray(value)) return { target: keys, update: [] };
  if (found && isObject(value)) return { target: keys, update: textsOf(value, keys.at(-1)) };
  const target = keys.slice(0, -1);
  const holder = followPointer(document, pointerTo(target)).value;
  // What is not there yet is added, and begins empty.
  return { target, update: Array.isArray(holder) ? [] : { [keys.at(-1)!]: found ? value : {} } };
}

/** What is corrected most often. */
function textsOf(value: Json, key: string | undefined): Json {
  if (key === undefined || maps.has(key)) return {};
  for (const text of ["description", "summary", "title"]) {
    if (typeof value[text] === "string") return { [text]: value[text] };
  }
  return {};
}

const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null;

/** A path to one node (RFC 9535 section 2.3): names behind a dot where they can be, else in quotes. */
function jsonPath(keys: readonly string[], document: object): string {
  let node: unknown = document;
  return keys.reduce((path, key) => {
    const isIndex = Array.isArray(node);
    node = (node as Json)[key];
    if (isIndex) return `${path}[${key}]`;
    if (/^[A-Za-z_]\w*$/.test(key)) return `${path}.${key}`;
    return `${path}['${key.replace(/[\\']/g, "\\$&")}']`;
  }, "$");
}

/** How far the actions of an overlay are indented; undefined where they stand in brackets. */
function indentOfActions(overlay: string): number | undefined {
  const { contents } = parseDocument(overlay);
  const actions = isMap(contents) ? contents.get("actions", true) : undefined;
  if (isSeq(actions) && actions.flow) return undefined;
  const [first] = isSeq(actions) ? actions.items : [];
  const start = (first as { range?: readonly number[] } | undefined)?.range?.[0];
  if (start === undefined) return 2;
  const line = overlay.slice(overlay.lastIndexOf("\n", start - 1) + 1, start);
  return /^( *)-/.exec(line)?.[1]?.length ?? 2;
}
