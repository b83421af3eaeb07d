import type { Origin } from "../diagnostics/diagnostic.js";
import type { OpenApiDocument } from "../document/openapi.js";
import type { DocumentOrigins } from "../document/origins.js";
import { followPointer, pointerTo } from "../document/pointer.js";
import type { OverlayChange } from "../overlay/apply-overlay.js";
import type { RuleUse } from "../report/recovery-report.js";

export interface ExplainInput {
  /** The document with its overlay. */
  readonly document: OpenApiDocument;
  readonly origins: DocumentOrigins;
  /** What was concluded; its origins are those that the document's parts have. */
  readonly inferences: readonly RuleUse[];
  readonly changes: readonly OverlayChange[];
  /** What stands at a place, such as a cell's text; undefined where it cannot be read. */
  readonly textAt: (origin: Origin) => string | undefined;
}

/** How one node of the document came about; JSON as it stands. */
export interface Explanation {
  readonly pointer: string;
  /** Where the node comes from, or the nearest node above it that has an origin. */
  readonly origin?: Origin;
  /** What stands there. */
  readonly text?: string;
  readonly cells: readonly ReadCell[];
  readonly inferences: readonly AppliedRule[];
  /** For a property or a parameter: where its spelling on the wire comes from. */
  readonly wireName?: { readonly name: string; readonly why: string };
  readonly overlay: readonly OverlayChange[];
  /** What stands in the document. */
  readonly node: unknown;
}

/** A place on a page, and what it was read as. */
export interface ReadCell {
  readonly origin: Origin;
  readonly text?: string;
  /** By the names that they have in the document. */
  readonly readAs: Readonly<Record<string, unknown>>;
}

export interface AppliedRule extends Pick<RuleUse, "rule" | "kind" | "certainty" | "meaning"> {
  readonly fact: string;
  readonly evidence: string;
}

/** Explains the node at a JSON Pointer; undefined where the document has none there. */
export function explainNode(pointer: string, input: ExplainInput): Explanation | undefined {
  const { document, origins, changes, textAt } = input;
  const { keys, value, found } = followPointer(document, pointer);
  if (!found) return undefined;
  const here = pointerTo(keys);
  const origin = origins.originOf(here);
  const text = origin && textAt(origin);
  const cells = readCells(keys, value, input);
  const places = [...(origin ? [origin] : []), ...cells.map((cell) => cell.origin)];
  const inferences = rulesAt(places, input.inferences);
  const wireName = explainName(keys, value, text, inferences);
  return {
    pointer: here,
    ...(origin ? { origin } : {}),
    ...(text === undefined ? {} : { text }),
    cells,
    inferences,
    ...(wireName ? { wireName } : {}),
    overlay: changes.filter(({ pointer: changed }) => isOnTheWay(changed, here)),
    node: value,
  };
}

/** True for a node, those above it and those below it. */
const isOnTheWay = (one: string, other: string) =>
  `${one}/`.startsWith(`${other}/`) || `${other}/`.startsWith(`${one}/`);

/** The places that the node's own facts come from, in the document's order, each with what it gave. */
function readCells(keys: readonly string[], value: unknown, input: ExplainInput): ReadCell[] {
  const { document, origins, textAt } = input;
  const cells = new Map<string, { origin: Origin; readAs: Record<string, unknown> }>();
  const read = (origin: Origin | undefined, name: string, fact: unknown) => {
    if (!origin) return;
    const place = placeOf(origin);
    const cell = cells.get(place) ?? { origin, readAs: {} };
    cell.readAs[name] = fact;
    cells.set(place, cell);
  };
  if (typeof value === "object" && value !== null) {
    for (const [key, fact] of Object.entries(value) as [string, unknown][]) {
      const isMany = typeof fact === "object" && fact !== null && !isSmall.has(key);
      // The one tag of an operation has an origin, its list has none.
      const place = key === "tags" ? [...keys, key, "0"] : [...keys, key];
      if (!isMany) read(origins.originOf(pointerTo(place)), key, fact);
    }
  }
  const required = requiredPointer(keys, document);
  if (required) read(origins.originOf(required), "required", true);
  return [...cells.values()].map((cell) => {
    const text = textAt(cell.origin);
    return { origin: cell.origin, ...(text === undefined ? {} : { text }), readAs: cell.readAs };
  });
}

/** Members that are shown whole, though they hold more than one value. */
const isSmall = new Set(["type", "items", "anyOf", "examples", "example", "schema", "tags"]);

/** A property's entry in the list of those that its object requires. */
function requiredPointer(keys: readonly string[], document: OpenApiDocument): string | undefined {
  if (keys.at(-2) !== "properties") return undefined;
  const object = keys.slice(0, -2);
  const { value } = followPointer(document, pointerTo(object));
  const at = (value as { required?: string[] }).required?.indexOf(keys.at(-1)!) ?? -1;
  return at < 0 ? undefined : pointerTo([...object, "required", String(at)]);
}

const placeOf = ({ file, line, column }: Origin) => `${file}:${line}:${column}`;

function rulesAt(places: readonly Origin[], uses: readonly RuleUse[]): AppliedRule[] {
  const wanted = new Set(places.map(placeOf));
  const applied = uses.flatMap((use) =>
    use.facts
      .filter(({ origin }) => wanted.has(placeOf(origin)))
      .map(({ fact, evidence }) => {
        const { rule, kind, certainty, meaning } = use;
        return { rule, kind, certainty, meaning, fact, evidence };
      }),
  );
  // A row is read once for each operation that leads to it.
  return [...new Map(applied.map((one) => [`${one.rule} ${one.fact}`, one])).values()];
}

function explainName(
  keys: readonly string[],
  value: unknown,
  text: string | undefined,
  inferences: readonly AppliedRule[],
): Explanation["wireName"] {
  const isParameter = keys.at(-2) === "parameters" && keys[0] === "paths";
  if (!isParameter && keys.at(-2) !== "properties") return undefined;
  const name = isParameter ? (value as { name: string }).name : keys.at(-1)!;
  const rule = inferences.find(({ kind }) => kind === "name on the wire");
  if (rule) return { name, why: `${rule.meaning} (${rule.evidence})` };
  const printed = text?.replace(/[`~]/g, "");
  if (printed === name) return { name, why: "It is spelled as the page has it." };
  return { name, why: `The page has ${printed ?? "it"}, which stands for this name.` };
}
