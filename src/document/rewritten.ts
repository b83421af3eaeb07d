import { marksOf } from "./marks.js";
import { holdsData, holdsNames } from "./members.js";

/** Keys that a schema has, or any other object of the document. */
export type Keywords = Record<string, unknown>;

/**
 * A copy in which each object that may be a schema is written anew, the inner ones first. Marks stay where
 * they are.
 */
export function rewritten(
  node: unknown,
  rewrite: (keywords: Keywords) => Keywords,
  areNames = false,
): unknown {
  if (typeof node !== "object" || node === null) return node;
  const marks = marksOf(node);
  if (Array.isArray(node)) {
    return Object.assign(
      node.map((item) => rewritten(item, rewrite)),
      marks,
    );
  }
  const inner = Object.fromEntries(
    Object.entries(node).map(([key, value]) => {
      if (areNames) return [key, rewritten(value, rewrite)];
      if (holdsData(key, value)) return [key, value];
      return [key, rewritten(value, rewrite, holdsNames(key, value))];
    }),
  );
  const marked = { ...inner, ...marks };
  return areNames ? marked : rewrite(marked);
}
