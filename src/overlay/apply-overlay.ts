import type { Diagnostic, Origin, Report } from "../diagnostics/diagnostic.js";
import { itemOrigins, markItems, withoutMarks } from "../document/marks.js";
import type { OpenApiDocument } from "../document/openapi.js";
import { type DocumentOrigins, markedCopy, noOrigins, originsIn } from "../document/origins.js";
import { pointerTo } from "../document/pointer.js";
import { isObject, markAppended, markUpdate } from "./mark-update.js";
import { type OverlayAction, type OverlaySource, readOverlay } from "./read-overlay.js";
import { removeNodes } from "./remove-nodes.js";
import { type SelectedNode, selectNodes } from "./selected-nodes.js";

export interface OverlayResult {
  readonly document: OpenApiDocument;
  readonly diagnostics: readonly Diagnostic[];
  /** Those given, with the action in place of what it put there. */
  readonly origins: DocumentOrigins;
  /** What was changed, in the order of the actions. */
  readonly changes: readonly OverlayChange[];
}

/** One thing that an action set or removed. */
export interface OverlayChange {
  /** Where it stood when the action was carried out. */
  readonly pointer: string;
  readonly kind: "update" | "remove";
  readonly target: string;
  readonly origin: Origin;
}

/**
 * Applies an OpenAPI Overlay 1.0 to a copy of the document, action by action in their order; keys that
 * are there keep their place, and new ones follow them.
 *
 * Never throws for what the overlay says. An action that cannot be carried out is an error and changes
 * nothing; one whose target matches nothing is a warning (Overlay 1.0.0 section 4.4.3 allows it, but
 * most often it is a slip, or the docs have moved on).
 *
 * An array given to an array is appended item by item, as Overlay 1.1 makes clear: 1.0 speaks of one
 * entry only, and no list in OpenAPI holds lists.
 */
export async function applyOverlay(
  document: OpenApiDocument,
  overlay: OverlaySource,
  origins: DocumentOrigins = noOrigins,
): Promise<OverlayResult> {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (diagnostic) => void diagnostics.push(diagnostic);
  const changes: OverlayChange[] = [];
  const copy = markedCopy(document, origins);
  for (const action of readOverlay(overlay, report)) {
    const nodes = select(copy, action, report);
    const { target, origin } = action;
    const note = (kind: OverlayChange["kind"]) => (keys: readonly string[]) =>
      void changes.push({ pointer: pointerTo(keys), kind, target, origin });
    if (action.remove) {
      nodes.map(({ keys }) => keys).forEach(note("remove"));
      remove(nodes, action, report);
    } else {
      for (const node of nodes) {
        (await updateNode(node, action, report)).forEach(note("update"));
      }
    }
  }
  return { document: withoutMarks(copy), diagnostics, origins: originsIn(copy), changes };
}

function select(document: OpenApiDocument, action: OverlayAction, report: Report): SelectedNode[] {
  const { target, origin } = action;
  let nodes: SelectedNode[];
  try {
    nodes = selectNodes(document, target);
  } catch (error) {
    report({
      rule: "overlay-target-invalid",
      severity: "error",
      message: `${target} is not a JSONPath: ${error instanceof Error ? error.message : String(error)}`,
      mend: "Begin with $, and quote keys with other signs than letters, digits and _: $.paths['/users/{id}'].get",
      origin,
    });
    return [];
  }
  if (nodes.length === 0) {
    report({
      rule: "overlay-target-unmatched",
      severity: "warning",
      message: `Nothing in the document matches ${target}.`,
      mend: "Compare the target with the document, or remove the action.",
      origin,
    });
  }
  return nodes;
}

function remove(nodes: readonly SelectedNode[], action: OverlayAction, report: Report): void {
  const removed = removeNodes(nodes);
  if (removed === nodes.length) return;
  report({
    rule: "overlay-remove",
    severity: "error",
    message: "The whole document cannot be removed.",
    mend: "Target a part of it.",
    origin: action.origin,
  });
}

/** Carries an update out, and says by their keys what it set. */
async function updateNode(
  { value, keys }: SelectedNode,
  { target, update, origin }: OverlayAction,
  report: Report,
): Promise<readonly (readonly string[])[]> {
  const refuse = (message: string, mend: string) => {
    report({ rule: "overlay-update", severity: "error", message, mend, origin });
    return [];
  };
  if (Array.isArray(value)) {
    // openapi-format 1.33 would set the entry's keys on the array itself. Every list gets a copy of its
    // own: shared ones would be written as YAML anchors.
    const before = [...(value as unknown[])];
    const marks = itemOrigins(value);
    value.push(...structuredClone(Array.isArray(update) ? update : [update]));
    markAppended(value, markItems(before, marks), origin);
    return [keys];
  }
  if (!isObject(value)) {
    return refuse(
      `${target} selects a plain value; only objects and lists can be updated.`,
      "Target the object that holds it, and give it in “update”.",
    );
  }
  if (!isObject(update)) {
    return refuse(
      `${target} selects an object, which only an object can update.`,
      "Give the properties to merge in “update”.",
    );
  }
  const { set, finish } = markUpdate(value, update, origin, keys);
  await mergeInto(value, update);
  finish();
  return set;
}

/**
 * Merges by openapi-format, which changes `target` in place. It is given the object as if that were the
 * whole document: its own search for targets prints to the console and misreads some paths.
 */
async function mergeInto(target: object, update: object): Promise<void> {
  const { default: openapiFormat } = await import("openapi-format");
  await openapiFormat.openapiOverlay(target, {
    overlaySet: { overlay: "1.0.0", actions: [{ target: "$", update }] },
  });
}
