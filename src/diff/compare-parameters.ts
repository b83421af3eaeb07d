import { compareWords } from "./compare-annotations.js";
import { compareContents } from "./compare-contents.js";
import { compareSchemas } from "./compare-schemas.js";
import { get, listOf, objectOf, same, step, type JsonObject } from "./json.js";
import type { Operation } from "./operations.js";
import { resolve } from "./references.js";
import { labelOf, typesOf } from "./schema-type.js";
import { shapeOf, viewOf } from "./schema-view.js";
import { follow, type Place, type Walk } from "./walk.js";

interface Parameter {
  readonly key: string;
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly given: { readonly value: unknown; readonly pointer: string };
}

/** Compares the parameters of one operation, those of its path among them. */
export function compareParameters(
  base: Operation,
  head: Operation,
  place: Place,
  walk: Walk,
): void {
  const sides = { ...place, response: false } as const;
  const bases = parametersOf(base, walk.base);
  const heads = parametersOf(head, walk.head);
  for (const [key, parameter] of bases) {
    const other = heads.get(key);
    const at: Place = {
      ...sides,
      field: fieldOf(other ?? parameter),
      base: parameter.given.pointer,
      head: other?.given.pointer ?? head.pointer,
    };
    if (other) compareParameter(parameter, other, at, walk);
    else {
      const old = labelOf(schemaOf(parameter, walk.base));
      walk.found({ kind: "request-parameter-removed", place: at, only: "base", old });
    }
  }
  for (const [key, parameter] of heads) {
    if (bases.has(key)) continue;
    const kind = parameter.required
      ? "new-required-request-parameter"
      : "new-optional-request-parameter";
    const at: Place = { ...sides, field: fieldOf(parameter), head: parameter.given.pointer };
    walk.found({ kind, place: at, only: "head", new: labelOf(schemaOf(parameter, walk.head)) });
  }
}

const fieldOf = (parameter: Parameter) => `${parameter.in} parameter ${parameter.name}`;

const schemaOf = ({ given }: Parameter, document: JsonObject) =>
  get(objectOf(resolve(document, given.value, given.pointer).value), "schema");

/**
 * By a key that is the same in both documents: path parameters by their position in the path, because
 * their names are not on the wire, and headers whatever the case of their letters (RFC 9110 section
 * 5.1). A parameter of the operation replaces one of the path (OpenAPI 3.1.1 section 4.8.10).
 */
function parametersOf(operation: Operation, document: JsonObject): ReadonlyMap<string, Parameter> {
  const inPath = [...operation.path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name);
  const parameters = operation.parameters.map((given): Parameter => {
    const value = objectOf(resolve(document, given.value, given.pointer).value);
    const [name, place] = [String(get(value, "name")), String(get(value, "in"))];
    const position = place === "path" ? inPath.indexOf(name) : -1;
    const id = position >= 0 ? String(position) : place === "header" ? name.toLowerCase() : name;
    const required = get(value, "required") === true;
    return { key: `${place} ${id}`, name, in: place, required, given };
  });
  return new Map(parameters.map((parameter) => [parameter.key, parameter]));
}

function compareParameter(base: Parameter, head: Parameter, at: Place, walk: Walk): void {
  if (base.in === "path" && base.name !== head.name) {
    walk.found({ kind: "path-parameter-renamed", place: at, old: base.name, new: head.name });
  }
  const pair = follow(base.given.value, head.given.value, at, walk);
  const [b, h] = [objectOf(pair.base.value), objectOf(pair.head.value)];
  const { place } = pair;
  compareWords(b, h, place, walk);
  if (base.required !== head.required) {
    const kind = head.required
      ? "request-parameter-became-required"
      : "request-parameter-became-optional";
    walk.found({ kind, place });
  }
  const deprecated = (parameter: JsonObject) => get(parameter, "deprecated") === true;
  if (deprecated(b) !== deprecated(h)) {
    const kind = deprecated(h) ? "request-parameter-deprecated" : "request-parameter-reactivated";
    walk.found({ kind, place });
  }
  const [old, now] = [serialization(b), serialization(h)];
  if (!same(old, now)) {
    walk.found({ kind: "request-parameter-serialization-changed", place, old, new: now });
  }
  compareContents(get(b, "content"), get(h, "content"), place, walk, {
    added: "request-body-media-type-added",
    removed: "request-body-media-type-removed",
  });
  compareParameterSchemas(b, h, place, walk);
}

/** How a parameter is written, with the defaults of OpenAPI 3.1.1 section 4.8.12.2. */
function serialization(parameter: JsonObject): JsonObject {
  const place = get(parameter, "in");
  const style =
    get(parameter, "style") ?? (place === "query" || place === "cookie" ? "form" : "simple");
  return {
    style,
    explode: get(parameter, "explode") ?? style === "form",
    allowReserved: get(parameter, "allowReserved") ?? false,
  };
}

/**
 * One value written in form style, exploded, is a list of one: a parameter that takes a list of what it
 * took before still takes it.
 */
function compareParameterSchemas(b: JsonObject, h: JsonObject, place: Place, walk: Walk): void {
  const [old, now] = [get(b, "schema"), get(h, "schema")];
  if (old === undefined && now === undefined) return;
  const at = { ...place, base: step(place.base, "schema"), head: step(place.head, "schema") };
  const shapes = [
    shapeOf(viewOf(old, at.base), walk.base).schema,
    shapeOf(viewOf(now, at.head), walk.head).schema,
  ] as const;
  const [wasList, isList] = shapes.map((shape) => listOf(typesOf(shape)).includes("array"));
  const { style, explode } = serialization(h);
  if (!wasList && isList && style === "form" && explode === true) {
    const [oldLabel, newLabel] = [labelOf(old), labelOf(now)];
    const kind = "request-parameter-type-generalized";
    walk.found({ kind, place, old: oldLabel, new: newLabel });
    const items = { ...at, field: `${place.field}[]`, head: step(at.head, "items") };
    compareSchemas(old, get(shapes[1], "items"), items, walk);
    return;
  }
  compareSchemas(old, now, at, walk);
}
