import { compareWords } from "./compare-annotations.js";
import { compareContents } from "./compare-contents.js";
import { compareSchemas } from "./compare-schemas.js";
import { get, keysOfBoth, objectOf, step, type JsonObject } from "./json.js";
import { labelOf } from "./schema-type.js";
import { below, follow, type Place, type Walk } from "./walk.js";

/**
 * Compares the responses of one operation. A status and the range that it lies in (`200` and `2XX`)
 * answer for each other where one document says the one and the other the other.
 */
export function compareResponses(base: unknown, head: unknown, at: Place, walk: Walk): void {
  const place = { ...at, request: false } as const;
  const [b, h] = [objectOf(base), objectOf(head)];
  const placeOf = (old: string, now: string): Place => ({
    ...place,
    field: `response ${now}`,
    base: step(place.base, old),
    head: step(place.head, now),
  });
  const answered = new Set<string>();
  for (const old of Object.keys(b).filter(isStatus)) {
    const now = counterpart(old, b, h);
    if (now === undefined) {
      const kind = `response-${successOf(old)}-status-removed` as const;
      walk.found({ kind, place: placeOf(old, old), only: "base", old });
      continue;
    }
    answered.add(now);
    const there = placeOf(old, now);
    if (old !== now && successOf(old) === "success") {
      const change = rangeOf(now) === now ? "generalized" : "specialized";
      const kind = `response-success-status-${change}` as const;
      walk.found({ kind, place: there, old, new: now });
    }
    compareResponse(get(b, old), get(h, now), there, walk);
  }
  for (const now of Object.keys(h).filter(isStatus)) {
    if (answered.has(now)) continue;
    // Another status of a range that base has listed already says nothing new about what may come.
    const range = counterpart(now, h, b);
    if (range !== undefined && range !== now) {
      compareResponse(get(b, range), get(h, now), placeOf(range, now), walk);
      continue;
    }
    const kind = `response-${successOf(now)}-status-added` as const;
    walk.found({ kind, place: placeOf(now, now), only: "head", new: now });
  }
  compareWords(b, h, place, walk);
}

const isStatus = (key: string) => !key.startsWith("x-");

const rangeOf = (status: string) => (/^[1-5]/.test(status) ? `${status.charAt(0)}XX` : undefined);

/** `default` is what comes when nothing else fits: an error, most often. */
const successOf = (status: string) => (/^[23]/.test(status) ? "success" : "non-success");

/** The status of the other document that says what this one says: the same, its range, or one of the range. */
function counterpart(status: string, own: JsonObject, other: JsonObject): string | undefined {
  const upper = (responses: JsonObject, wanted: string) =>
    Object.keys(responses).find((one) => one.toUpperCase() === wanted.toUpperCase());
  const exact = upper(other, status);
  if (exact !== undefined) return exact;
  const range = rangeOf(status);
  if (range === undefined) return undefined;
  if (status.toUpperCase() !== range) return upper(other, range);
  return Object.keys(other).find((one) => rangeOf(one) === range && upper(own, one) === undefined);
}

function compareResponse(base: unknown, head: unknown, at: Place, walk: Walk): void {
  const pair = follow(base, head, at, walk);
  const [b, h] = [objectOf(pair.base.value), objectOf(pair.head.value)];
  compareWords(b, h, pair.place, walk);
  compareContents(get(b, "content"), get(h, "content"), pair.place, walk, {
    added: "response-media-type-added",
    removed: "response-media-type-removed",
  });
  compareHeaders(objectOf(get(b, "headers")), objectOf(get(h, "headers")), pair.place, walk);
}

function compareHeaders(base: JsonObject, head: JsonObject, place: Place, walk: Walk): void {
  // Names of headers are the same in any case of their letters (RFC 9110 section 5.1).
  const lower = (headers: JsonObject) =>
    Object.fromEntries(Object.keys(headers).map((name) => [name.toLowerCase(), name]));
  const [oldNames, newNames] = [lower(base), lower(head)];
  for (const key of keysOfBoth(oldNames, newNames)) {
    const [old, now] = [get(oldNames, key), get(newNames, key)] as (string | undefined)[];
    const name = now ?? old ?? key;
    const at: Place = {
      ...below(place, `${place.field} header ${name}`, "headers", name),
      base: step(place.base, "headers", old ?? name),
    };
    compareHeader(old && get(base, old), now && get(head, now), at, walk);
  }
}

function compareHeader(base: unknown, head: unknown, at: Place, walk: Walk): void {
  const pair = follow(base, head, at, walk);
  const [b, h] = [objectOf(pair.base.value), objectOf(pair.head.value)];
  const required = (header: JsonObject) => get(header, "required") === true;
  if (base === undefined) {
    const now = labelOf(get(h, "schema"));
    walk.found({ kind: "response-header-added", place: at, only: "head", new: now });
    return;
  }
  if (head === undefined) {
    const kind = `${required(b) ? "required" : "optional"}-response-header-removed` as const;
    walk.found({ kind, place: at, only: "base", old: labelOf(get(b, "schema")) });
    return;
  }
  const { place } = pair;
  compareWords(b, h, place, walk);
  if (required(b) !== required(h)) {
    const change = required(h) ? "required" : "optional";
    walk.found({ kind: `response-header-became-${change}`, place });
  }
  const schema = below(place, place.field, "schema");
  compareSchemas(get(b, "schema"), get(h, "schema"), schema, walk);
}
