import type { Api, Operation } from "../model/api.js";
import { type FactKind, inferenceRules } from "../model/inference.js";

export interface FactCount {
  readonly kind: FactKind;
  /** Stand in the docs, each at its origin. */
  readonly explicit: number;
  /** Concluded by a rule. */
  readonly inferred: number;
  /** Left open by the docs. */
  readonly unknown: number;
}

/** Counts the facts of each kind: those concluded by a rule, those left open, and the rest, which stand in the docs. */
export function countFacts(api: Api): FactCount[] {
  const inferred = new Map<FactKind, number>();
  for (const { rule } of api.inferences) {
    const { kind } = inferenceRules[rule];
    inferred.set(kind, (inferred.get(kind) ?? 0) + 1);
  }
  return totals(api).map(({ kind, total, unknown = 0 }) => {
    const concluded = Math.min(inferred.get(kind) ?? 0, total - unknown);
    return { kind, explicit: total - unknown - concluded, inferred: concluded, unknown };
  });
}

interface Total {
  readonly kind: FactKind;
  readonly total: number;
  readonly unknown?: number;
}

function totals(api: Api): Total[] {
  const { operations } = api;
  const objects = [...api.types.values()].flatMap((type) => (type.kind === "object" ? [type] : []));
  const properties = objects.reduce((sum, { fields }) => sum + fields.length, 0);
  const sum = (count: (operation: Operation) => number) =>
    operations.reduce((total, operation) => total + count(operation), 0);
  const parameters = sum((one) => one.parameters.length);
  const successes = operations.flatMap((one) =>
    one.responses.filter(({ status }) => status.startsWith("2")),
  );
  const contents = successes.flatMap((response) => response.content);
  const open = (list: readonly { contentType: string }[]) =>
    list.filter(({ contentType }) => contentType === "*/*").length;
  const bodies = operations.flatMap((one) => one.requestBody?.content ?? []);
  return [
    {
      kind: "operation",
      total: operations.length + api.unplaced.length,
      unknown: api.unplaced.length,
    },
    { kind: "parameter", total: parameters },
    { kind: "parameter place", total: parameters },
    { kind: "request body", total: bodies.length },
    { kind: "request content type", total: bodies.length, unknown: open(bodies) },
    { kind: "response", total: successes.length },
    { kind: "response content type", total: contents.length, unknown: open(contents) },
    { kind: "error response", total: sum((one) => one.responses.length) - successes.length },
    { kind: "schema", total: api.types.size },
    { kind: "property", total: properties },
    { kind: "name on the wire", total: properties + parameters },
    { kind: "security", total: api.securitySchemes.length + operations.length },
    { kind: "server", total: api.servers.length },
    { kind: "tag", total: api.tags.length },
  ];
}
