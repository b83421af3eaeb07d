import type { Origin } from "../diagnostics/diagnostic.js";
import type { OpenApiDocument } from "../document/openapi.js";
import type { Change } from "./change.js";
import { changesOf } from "./classify.js";
import { compareWords } from "./compare-annotations.js";
import { compareOperations } from "./compare-operations.js";
import { compareSecurity, compareSecuritySchemes } from "./compare-security.js";
import { compareServers } from "./compare-servers.js";
import { compareSchemas } from "./compare-schemas.js";
import { get, keysOfBoth, listOf, objectOf, step, type JsonObject } from "./json.js";
import { pairSchemas, schemasOf, type PairedSchemas } from "./schema-pairs.js";
import { schemaReach } from "./schema-reach.js";
import { usageOf } from "./usage.js";
import type { Finding, Place, Walk } from "./walk.js";

/** Where the node at a JSON Pointer of a document comes from. */
export type OriginOf = (pointer: string) => Origin | undefined;

export interface CompareOptions {
  /** Tells the lines behind either document, so that each change can name the one that caused it. */
  readonly originOf?: { readonly base?: OriginOf; readonly head?: OriginOf };
}

/**
 * What changed between two OpenAPI documents (3.0 or 3.1), in the order of the head: operations, then
 * components, each with what was removed from it.
 *
 * A component is compared once, however many operations use it, and what a change does to requests and
 * to responses follows from those that do. What is written differently and means the same is no change;
 * neither is `info.version`, which follows from the changes.
 */
export function compareDocuments(
  base: OpenApiDocument,
  head: OpenApiDocument,
  { originOf = {} }: CompareOptions = {},
): Change[] {
  const [b, h] = [objectOf(base), objectOf(head)];
  const schemas = pairSchemas(b, h);
  const findings: Finding[] = [];
  const walk: Walk = {
    base: b,
    head: h,
    schemas,
    compared: new Set(),
    found: (finding) => void findings.push(finding),
  };
  compareOperations(walk);
  const usage = { base: usageOf(b), head: usageOf(h) };
  compareSchemaComponents(schemas, schemaReach(walk, usage), walk);
  compareRest(walk);
  return changesOf(findings, { base: b, head: h, usage, originOf });
}

function compareSchemaComponents(
  schemas: PairedSchemas,
  reach: ReturnType<typeof schemaReach>,
  walk: Walk,
): void {
  const [bases, heads] = [schemasOf(walk.base), schemasOf(walk.head)];
  const placeOf = (base: string, head: string): Place => ({
    component: `schemas/${head}`,
    field: "",
    base: step("#/components/schemas", base),
    head: step("#/components/schemas", head),
    ...reach(base, head),
  });
  // Comparing may find further pairs that were renamed, as long as there are some.
  const done = new Set<string>();
  for (let found = true; found;) {
    found = false;
    for (const [from, to] of schemas.pairs()) {
      if (done.has(to)) continue;
      found = true;
      done.add(to);
      const place = placeOf(from, to);
      if (from !== to) walk.found({ kind: "schema-renamed", place, old: from, new: to });
      walk.compared.clear();
      compareSchemas(bases[from], heads[to], place, walk);
    }
  }
  const { base, head } = schemas.unpaired();
  for (const name of base) {
    walk.found({ kind: "schema-removed", place: placeOf(name, name), only: "base" });
  }
  for (const name of head) {
    walk.found({ kind: "schema-added", place: placeOf(name, name), only: "head" });
  }
}

/** Compares what stands beside operations and schemas. */
function compareRest(walk: Walk): void {
  const { base, head } = walk;
  const at = (field: string, ...keys: string[]): Place => ({
    field,
    base: step("#", ...keys),
    head: step("#", ...keys),
    request: true,
    response: true,
  });
  compareWords(base, head, at(""), walk);
  const [oldInfo, newInfo] = [objectOf(get(base, "info")), objectOf(get(head, "info"))];
  compareWords(oldInfo, newInfo, at("info", "info"), walk);
  compareServers(get(base, "servers"), get(head, "servers"), at("server", "servers"), walk);
  compareSecurity(base, head, at("security"), walk);
  const schemes = (document: JsonObject) =>
    objectOf(get(objectOf(get(document, "components")), "securitySchemes"));
  for (const name of keysOfBoth(schemes(base), schemes(head))) {
    const place: Place = {
      ...at("", "components", "securitySchemes", name),
      component: `securitySchemes/${name}`,
    };
    compareSecuritySchemes(get(schemes(base), name), get(schemes(head), name), place, walk);
  }
  compareTagWords(walk, at);
}

function compareTagWords(
  { base, head, ...walk }: Walk,
  at: (field: string, ...keys: string[]) => Place,
): void {
  const tags = (document: JsonObject) =>
    listOf(get(document, "tags")).map((tag, position) => [objectOf(tag), position] as const);
  const olds = tags(base);
  for (const [tag, position] of tags(head)) {
    const name = get(tag, "name");
    const [old, there] = olds.find(([one]) => get(one, "name") === name) ?? [];
    if (old === undefined) continue;
    const place = at(`tag ${String(name)}`, "tags", String(position));
    const located = { ...place, base: step("#/tags", there ?? 0) };
    compareWords(old, tag, located, { base, head, ...walk });
  }
}
