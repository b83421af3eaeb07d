import type { Descend } from "./compare-schemas.js";
import { get, isObject, keysOfBoth, listOf, objectOf, step, type JsonObject } from "./json.js";
import { labelOf } from "./schema-type.js";
import { below, type Place, type Walk } from "./walk.js";

/** Compares the properties of two objects, which of them are required, and what else they may hold. */
export function compareProperties(
  base: JsonObject,
  head: JsonObject,
  place: Place,
  walk: Walk,
  descend: Descend,
): void {
  const [b, h] = [objectOf(get(base, "properties")), objectOf(get(head, "properties"))];
  const [wasRequired, isRequired] = [namesIn(base), namesIn(head)];
  const names = [...new Set([...keysOfBoth(b, h), ...wasRequired, ...isRequired])];
  for (const name of names) {
    const property: Property = {
      name,
      base: Object.hasOwn(b, name) ? b[name] : undefined,
      head: Object.hasOwn(h, name) ? h[name] : undefined,
      wasRequired: wasRequired.has(name),
      isRequired: isRequired.has(name),
    };
    compareProperty(property, propertyPlace(property, place), walk, descend);
  }
  compareFurther(get(base, "additionalProperties"), get(head, "additionalProperties"), {
    place,
    walk,
    descend,
  });
  const [pb, ph] = [
    objectOf(get(base, "patternProperties")),
    objectOf(get(head, "patternProperties")),
  ];
  for (const pattern of keysOfBoth(pb, ph)) {
    const at = below(place, fieldBelow(place.field, `/${pattern}/`), "patternProperties", pattern);
    descend(get(pb, pattern), get(ph, pattern), at);
  }
}

interface Property {
  readonly name: string;
  readonly base: unknown;
  readonly head: unknown;
  readonly wasRequired: boolean;
  readonly isRequired: boolean;
}

const namesIn = (schema: JsonObject) => new Set(listOf(get(schema, "required")).map(String));

/**
 * A read-only property is no part of a request, and a write-only one no part of a response (OpenAPI
 * 3.1.1 section 4.8.24.1, JSON Schema Validation section 9.4).
 */
function propertyPlace({ name, base, head }: Property, place: Place): Place {
  const at = below(place, fieldBelow(place.field, name), "properties", name);
  const has = (schema: unknown, key: string) =>
    schema === undefined || (isObject(schema) && schema[key] === true);
  const both = (key: string) =>
    (base !== undefined || head !== undefined) && has(base, key) && has(head, key);
  return {
    ...at,
    request: both("readOnly") ? false : place.request,
    response: both("writeOnly") ? false : place.response,
  };
}

function compareProperty(property: Property, place: Place, walk: Walk, descend: Descend): void {
  const { base, head, wasRequired, isRequired } = property;
  if (base === undefined && head !== undefined && !wasRequired) {
    const kind = isRequired ? "required-property-added" : "optional-property-added";
    walk.found({ kind, place, only: "head", new: labelOf(head) });
    return;
  }
  if (base !== undefined && head === undefined && !isRequired) {
    const kind = wasRequired ? "required-property-removed" : "optional-property-removed";
    walk.found({ kind, place, only: "base", old: labelOf(base) });
    return;
  }
  if (wasRequired !== isRequired) {
    const kind = isRequired ? "property-became-required" : "property-became-optional";
    walk.found({ kind, place, old: labelOf(base), new: labelOf(head) });
  }
  if (base === undefined && head === undefined) return;
  compareDirections(objectOf(base), objectOf(head), { place, walk, isRequired });
  descend(base, head, place);
}

function compareDirections(
  base: JsonObject,
  head: JsonObject,
  { place, walk, isRequired }: { place: Place; walk: Walk; isRequired: boolean },
): void {
  const flag = (schema: JsonObject, key: string) => get(schema, key) === true;
  const [wasRead, isRead] = [flag(base, "readOnly"), flag(head, "readOnly")];
  if (!wasRead && isRead) walk.found({ kind: "became-read-only", place });
  if (wasRead && !isRead) {
    const kind = isRequired
      ? "required-property-became-not-read-only"
      : "optional-property-became-not-read-only";
    walk.found({ kind, place });
  }
  const [wasWrite, isWrite] = [flag(base, "writeOnly"), flag(head, "writeOnly")];
  if (!wasWrite && isWrite) {
    const kind = isRequired
      ? "required-property-became-write-only"
      : "optional-property-became-write-only";
    walk.found({ kind, place });
  }
  if (wasWrite && !isWrite) walk.found({ kind: "became-not-write-only", place });
}

/** Compares what an object may hold beside its properties; anything, where nothing is said. */
function compareFurther(
  base: unknown,
  head: unknown,
  { place, walk, descend }: { place: Place; walk: Walk; descend: Descend },
): void {
  const [forbade, forbids] = [base === false, head === false];
  if (forbade && forbids) return;
  if (forbade !== forbids) {
    const kind = forbids ? "additional-properties-forbidden" : "additional-properties-allowed";
    walk.found({ kind, place, old: told(base), new: told(head) });
    return;
  }
  descend(base, head, {
    ...place,
    field: fieldBelow(place.field, "*"),
    base: step(place.base, "additionalProperties"),
    head: step(place.head, "additionalProperties"),
  });
}

const told = (further: unknown) =>
  further === undefined || typeof further === "boolean" ? further : labelOf(further);

/** A property's name after what it stands in; names with dots or spaces are quoted. */
function fieldBelow(field: string, name: string): string {
  const shown = /^[^\s.[\]<>]+$/.test(name) ? name : JSON.stringify(name);
  return field === "" ? shown : `${field}.${shown}`;
}
