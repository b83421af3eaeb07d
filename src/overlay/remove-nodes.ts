import type { Container, SelectedNode } from "./selected-nodes.js";

/**
 * Removes nodes from what holds them, and says how many; the root is held by nothing and stays.
 *
 * All nodes of one list go at once: taking them out one by one would move the positions of the rest.
 */
export function removeNodes(nodes: readonly SelectedNode[]): number {
  const keysByParent = new Map<Container, Set<string | number>>();
  let removed = 0;
  for (const { place } of nodes) {
    if (!place) continue;
    const keys = keysByParent.get(place.parent) ?? new Set();
    keysByParent.set(place.parent, keys.add(place.key));
    removed += 1;
  }
  for (const [parent, keys] of keysByParent) {
    if (Array.isArray(parent)) {
      const kept = parent.filter((_, position) => !keys.has(position));
      parent.splice(0, parent.length, ...kept);
    } else {
      for (const key of keys) delete parent[key];
    }
  }
  return removed;
}
