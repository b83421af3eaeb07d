import type { Change } from "./change.js";
import type { OriginOf } from "./compare-documents.js";
import { worst, type Impact } from "./impact.js";
import type { JsonObject } from "./json.js";
import { kinds, type Kind } from "./kinds.js";
import { operationsOf } from "./operations.js";
import type { UsageOfBoth } from "./usage.js";
import type { Finding, Place, Reach } from "./walk.js";

export interface Compared {
  readonly base: JsonObject;
  readonly head: JsonObject;
  readonly usage: UsageOfBoth;
  readonly originOf: { readonly base?: OriginOf; readonly head?: OriginOf };
}

/** Turns findings into changes: each once, with what it does, whom it reaches and where it comes from. */
export function changesOf(findings: readonly Finding[], compared: Compared): Change[] {
  const merged = new Map<string, { finding: Finding; operations: Set<string> }>();
  for (const finding of findings) {
    const key = keyOf(finding);
    const known = merged.get(key);
    const entry = known ?? { finding, operations: new Set<string>() };
    if (known) entry.finding = withReachOf(known.finding, finding);
    if (finding.place.operation !== undefined) entry.operations.add(finding.place.operation);
    merged.set(key, entry);
  }
  const users = usersOfSchemas(compared);
  return [...merged.values()].map(({ finding, operations }) => {
    const reached = operations.size > 0 ? [...operations] : users(finding);
    return changeOf(finding, reached, compared.originOf);
  });
}

/** A shared parameter or response is met once per operation, and is one node all the same. */
function keyOf({ kind, place, only, old, new: now }: Finding): string {
  const { base, head, component, operation } = place;
  const where = [only === "head" || base, only === "base" || head];
  return JSON.stringify([kind, component ?? operation, ...where, old, now]);
}

function withReachOf(finding: Finding, other: Finding): Finding {
  const either = (a: Reach, b: Reach) => (a === true || b === true ? true : a || b);
  const place = {
    ...finding.place,
    request: either(finding.place.request, other.place.request),
    response: either(finding.place.response, other.place.response),
  };
  return { ...finding, place };
}

function changeOf(
  { kind, place, only, old, new: now }: Finding,
  operations: readonly string[],
  originOf: Compared["originOf"],
): Change {
  const row: Kind = kinds[kind];
  const sides = place.flipped ? flippedSides(row, place) : sidesOf(row, place);
  const callers = row.callers ?? "none";
  const origin = only === "base" ? originOf.base?.(place.base) : originOf.head?.(place.head);
  return {
    kind,
    message: row.says,
    ...(place.component === undefined
      ? place.operation === undefined
        ? {}
        : { operation: place.operation }
      : { component: place.component }),
    field: place.field,
    ...(only === "head" ? {} : { base: place.base }),
    ...(only === "base" ? {} : { head: place.head }),
    ...(old === undefined ? {} : { old }),
    ...(now === undefined ? {} : { new: now }),
    ...sides,
    callers,
    impact: worst([sides.request, sides.response, callers]),
    operations,
    ...(origin === undefined ? {} : { origin }),
  };
}

type Sides = Pick<Change, "request" | "response">;

const sidesOf = (row: Kind, place: Place): Sides => ({
  request: seen(row.request, place.request),
  response: seen(row.response, place.response),
});

/**
 * A webhook's request is read by those who use the API, and its response written by them. What is said
 * of requests alone, such as a further parameter, cannot be said of reading one.
 */
function flippedSides(row: Kind, place: Place): Sides {
  if (place.request === true && place.response === true) return sidesOf(row, place);
  const soften = (impact: Impact) => (impact === "breaking" ? "unclassified" : impact);
  return place.request === true
    ? { request: "none", response: row.response === "none" ? soften(row.request) : row.response }
    : { request: row.request === "none" ? soften(row.response) : row.request, response: "none" };
}

function seen(impact: Impact, reach: Reach): Impact {
  if (reach === false) return "none";
  return reach === "unknown" && impact === "breaking" ? "unclassified" : impact;
}

/** For each change of a schema the operations that use it, as head names them. */
function usersOfSchemas({ base, head, usage }: Compared): (finding: Finding) => readonly string[] {
  const names = {
    base: operationsOf(base).map(({ key, name }) => [key, name] as const),
    head: operationsOf(head).map(({ key, name }) => [key, name] as const),
  };
  return ({ place, only }) => {
    const side = only === "base" ? "base" : "head";
    const schema = /^#\/components\/schemas\/([^/]+)/.exec(place[side])?.[1];
    if (place.component === undefined || schema === undefined) return [];
    const name = place.component.replace(/^schemas\//, "");
    const used = usage[side].get(name) ?? usage.head.get(name);
    if (used === undefined) return [];
    return names[side].flatMap(([key, operation]) =>
      used.request.has(key) || used.response.has(key) ? [operation] : [],
    );
  };
}
