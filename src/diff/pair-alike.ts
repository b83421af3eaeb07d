import { likeness } from "./likeness.js";
import type { Walk } from "./walk.js";

/** One schema of a combinator, with where it stands. */
export interface Part {
  readonly schema: unknown;
  readonly pointer: string;
}

/** Pairs the most alike first, each once, and none with one that it is not like. */
export function pairAlike(
  bases: readonly Part[],
  heads: readonly Part[],
  walk: Walk,
): (readonly [Part, Part])[] {
  const candidates = bases.flatMap((base, i) =>
    heads.map((head, j) => ({ base, head, i, j, like: likeness(base.schema, head.schema, walk) })),
  );
  candidates.sort((a, b) => b.like - a.like || a.i - b.i || a.j - b.j);
  const taken = new Set<Part>();
  const pairs: (readonly [Part, Part])[] = [];
  for (const { base, head, like } of candidates) {
    if (like <= 0 || taken.has(base) || taken.has(head)) continue;
    taken.add(base).add(head);
    pairs.push([base, head]);
  }
  return pairs;
}
