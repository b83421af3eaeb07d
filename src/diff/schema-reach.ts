import { operationsOf } from "./operations.js";
import type { Place, Reach, Walk } from "./walk.js";
import type { Usage, UsageOfBoth } from "./usage.js";

const unused: Usage = { request: new Set(), response: new Set() };

/**
 * Which sides see a pair of schemas: those by which one operation uses it in both documents. Documents
 * of components alone show both sides what they hold; elsewhere it is not known for a schema that no
 * operation leads to.
 */
export function schemaReach(
  walk: Pick<Walk, "base" | "head">,
  { base, head }: UsageOfBoth,
): (base: string, head: string) => Pick<Place, "request" | "response"> {
  const withoutOperations =
    operationsOf(walk.base).length === 0 && operationsOf(walk.head).length === 0;
  return (from, to) => {
    const [b, h] = [base.get(from) ?? unused, head.get(to) ?? unused];
    const reached = (side: keyof Usage) => [...b[side]].some((key) => h[side].has(key));
    const [request, response] = [reached("request"), reached("response")];
    if (request || response) return { request, response };
    const both: Reach = withoutOperations ? true : "unknown";
    return { request: both, response: both };
  };
}
