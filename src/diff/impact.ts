/**
 * What a change does to one side of an API.
 *
 * `unclassified` may break: it depends on how tolerant the other party is, which no document tells.
 * `none` leaves the side as it was: it is not touched, or only its words are.
 */
export type Impact = "breaking" | "unclassified" | "non-breaking" | "none";

/** All impacts, the worst first. */
export const impacts: readonly Impact[] = ["breaking", "unclassified", "non-breaking", "none"];

/** The worst of some impacts; `none` of none. */
export function worst(some: readonly Impact[]): Impact {
  return impacts.find((impact) => some.includes(impact)) ?? "none";
}
