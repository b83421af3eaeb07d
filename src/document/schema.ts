import type { Origin } from "../diagnostics/diagnostic.js";
import type { Field, TypeDefinition, UnionDefinition } from "../model/api.js";
import { type TypeExpression, unionOf } from "../model/type-expression.js";
import { allFrom, fact, from, listFrom, marksOf } from "./marks.js";
import type { SchemaObject } from "./openapi.js";

/** The versions of OpenAPI that can be written; they differ in how a schema says null and gives examples. */
export type OpenApiVersion = "3.1" | "3.0";

/** The schema of a component (OpenAPI 3.1.1 section 4.8.24; 3.0.4 section 4.7.24). */
export function definitionSchema(
  definition: TypeDefinition,
  version: OpenApiVersion,
): SchemaObject {
  const { origin, origins } = definition;
  const about: SchemaObject = {
    ...fact("description", definition.description, origins?.description),
    ...fact("deprecated", definition.deprecated || undefined, origins?.deprecated),
    ...from(origin),
  };
  switch (definition.kind) {
    case "object": {
      const { fields, additional } = definition;
      return { ...about, ...objectSchema(fields, version, additional, origins?.additional) };
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
      return described(typeSchema(unionOf(markedBranches(definition)), version), about, version);
    case "alias":
      return described(typeSchema(definition.type, version), about, version);
  }
}

/** The branches of a union, unions among them taken apart, each with the mark of its origin. */
function markedBranches({ branches }: UnionDefinition): TypeExpression[] {
  return branches.flatMap(({ type, origin }) =>
    (type.kind === "union" ? type.branches : [type]).map((one) => ({ ...one, ...from(origin) })),
  );
}

/** The schema of a type, with the marks that the type has. */
export function typeSchema(type: TypeExpression, version: OpenApiVersion): SchemaObject {
  return Object.assign(schemaOfKind(type, version), marksOf(type));
}

function schemaOfKind(type: TypeExpression, version: OpenApiVersion): SchemaObject {
  switch (type.kind) {
    case "any":
      return {};
    case "null":
      return nullSchema(version);
    case "literal":
      return literalSchema(type.value, version);
    case "array":
      return { type: "array", items: typeSchema(type.items, version) };
    case "map": {
      const values = typeSchema(type.values, version);
      return {
        type: "object",
        additionalProperties: Object.keys(values).length > 0 ? values : true,
      };
    }
    case "union":
      return { anyOf: type.branches.map((branch) => typeSchema(branch, version)) };
    case "nullable":
      return nullableSchema(typeSchema(type.type, version), version);
    case "reference":
      return { $ref: `#/components/schemas/${type.name}` };
    case "object":
      return objectSchema(type.fields, version);
    case "event-stream":
      return typeSchema(type.items, version);
    default:
      return { type: type.kind, ...(type.format === undefined ? {} : { format: type.format }) };
  }
}

function literalSchema(value: string | number | boolean, version: OpenApiVersion): SchemaObject {
  const type = Number.isInteger(value) ? "integer" : typeof value;
  return version === "3.1" ? { type, const: value } : { type, enum: [value] };
}

/**
 * Null alone. In 3.1 it is a type among others (JSON Schema Validation section 6.1.1); in 3.0 a keyword
 * that has no effect without a type beside it (OpenAPI 3.0.4 section 4.7.24.2).
 */
function nullSchema(version: OpenApiVersion): SchemaObject {
  return version === "3.1" ? { type: "null" } : { type: "string", nullable: true, enum: [null] };
}

function nullableSchema(schema: SchemaObject, version: OpenApiVersion): SchemaObject {
  if (schema.anyOf) return { ...schema, anyOf: [...schema.anyOf, nullSchema(version)] };
  if (typeof schema.type !== "string" || schema.const !== undefined) {
    return { anyOf: [schema, nullSchema(version)] };
  }
  if (version === "3.1") return { ...schema, type: [schema.type, "null"] };
  // An enum that null is to pass must name it.
  return { ...schema, nullable: true, ...(schema.enum ? { enum: [...schema.enum, null] } : {}) };
}

function objectSchema(
  fields: readonly Field[],
  version: OpenApiVersion,
  additional?: TypeExpression,
  additionalOrigin?: Origin,
): SchemaObject {
  const required = fields.filter((field) => field.required);
  // A page without a single field is how docs show an object whose properties nobody named.
  const open = additional ?? (fields.length === 0 ? { kind: "any" as const } : undefined);
  return {
    type: "object",
    ...(fields.length > 0 ? { properties: propertySchemas(fields, version) } : {}),
    ...(required.length > 0
      ? { required: listFrom(required.map(({ name, origins }) => [name, origins?.required])) }
      : {}),
    ...fact("additionalProperties", open && additionalSchema(open, version), additionalOrigin),
  };
}

function additionalSchema(type: TypeExpression, version: OpenApiVersion): SchemaObject | true {
  const schema = typeSchema(type, version);
  return Object.keys(schema).length > 0 ? schema : true;
}

function propertySchemas(
  fields: readonly Field[],
  version: OpenApiVersion,
): Record<string, SchemaObject> {
  // A map keeps `__proto__` a property like any other.
  return Object.fromEntries(fields.map((field) => [field.name, fieldSchema(field, version)]));
}

function fieldSchema(field: Field, version: OpenApiVersion): SchemaObject {
  const { example, origin, origins } = field;
  const about: SchemaObject = {
    ...fact("description", field.description, origins?.description),
    ...fact("deprecated", field.deprecated || undefined, origins?.deprecated),
    ...(example === undefined
      ? {}
      : version === "3.1"
        ? fact("examples", [example], origins?.example)
        : fact("example", example, origins?.example)),
    ...from(origin),
  };
  return described(typeSchema(field.type, version), about, version, origins?.type);
}

/** A schema, all of it from one place, with what is said about this use of it. */
function described(
  schema: SchemaObject,
  about: SchemaObject,
  version: OpenApiVersion,
  origin?: Origin,
): SchemaObject {
  // 3.0 ignores whatever stands beside a $ref (OpenAPI 3.0.4 section 4.7.23).
  const isHidden = version === "3.0" && schema.$ref !== undefined && Object.keys(about).length > 0;
  return { ...allFrom(isHidden ? { allOf: [schema] } : schema, origin), ...about };
}
