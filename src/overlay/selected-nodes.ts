import { paths } from "jsonpathly";

/** A place that a JSONPath selected; the root has no parent. */
export interface SelectedNode {
  /** The keys that lead to it. */
  readonly keys: readonly string[];
  readonly value: unknown;
  readonly place?: { readonly parent: Container; readonly key: string | number };
}

/** What holds other values in JSON; an array is one too, with its positions as keys. */
export type Container = Record<string | number, unknown>;

/**
 * Selects nodes by a JSONPath (RFC 9535), each once, in document order.
 *
 * We ask the engine itself, and not openapi-format's wrapper around it: that one prints a bad path to
 * the console, takes `['length']` for an array's length, and cannot read brackets within a filter.
 *
 * @throws for a path that is not well-formed.
 */
export function selectNodes(root: unknown, path: string): SelectedNode[] {
  return [...new Set(paths(root, path))].map((found) => nodeAt(root, found));
}

function nodeAt(root: unknown, normalizedPath: string): SelectedNode {
  return pathKeys(normalizedPath).reduce<SelectedNode>(
    ({ value, keys }, key) => {
      const parent = value as Container;
      return { keys: [...keys, String(key)], value: parent[key], place: { parent, key } };
    },
    { keys: [], value: root },
  );
}

/** The keys of a normalized path such as `$['paths'][0]` (RFC 9535 section 2.7). */
function pathKeys(normalizedPath: string): (string | number)[] {
  return [...normalizedPath.matchAll(/\['((?:[^'\\]|\\.)*)'\]|\[(\d+)\]/g)].map(
    ([, name, index]) => (name === undefined ? Number(index) : unescapeName(name)),
  );
}

/** The escapes are JSON's own, but for the quotation mark that needs one. */
function unescapeName(name: string): string {
  const json = name.replace(/\\.|"/g, (found) =>
    found === "\\'" ? "'" : found === '"' ? '\\"' : found,
  );
  return JSON.parse(`"${json}"`) as string;
}
