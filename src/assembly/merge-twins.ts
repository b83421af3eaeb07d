import type { Api, TypeDefinition } from "../model/api.js";
import type { TypeExpression } from "../model/type-expression.js";

/**
 * The API with components that differ in nothing but their names merged into the one whose name comes
 * first by length, then by letters. SDKs make a class of its own for each place of an inline schema.
 *
 * Names then depend on what else there is, so they can change from run to run of a moving API: this is
 * done only when asked for.
 */
export function mergeTwins(api: Api): Api {
  const classes = sortIntoClasses(api.types);
  const names = new Map<string, string>();
  for (const members of classes) {
    const [kept] = [...members].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
    for (const name of members) names.set(name, kept!);
  }
  const rename = (type: TypeExpression): TypeExpression => mapReferences(type, names);
  const typed = <T extends { readonly type: TypeExpression }>(one: T): T => ({
    ...one,
    type: rename(one.type),
  });
  const kept = [...api.types].filter(([name]) => names.get(name) === name);
  return {
    ...api,
    types: new Map(kept.map(([name, definition]) => [name, mapDefinition(definition, rename)])),
    operations: api.operations.map((operation) => ({
      ...operation,
      parameters: operation.parameters.map(typed),
      ...(operation.requestBody
        ? {
            requestBody: {
              ...operation.requestBody,
              content: operation.requestBody.content.map(typed),
            },
          }
        : {}),
      responses: operation.responses.map((response) => ({
        ...response,
        content: response.content.map(typed),
      })),
    })),
  };
}

/**
 * Components that say the same, found by refinement: all begin in one class, and those are parted whose
 * texts differ once every reference is written as the class that it leads to.
 */
function sortIntoClasses(types: ReadonlyMap<string, TypeDefinition>): string[][] {
  let classOf = new Map<string, string>([...types.keys()].map((name) => [name, "0"]));
  for (let count = 1; ;) {
    const texts = new Map<string, string[]>();
    for (const [name, definition] of types) {
      const text = `${classOf.get(name)} ${textOf(definition, classOf)}`;
      texts.set(text, [...(texts.get(text) ?? []), name]);
    }
    if (texts.size === count) return [...texts.values()];
    count = texts.size;
    classOf = new Map(
      [...texts.values()].flatMap((names, at) => names.map((name) => [name, String(at)] as const)),
    );
  }
}

function textOf(definition: TypeDefinition, classOf: ReadonlyMap<string, string>): string {
  const mapped = mapDefinition(definition, (type) => mapReferences(type, classOf));
  return JSON.stringify(mapped, (key, value: unknown) =>
    key === "origin" || key === "origins" || (key === "name" && value === definition.name)
      ? undefined
      : value,
  );
}

function mapDefinition(
  definition: TypeDefinition,
  map: (type: TypeExpression) => TypeExpression,
): TypeDefinition {
  switch (definition.kind) {
    case "object":
      return {
        ...definition,
        fields: definition.fields.map((field) => ({ ...field, type: map(field.type) })),
        ...(definition.additional ? { additional: map(definition.additional) } : {}),
      };
    case "union":
      return {
        ...definition,
        branches: definition.branches.map((branch) => ({ ...branch, type: map(branch.type) })),
      };
    case "alias":
      return { ...definition, type: map(definition.type) };
    case "enum":
      return definition;
  }
}

function mapReferences(type: TypeExpression, names: ReadonlyMap<string, string>): TypeExpression {
  const inner = (one: TypeExpression) => mapReferences(one, names);
  switch (type.kind) {
    case "reference":
      return { kind: "reference", name: names.get(type.name) ?? type.name };
    case "array":
    case "event-stream":
      return { ...type, items: inner(type.items) };
    case "map":
      return { ...type, values: inner(type.values) };
    case "nullable":
      return { ...type, type: inner(type.type) };
    case "union":
      return { ...type, branches: type.branches.map(inner) };
    case "object":
      return {
        ...type,
        fields: type.fields.map((field) => ({ ...field, type: inner(field.type) })),
      };
    default:
      return type;
  }
}
