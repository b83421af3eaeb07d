import type { DatesByStatus, Shape, Shapes } from "../client-runtime/dates.js";
import type { MediaTypeObject, OpenApiDocument, SchemaObject } from "../document/openapi.js";
import { resolved } from "../document/resolved.js";
import { shapeFinder, type ShapeFinder } from "./date-shapes.js";
import { namedOperations, type NamedOperation } from "./named-operations.js";
import { targetText } from "./operation-table.js";

/** Where an API's operations have date-times. */
export interface DocumentDates {
  /** In answers: by operation (`GET /things`), and by status or range. Only operations that have some. */
  readonly answers: readonly (readonly [target: string, dates: DatesByStatus])[];
  readonly shapes: Shapes;
  /** True where a parameter or a body has some. */
  readonly areSent: boolean;
}

/** Undefined where no operation has any. */
export function documentDates(document: OpenApiDocument): DocumentDates | undefined {
  const operations = namedOperations(document);
  const finder = shapeFinder(document);
  const found = operations.map((named) => ({
    target: targetText(named),
    dates: answersOf(named, document, finder),
    sent: [
      ...(named.operation.parameters ?? []).map(({ schema }) => finder.find(schema)),
      ...Object.values(named.operation.requestBody?.content ?? {}).map(({ schema }) =>
        finder.find(schema),
      ),
    ],
  }));
  const { pruned, shapes } = finder.prune();
  const areSent = found.some(({ sent }) => sent.some(pruned));
  const answers = found.flatMap(({ target, dates }) => {
    const kept = dates.map(([status, shape]) => [status, pruned(shape)] as const);
    return kept.some(([, shape]) => shape) ? [[target, Object.fromEntries(kept)] as const] : [];
  });
  return areSent || answers.length > 0 ? { answers, shapes, areSent } : undefined;
}

type Answers = [status: string, shape: Shape][];

/**
 * Statuses that are not documented are as the types say: a success is like those that are documented, or
 * else like `default`, and a failure like `default`.
 */
function answersOf(
  { operation }: NamedOperation,
  document: OpenApiDocument,
  { find }: ShapeFinder,
): Answers {
  const responses = Object.entries(operation.responses ?? {});
  const byStatus = responses.map(([status, { content }]): Answers[number] => [
    status.toUpperCase().replace("DEFAULT", "default"),
    schemasOf(content, json).map(find),
  ]);
  const successes = byStatus.filter(([status]) => status.startsWith("2"));
  const [fallback] = byStatus.filter(([status]) => status === "default");
  const streams = responses.flatMap(([, { content }]) => [
    ...schemasOf(content, lines).map((schema) => itemOf(schema, document)),
    ...schemasOf(content, events).flatMap((schema) =>
      eventData(itemOf(schema, document), document),
    ),
  ]);
  return [
    ...byStatus,
    [
      "success",
      successes.length > 0 ? successes.map(([, shape]) => shape) : (fallback?.[1] ?? false),
    ],
    ...(streams.length > 0 ? [["stream", streams.map(find)] as Answers[number]] : []),
  ];
}

const json = /[/+]json\s*(?:;|$)/i;
const lines = /jsonl|ndjson|json-seq/i;
const events = /^text\/event-stream/i;

const schemasOf = (content: Readonly<Record<string, MediaTypeObject>> = {}, type: RegExp) =>
  Object.entries(content).flatMap(([name, { schema }]) =>
    schema && type.test(name) ? [schema] : [],
  );

/** A document may describe the stream as a list. */
function itemOf(schema: SchemaObject, document: OpenApiDocument): SchemaObject {
  const { type, items } = resolved(schema, document);
  return type === "array" && items ? items : schema;
}

/** A document describes either the event, with a member `data`, or the data alone. */
function eventData(given: SchemaObject, document: OpenApiDocument, depth = 0): SchemaObject[] {
  const schema = resolved(given, document);
  const branches = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  // A type may contain itself.
  if (branches.length > 0 && depth < 8)
    return branches.flatMap((branch) => eventData(branch, document, depth + 1));
  return [schema.properties?.["data"] ?? given];
}
