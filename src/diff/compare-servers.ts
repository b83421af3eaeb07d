import { compareWords } from "./compare-annotations.js";
import { get, listOf, objectOf, same, step } from "./json.js";
import type { Place, Walk } from "./walk.js";

/** Compares the servers of the document or of an operation, by their URLs. */
export function compareServers(base: unknown, head: unknown, place: Place, walk: Walk): void {
  const placeAt = (b: number, h: number): Place => ({
    ...place,
    field: "server",
    base: step(place.base, b),
    head: step(place.head, h),
    response: false,
  });
  const urls = (servers: unknown) => listOf(servers).map((server) => get(objectOf(server), "url"));
  const [old, now] = [urls(base), urls(head)];
  old.forEach((url, position) => {
    const there = now.indexOf(url);
    const at = placeAt(position, Math.max(there, 0));
    if (there < 0) {
      walk.found({ kind: "server-removed", place: at, only: "base", old: url });
      return;
    }
    const [b, h] = [objectOf(listOf(base)[position]), objectOf(listOf(head)[there])];
    compareWords(b, h, at, walk);
    const [before, after] = [get(b, "variables"), get(h, "variables")];
    if (!same(before, after)) {
      walk.found({ kind: "server-variables-changed", place: at, old: before, new: after });
    }
  });
  now.forEach((url, position) => {
    if (old.includes(url)) return;
    walk.found({ kind: "server-added", place: placeAt(0, position), only: "head", new: url });
  });
}
