import { compareWords } from "./compare-annotations.js";
import { compareContents } from "./compare-contents.js";
import { get, objectOf } from "./json.js";
import { resolve } from "./references.js";
import { follow, type Place, type Walk } from "./walk.js";

/** Compares the request bodies of one operation; either may be missing. */
export function compareRequestBodies(base: unknown, head: unknown, at: Place, walk: Walk): void {
  const place = { ...at, response: false } as const;
  if (base === undefined && head === undefined) return;
  if (base === undefined) {
    const required = isRequired(resolve(walk.head, head, at.head).value);
    const kind = required ? "request-body-added-required" : "request-body-added-optional";
    walk.found({ kind, place, only: "head" });
    return;
  }
  if (head === undefined) {
    walk.found({ kind: "request-body-removed", place, only: "base" });
    return;
  }
  const pair = follow(base, head, place, walk);
  const [b, h] = [objectOf(pair.base.value), objectOf(pair.head.value)];
  compareWords(b, h, pair.place, walk);
  if (isRequired(b) !== isRequired(h)) {
    const kind = isRequired(h) ? "request-body-became-required" : "request-body-became-optional";
    walk.found({ kind, place: pair.place });
  }
  compareContents(get(b, "content"), get(h, "content"), pair.place, walk, {
    added: "request-body-media-type-added",
    removed: "request-body-media-type-removed",
  });
}

const isRequired = (body: unknown) => get(objectOf(body), "required") === true;
