import { get, isObject, objectOf, type JsonObject } from "./json.js";
import { operationsOf, type Operation } from "./operations.js";
import { resolve, schemaName } from "./references.js";
import { schemasOf } from "./schema-pairs.js";

/** By which operations a schema is used, by their keys. */
export interface Usage {
  readonly request: ReadonlySet<string>;
  readonly response: ReadonlySet<string>;
}

/** The usage of the schemas of two documents, by their names. */
export interface UsageOfBoth {
  readonly base: ReadonlyMap<string, Usage>;
  readonly head: ReadonlyMap<string, Usage>;
}

type Direction = keyof Usage;

/** Property flags that keep a schema out of one direction. */
const hidden = { request: "readOnly", response: "writeOnly" } as const;

/** For each component schema the operations that send it and that return it, at any depth. */
export function usageOf(document: JsonObject): ReadonlyMap<string, Usage> {
  const usage = new Map<string, { request: Set<string>; response: Set<string> }>();
  const schemas = schemasOf(document);
  for (const name of Object.keys(schemas)) {
    usage.set(name, { request: new Set(), response: new Set() });
  }
  for (const direction of ["request", "response"] as const) {
    const edges = new Map<string, ReadonlySet<string>>();
    const next = (name: string) => {
      const known = edges.get(name) ?? schemasIn(schemas[name], direction, document);
      edges.set(name, known);
      return known;
    };
    for (const operation of operationsOf(document)) {
      const first = new Set(
        partsOf(operation, direction).flatMap((part) => [...schemasIn(part, direction, document)]),
      );
      for (const name of reachable(first, next)) usage.get(name)?.[direction].add(operation.key);
    }
  }
  return usage;
}

function partsOf({ value, parameters, webhook }: Operation, direction: Direction): unknown[] {
  const isRequest = (direction === "request") !== webhook;
  return isRequest
    ? [...parameters.map((parameter) => parameter.value), get(value, "requestBody")]
    : [get(value, "responses")];
}

function reachable(
  first: Iterable<string>,
  next: (name: string) => ReadonlySet<string>,
): ReadonlySet<string> {
  const reached = new Set(first);
  // A set hands out what is added to it while it is being gone through.
  for (const name of reached) for (const other of next(name)) reached.add(other);
  return reached;
}

/** The component schemas that a node refers to, not looking into them; other components are followed. */
function schemasIn(
  node: unknown,
  direction: Direction,
  document: JsonObject,
  found = new Set<string>(),
  followed = new Set<string>(),
): ReadonlySet<string> {
  if (Array.isArray(node)) {
    for (const item of node) schemasIn(item, direction, document, found, followed);
  }
  if (!isObject(node)) return found;
  const ref = get(node, "$ref");
  const name = schemaName(ref);
  if (name !== undefined) found.add(name);
  else if (typeof ref === "string" && !followed.has(ref)) {
    followed.add(ref);
    const { value, found: there } = resolve(document, node, "#");
    if (there) schemasIn(value, direction, document, found, followed);
  }
  for (const [key, child] of Object.entries(node)) {
    if (key === "example" || key === "examples" || key === "default") continue;
    if (key !== "properties") {
      schemasIn(child, direction, document, found, followed);
      continue;
    }
    for (const property of Object.values(objectOf(child))) {
      if (isObject(property) && property[hidden[direction]] === true) continue;
      schemasIn(property, direction, document, found, followed);
    }
  }
  return found;
}
