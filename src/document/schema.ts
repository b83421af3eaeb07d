import type { Origin } from "../diagnostics/diagnostic.js";
import type { Field, TypeDefinition, UnionDefinition } from "../model/api.js";
import { type TypeExpression, unionOf } from "../model/type-expression.js";
import { allFrom, fact, from, listFrom, marksOf } from "./marks.js";
import type { SchemaObject } from "./openapi.js";

/** The schema of a component (OpenAPI 3.1.1 section 4.8.24). */
export function definitionSchema(definition: TypeDefinition): SchemaObject {
  const { origin, origins } = definition;
  const about: SchemaObject = {
    ...fact("description", definition.description, origins?.description),
    ...fact("deprecated", definition.deprecated || undefined, origins?.deprecated),
    ...from(origin),
  };
  switch (definition.kind) {
    case "object": {
      const { fields, additional } = definition;
      return { ...about, ...objectSchema(fields, additional, origins?.additional) };
    }
    case "enum": {
      const [first] = definition.values;
      return {
        ...about,
        type: typeof first?.value === "number" ? "integer" : "string",
        enum: listFrom(definition.values.map((one) => [one.value, one.origin])),
        ...(definition.open ? { "x-speakeasy-unknown-values": "allow" } : {}),
      };
    }
    case "union":
      return described(typeSchema(unionOf(markedBranches(definition))), about);
    case "alias":
      return described(typeSchema(definition.type), about);
  }
}

/** The branches of a union, unions among them taken apart, each with the mark of its origin. */
function markedBranches({ branches }: UnionDefinition): TypeExpression[] {
  return branches.flatMap(({ type, origin }) =>
    (type.kind === "union" ? type.branches : [type]).map((one) => ({ ...one, ...from(origin) })),
  );
}

/** The schema of a type, with the marks that the type has. */
export function typeSchema(type: TypeExpression): SchemaObject {
  return Object.assign(schemaOfKind(type), marksOf(type));
}

function schemaOfKind(type: TypeExpression): SchemaObject {
  switch (type.kind) {
    case "any":
      return {};
    case "null":
      return { type: "null" };
    case "literal":
      return literalSchema(type.value);
    case "array":
      return { type: "array", items: typeSchema(type.items) };
    case "map": {
      const values = typeSchema(type.values);
      return {
        type: "object",
        additionalProperties: Object.keys(values).length > 0 ? values : true,
      };
    }
    case "union":
      return { anyOf: type.branches.map((branch) => typeSchema(branch)) };
    case "nullable":
      return nullableSchema(typeSchema(type.type));
    case "reference":
      return { $ref: `#/components/schemas/${type.name}` };
    case "object":
      return objectSchema(type.fields);
    case "event-stream":
      return typeSchema(type.items);
    default:
      return { type: type.kind, ...(type.format === undefined ? {} : { format: type.format }) };
  }
}

function literalSchema(value: string | number | boolean): SchemaObject {
  const type = Number.isInteger(value) ? "integer" : typeof value;
  return { type, const: value };
}

/** Null is a type among others. JSON Schema 2020-12, Validation, section 6.1.1. */
function nullableSchema(schema: SchemaObject): SchemaObject {
  if (schema.anyOf) return { ...schema, anyOf: [...schema.anyOf, { type: "null" }] };
  if (typeof schema.type !== "string" || schema.const !== undefined) {
    return { anyOf: [schema, { type: "null" }] };
  }
  return { ...schema, type: [schema.type, "null"] };
}

function objectSchema(
  fields: readonly Field[],
  additional?: TypeExpression,
  additionalOrigin?: Origin,
): SchemaObject {
  const required = fields.filter((field) => field.required);
  // A page without a single field is how docs show an object whose properties nobody named.
  const open = additional ?? (fields.length === 0 ? { kind: "any" as const } : undefined);
  return {
    type: "object",
    ...(fields.length > 0 ? { properties: propertySchemas(fields) } : {}),
    ...(required.length > 0
      ? { required: listFrom(required.map(({ name, origins }) => [name, origins?.required])) }
      : {}),
    ...fact("additionalProperties", open && additionalSchema(open), additionalOrigin),
  };
}

function additionalSchema(type: TypeExpression): SchemaObject | true {
  const schema = typeSchema(type);
  return Object.keys(schema).length > 0 ? schema : true;
}

function propertySchemas(fields: readonly Field[]): Record<string, SchemaObject> {
  // A map keeps `__proto__` a property like any other.
  return Object.fromEntries(fields.map((field) => [field.name, fieldSchema(field)]));
}

function fieldSchema(field: Field): SchemaObject {
  const { example, origin, origins } = field;
  const about: SchemaObject = {
    ...fact("description", field.description, origins?.description),
    ...fact("deprecated", field.deprecated || undefined, origins?.deprecated),
    ...fact("examples", example === undefined ? undefined : [example], origins?.example),
    ...from(origin),
  };
  return described(typeSchema(field.type), about, origins?.type);
}

/** A schema, all of it from one place, with what is said about this use of it. */
const described = (schema: SchemaObject, about: SchemaObject, origin?: Origin): SchemaObject => ({
  ...allFrom(schema, origin),
  ...about,
});
