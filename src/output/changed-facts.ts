import { isDeepStrictEqual } from "node:util";
import type { OpenApiDocument } from "../document/openapi.js";
import { isHttpMethod } from "../model/api.js";

/** Says in lines how one document differs from another; what is put in place of `changedFacts` does too. */
export type SummarizeChanges = (
  base: OpenApiDocument,
  head: OpenApiDocument,
) => Promise<readonly string[]> | readonly string[];

type Node = Readonly<Record<string, unknown>>;

/**
 * What was added to a document, removed from it and changed in it: by operation and schema, and within
 * them by parameter, field and keyword. It says what differs, not what that means for callers.
 */
export const changedFacts: SummarizeChanges = (base, head) => [
  ...named("", operationsOf(base), operationsOf(head), operationLines),
  ...named("schema ", schemasOf(base), schemasOf(head), schemaLines),
  ...otherLines(base, head),
];

/** Lines of all that stands in one of two maps only, and of what differs in both. */
function named(
  noun: string,
  base: ReadonlyMap<string, unknown>,
  head: ReadonlyMap<string, unknown>,
  inside: (where: string, base: Node, head: Node) => readonly string[],
): string[] {
  return [...new Set([...base.keys(), ...head.keys()])].flatMap((name) => {
    const where = `${noun}${name}`;
    if (!head.has(name)) return [`${where}: removed`];
    if (!base.has(name)) return [`${where}: added`];
    const [before, after] = [base.get(name), head.get(name)];
    if (isDeepStrictEqual(before, after)) return [];
    const lines = inside(where, nodeOf(before), nodeOf(after));
    return lines.length > 0 ? lines : [`${where}: changed`];
  });
}

function operationLines(where: string, base: Node, head: Node): string[] {
  return [
    ...named(`${where}: parameter `, parametersOf(base), parametersOf(head), keywordLines),
    ...named(`${where}: response `, mapOf(base["responses"]), mapOf(head["responses"]), () => []),
    ...keywordLines(where, base, head, ["parameters", "responses"]),
  ];
}

function schemaLines(where: string, base: Node, head: Node): string[] {
  return [
    ...named(`${where}: field `, fieldsOf(base), fieldsOf(head), keywordLines),
    ...keywordLines(where, base, head, ["properties", "required"]),
  ];
}

/** Such as `schema Book: field title: maxLength: 20 → 40`. */
function keywordLines(where: string, base: Node, head: Node, except: string[] = []): string[] {
  return [...new Set([...Object.keys(base), ...Object.keys(head)])]
    .filter((key) => !except.includes(key) && !isDeepStrictEqual(base[key], head[key]))
    .map((key) => `${where}: ${key}${valueChange(base[key], head[key])}`);
}

/** Values that fit a line are shown; of others it is said that they differ. */
function valueChange(before: unknown, after: unknown): string {
  const [from, to] = [before, after].map((value) => JSON.stringify(value) ?? "none");
  return from!.length + to!.length <= 80 ? `: ${from} → ${to}` : " changed";
}

function otherLines(base: OpenApiDocument, head: OpenApiDocument): string[] {
  const parts = (document: OpenApiDocument) => nodeOf(nodeOf(document)["components"]);
  return [
    ...keywordLines("document", nodeOf(base), nodeOf(head), ["paths", "components"]),
    ...keywordLines("components", parts(base), parts(head), ["schemas"]),
  ];
}

function operationsOf(document: OpenApiDocument): Map<string, unknown> {
  const items = Object.entries(nodeOf(nodeOf(document)["paths"]));
  return new Map(
    items.flatMap(([path, item]) =>
      Object.entries(nodeOf(item))
        .filter(([key]) => isHttpMethod(key))
        .map(([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const),
    ),
  );
}

const schemasOf = (document: OpenApiDocument) =>
  mapOf(nodeOf(nodeOf(document)["components"])["schemas"]);

function parametersOf(operation: Node): Map<string, unknown> {
  const list = Array.isArray(operation["parameters"]) ? operation["parameters"] : [];
  return new Map(
    list.map((parameter: unknown) => {
      const { in: place, name, $ref } = nodeOf(parameter);
      return [$ref === undefined ? `${String(place)} ${String(name)}` : String($ref), parameter];
    }),
  );
}

/** A field with what its schema says of it in `required`. */
function fieldsOf(schema: Node): Map<string, unknown> {
  const required = Array.isArray(schema["required"]) ? schema["required"] : [];
  return new Map(
    Object.entries(nodeOf(schema["properties"])).map(([name, field]) => [
      name,
      { ...nodeOf(field), ...(required.includes(name) ? { required: true } : {}) },
    ]),
  );
}

const mapOf = (value: unknown) => new Map(Object.entries(nodeOf(value)));

function nodeOf(value: unknown): Node {
  return typeof value === "object" && value !== null ? (value as Node) : {};
}
