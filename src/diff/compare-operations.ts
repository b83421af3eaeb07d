import { compareParameters } from "./compare-parameters.js";
import { compareRequestBodies } from "./compare-request-bodies.js";
import { compareResponses } from "./compare-responses.js";
import { compareSecurity } from "./compare-security.js";
import { compareServers } from "./compare-servers.js";
import { compareWords } from "./compare-annotations.js";
import { get, listOf, same, step, type JsonObject } from "./json.js";
import { operationsOf, type Operation } from "./operations.js";
import type { Place, Walk } from "./walk.js";

/** Compares the operations of two documents: those of base in its order, then what head adds. */
export function compareOperations(walk: Walk): void {
  const bases = operationsOf(walk.base);
  const heads = operationsOf(walk.head);
  const headByKey = new Map(heads.map((operation) => [operation.key, operation]));
  const baseKeys = new Set(bases.map(({ key }) => key));
  const headPaths = new Set(heads.map(pathKey));
  for (const base of bases) {
    const head = headByKey.get(base.key);
    walk.compared.clear();
    if (head) compareOperation(base, head, walk);
    else {
      const deprecated = get(base.value, "deprecated") === true;
      const kind = headPaths.has(pathKey(base))
        ? (`api-removed-${deprecated ? "with" : "without"}-deprecation` as const)
        : (`api-path-removed-${deprecated ? "with" : "without"}-deprecation` as const);
      walk.found({ kind, place: placeOf(base, base), only: "base" });
    }
  }
  for (const head of heads) {
    if (baseKeys.has(head.key)) continue;
    walk.found({ kind: "endpoint-added", place: placeOf(head, head), only: "head" });
  }
}

const pathKey = ({ path, webhook }: Operation) =>
  `${webhook ? "webhook " : ""}${path.replace(/\{[^}]*\}/g, "{}")}`;

function placeOf(base: Operation, head: Operation): Place {
  return {
    operation: head.name,
    field: "",
    base: base.pointer,
    head: head.pointer,
    request: true,
    response: true,
    ...(head.webhook ? { flipped: true } : {}),
  };
}

function compareOperation(base: Operation, head: Operation, walk: Walk): void {
  const place = placeOf(base, head);
  compareWords(base.value, head.value, place, walk);
  compareIds(base.value, head.value, place, walk);
  compareTags(base.value, head.value, place, walk);
  const deprecated = (operation: Operation) => get(operation.value, "deprecated") === true;
  if (deprecated(base) !== deprecated(head)) {
    const kind = deprecated(head) ? "endpoint-deprecated" : "endpoint-reactivated";
    walk.found({ kind, place });
  }
  compareParameters(base, head, place, walk);
  const at = (key: string, field: string): Place => ({
    ...place,
    field,
    base: step(base.pointer, key),
    head: step(head.pointer, key),
  });
  const [oldBody, newBody] = [get(base.value, "requestBody"), get(head.value, "requestBody")];
  compareRequestBodies(oldBody, newBody, at("requestBody", "request body"), walk);
  const [oldResponses, newResponses] = [get(base.value, "responses"), get(head.value, "responses")];
  compareResponses(oldResponses, newResponses, at("responses", "response"), walk);
  compareSecurity(base.value, head.value, place, walk);
  const [oldServers, newServers] = [get(base.value, "servers"), get(head.value, "servers")];
  if (oldServers !== undefined || newServers !== undefined) {
    compareServers(oldServers, newServers, at("servers", ""), walk);
  }
  const [old, now] = [get(base.value, "callbacks"), get(head.value, "callbacks")];
  if (!same(old, now)) walk.found({ kind: "callbacks-changed", place: at("callbacks", "") });
}

function compareIds(base: JsonObject, head: JsonObject, place: Place, walk: Walk): void {
  const [old, now] = [get(base, "operationId"), get(head, "operationId")];
  if (old === now) return;
  const change = old === undefined ? "added" : now === undefined ? "removed" : "changed";
  walk.found({ kind: `api-operation-id-${change}`, place, old, new: now });
}

function compareTags(base: JsonObject, head: JsonObject, place: Place, walk: Walk): void {
  const [old, now] = [listOf(get(base, "tags")), listOf(get(head, "tags"))];
  for (const tag of old.filter((one) => !now.includes(one))) {
    walk.found({ kind: "api-tag-removed", place, old: tag });
  }
  for (const tag of now.filter((one) => !old.includes(one))) {
    walk.found({ kind: "api-tag-added", place, new: tag });
  }
}
