import { get, isObject, listOf, objectOf, same, step, type JsonObject } from "./json.js";
import type { Place, Walk } from "./walk.js";

/**
 * Compares what authorises a call. What an operation inherits from the document is compared with the
 * document (OpenAPI 3.1.1 section 4.8.10), so that a change there is told once.
 */
export function compareSecurity(
  base: JsonObject,
  head: JsonObject,
  place: Place,
  walk: Walk,
): void {
  const inherits = !("security" in base) && !("security" in head);
  if (inherits && place.operation !== undefined) return;
  const old = alternatives(base, walk.base);
  const now = alternatives(head, walk.head);
  const at: Place = {
    ...place,
    field: "security",
    base: step(place.base, "security"),
    head: step(place.head, "security"),
    response: false,
  };
  const [wasOptional, isOptional] = [allowsAnyone(old), allowsAnyone(now)];
  if (wasOptional !== isOptional) {
    const kind = isOptional ? "api-security-became-optional" : "api-security-became-required";
    walk.found({ kind, place: at, old: labels(old), new: labels(now) });
    // Whoever is let in without may go on without, whatever else there is.
    return;
  }
  compareAlternatives(old.map(asScopes), now.map(asScopes), at, walk);
}

const allowsAnyone = (some: readonly JsonObject[]) =>
  some.length === 0 || some.some((one) => Object.keys(one).length === 0);

function alternatives(holder: JsonObject, document: JsonObject): JsonObject[] {
  return listOf(get(holder, "security") ?? get(document, "security")).filter(isObject);
}

interface Alternative {
  readonly schemes: readonly string[];
  readonly scopes: readonly string[];
}

function asScopes(requirement: JsonObject): Alternative {
  const schemes = Object.keys(requirement).sort();
  return {
    schemes,
    scopes: schemes.flatMap((name) =>
      listOf(requirement[name]).map((scope) => `${name} ${String(scope)}`),
    ),
  };
}

function compareAlternatives(
  old: readonly Alternative[],
  now: readonly Alternative[],
  place: Place,
  walk: Walk,
): void {
  const named = (some: readonly Alternative[], one: Alternative) =>
    some.find(({ schemes }) => same(schemes, one.schemes));
  for (const alternative of old) {
    const twin = named(now, alternative);
    if (twin === undefined) {
      walk.found({ kind: "api-security-removed", place, old: label(alternative) });
      continue;
    }
    for (const scope of twin.scopes.filter((one) => !alternative.scopes.includes(one))) {
      walk.found({ kind: "api-security-scope-added", place, new: scope });
    }
    for (const scope of alternative.scopes.filter((one) => !twin.scopes.includes(one))) {
      walk.found({ kind: "api-security-scope-removed", place, old: scope });
    }
  }
  for (const alternative of now) {
    if (named(old, alternative)) continue;
    walk.found({ kind: "api-security-added", place, new: label(alternative) });
  }
}

const label = ({ schemes }: Alternative) => schemes.join(" + ") || "none";

const labels = (some: readonly JsonObject[]) =>
  some.map((one) => label(asScopes(one))).join(" or ") || "none";

/** What of a security scheme a caller must do as it says. OpenAPI 3.1.1 section 4.8.27. */
const binding = ["type", "scheme", "in", "name", "bearerFormat", "openIdConnectUrl"];

/** Compares one security scheme; either may be missing. */
export function compareSecuritySchemes(base: unknown, head: unknown, place: Place, walk: Walk) {
  if (base === undefined) {
    const now = schemeLabel(head);
    walk.found({ kind: "api-security-component-added", place, only: "head", new: now });
    return;
  }
  if (head === undefined) {
    const old = schemeLabel(base);
    walk.found({ kind: "api-security-component-removed", place, only: "base", old });
    return;
  }
  const [b, h] = [objectOf(base), objectOf(head)];
  for (const key of binding) {
    const [old, now] = [get(b, key), get(h, key)];
    if (same(old, now)) continue;
    const at = { ...place, field: key };
    walk.found({ kind: "api-security-component-changed", place: at, old, new: now });
  }
  const [old, now] = [get(b, "flows"), get(h, "flows")];
  if (!same(old, now)) {
    const at = { ...place, field: "flows" };
    walk.found({ kind: "api-security-component-oauth-changed", place: at, old, new: now });
  }
}

function schemeLabel(scheme: unknown): string {
  const { type, scheme: name } = objectOf(scheme);
  return [type, name].filter((part) => part !== undefined).join(" ");
}
