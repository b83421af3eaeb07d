import { isMap, isSeq, LineCounter, parseDocument, type Document, type Node } from "yaml";
import type { Origin, Report } from "../diagnostics/diagnostic.js";

/** An overlay's text, and the name by which people know it. */
export interface OverlaySource {
  readonly file: string;
  readonly text: string;
}

/** One action that can be carried out. Overlay 1.0.0 section 4.4.3. */
export interface OverlayAction {
  readonly target: string;
  /** Absent when `remove` is true: it has no impact then. */
  readonly update?: unknown;
  readonly remove: boolean;
  readonly origin: Origin;
}

/** The place of a node, or of the file's beginning where there is none. */
type Locate = (node?: unknown) => Origin;

/**
 * Reads an OpenAPI Overlay 1.0 from YAML or JSON (which is YAML too). What cannot be read is reported
 * as an error; the actions that can be read are returned in their order.
 */
export function readOverlay(source: OverlaySource, report: Report): OverlayAction[] {
  const lines = new LineCounter();
  const document = parseDocument(source.text, { lineCounter: lines, prettyErrors: false });
  const originAt = (offset: number): Origin => {
    const { line, col } = lines.linePos(offset);
    // An empty file has no lines to count.
    return { file: source.file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const locate: Locate = (node) => originAt((node as Node | undefined)?.range?.[0] ?? 0);

  if (document.errors.length > 0) {
    for (const { message, pos } of document.errors) {
      report({
        rule: "overlay-syntax",
        severity: "error",
        message: `The overlay is neither YAML nor JSON: ${message}.`,
        origin: originAt(pos[0]),
      });
    }
    return [];
  }
  return readActions(document, locate, report);
}

function readActions(document: Document, locate: Locate, report: Report): OverlayAction[] {
  const refuse = (message: string, mend: string, node?: unknown) => {
    report({ rule: "overlay-invalid", severity: "error", message, mend, origin: locate(node) });
    return [];
  };
  if (!isMap(document.contents)) {
    return refuse("This is not an OpenAPI Overlay.", beginLikeThis, document.contents);
  }
  const version = document.get("overlay", true);
  if (version === undefined) {
    return refuse("An OpenAPI Overlay names its version under “overlay”.", beginLikeThis);
  }
  if (!/^1\.0\.\d+$/.test(String(document.get("overlay")))) {
    return refuse("Only OpenAPI Overlay 1.0 is supported.", "Write “overlay: 1.0.0”.", version);
  }
  const actions = document.get("actions", true);
  if (!isSeq(actions) || actions.items.length === 0) {
    return refuse(
      "The overlay has no actions.",
      "Give “actions” a list; each one has a “target”, and “update” or “remove: true”.",
      actions,
    );
  }
  return actions.items.flatMap((item) => readAction(item, document, locate, report));
}

const beginLikeThis =
  "Begin with “overlay: 1.0.0”, an “info” with “title” and “version”, and a list of “actions”.";

function readAction(
  item: unknown,
  document: Document,
  locate: Locate,
  report: Report,
): OverlayAction[] {
  const origin = locate(item);
  const refuse = (message: string, mend: string): [] => {
    report({ rule: "overlay-action", severity: "error", message, mend, origin });
    return [];
  };
  const action = plainValue(item, document);
  if (action instanceof Error) {
    return refuse(`The action cannot be read: ${action.message}.`, "Write its values out.");
  }
  const { target, update, remove } = (action ?? {}) as Record<string, unknown>;
  if (typeof target !== "string") {
    return refuse("The action has no target.", "Give “target” a JSONPath such as “$.info”.");
  }
  if (remove === true) return [{ target, remove, origin }];
  if (update !== undefined) return [{ target, update, remove: false, origin }];
  return refuse(
    `The action on ${target} changes nothing.`,
    "Give it an “update”, or “remove: true”.",
  );
}

/** Resolving aliases throws for those that would grow beyond bounds, or that name no anchor. */
function plainValue(item: unknown, document: Document): unknown {
  try {
    return (item as Node).toJS(document);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
