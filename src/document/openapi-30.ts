import type { OpenApiDocument } from "./openapi.js";
import { type Keywords, rewritten } from "./rewritten.js";

/**
 * The document in the form of OpenAPI 3.0.4, for tools that refuse 3.1. A copy.
 *
 * Schemas are written in the dialect of 3.0 (OpenAPI 3.0.4 section 4.7.24); what it has no words for is
 * left out: webhooks, shared path items, and keywords that came with JSON Schema 2020-12.
 */
export function asOpenApi30(document: OpenApiDocument): OpenApiDocument {
  const { openapi, webhooks, jsonSchemaDialect, ...kept } = document as OpenApiDocument & Keywords;
  void [openapi, webhooks, jsonSchemaDialect];
  const written = rewritten(kept, to30) as Omit<OpenApiDocument, "openapi">;
  const { info, components } = written as { info: Keywords; components?: Keywords };
  return {
    openapi: "3.0.4",
    ...written,
    info: infoOf30(info) as unknown as OpenApiDocument["info"],
    // A 3.0 document must have paths, if only an empty object (OpenAPI 3.0.4 section 4.7.1).
    paths: written.paths ?? {},
    ...(components && { components: without(components, ["pathItems"]) }),
  } as OpenApiDocument;
}

function infoOf30(info: Keywords): Keywords {
  const { license, ...others } = without(info, ["summary"]);
  return license === undefined
    ? others
    : { ...others, license: without(license as Keywords, ["identifier"]) };
}

/** Keywords of 2020-12 that 3.0 does not know. */
const unknown30 = [
  ...["$id", "$schema", "$anchor", "$defs", "$comment", "$dynamicRef", "$dynamicAnchor"],
  ...["if", "then", "else", "contains", "minContains", "maxContains", "prefixItems"],
  ...["patternProperties", "propertyNames", "dependentRequired", "dependentSchemas"],
  ...["unevaluatedItems", "unevaluatedProperties", "contentSchema"],
];

function to30(node: Keywords): Keywords {
  if (typeof node["$ref"] === "string") return referenceOf30(node);
  const steps = [constOf30, examplesOf30, bytesOf30, limitsOf30, typesOf30];
  return steps.reduce((schema, step) => step(schema), without(node, unknown30));
}

/** 3.0 ignores whatever stands beside a $ref (OpenAPI 3.0.4 section 4.7.23). */
function referenceOf30({ $ref, ...about }: Keywords): Keywords {
  const isSchema = String($ref).startsWith("#/components/schemas/");
  if (!isSchema || Object.keys(about).length === 0) return { $ref };
  return { allOf: [{ $ref }], ...to30(about) };
}

const constOf30 = ({ const: value, ...schema }: Keywords): Keywords =>
  value === undefined ? schema : { ...schema, enum: [value] };

/** The one example that 3.0 has room for; those of a media type are objects by their names, and stay. */
function examplesOf30(schema: Keywords): Keywords {
  const { examples, ...others } = schema;
  if (!Array.isArray(examples)) return schema;
  return examples.length > 0 ? { ...others, example: examples[0] as unknown } : others;
}

function bytesOf30(schema: Keywords): Keywords {
  const { contentMediaType, contentEncoding, ...others } = schema;
  if (contentMediaType === undefined && contentEncoding === undefined) return schema;
  return { ...others, format: contentEncoding === undefined ? "binary" : "byte" };
}

/** In 3.0 an exclusive limit is a flag beside the limit. */
function limitsOf30({ exclusiveMinimum, exclusiveMaximum, ...schema }: Keywords): Keywords {
  const limit = (plain: string, exclusive: string, value: unknown): Keywords =>
    value === undefined ? {} : { [plain]: value, [exclusive]: true };
  return {
    ...schema,
    ...limit("minimum", "exclusiveMinimum", exclusiveMinimum),
    ...limit("maximum", "exclusiveMaximum", exclusiveMaximum),
  };
}

/** A list of types is one type, which null may stand for; several others are alternatives. */
function typesOf30(schema: Keywords): Keywords {
  const { type, ...others } = schema;
  if (type === "null") return { ...others, ...nullAlone };
  if (!Array.isArray(type)) return schema;
  const types = (type as unknown[]).filter((one) => one !== "null");
  if (types.length === 0) return { ...others, ...nullAlone };
  const typed =
    types.length === 1
      ? { type: types[0], ...others }
      : { ...others, anyOf: types.map((one) => ({ type: one })) };
  if (types.length === type.length) return typed;
  // An enum that null is to pass must name it.
  const values = typed["enum" as keyof typeof typed] as unknown;
  const enumerated =
    Array.isArray(values) && !values.includes(null)
      ? { enum: [...(values as unknown[]), null] }
      : {};
  return { ...typed, nullable: true, ...enumerated };
}

/** `nullable` has no effect without a type beside it (OpenAPI 3.0.4 section 4.7.24.2). */
const nullAlone = { type: "string", nullable: true, enum: [null] };

const without = (keywords: Keywords, members: readonly string[]): Keywords =>
  Object.fromEntries(Object.entries(keywords).filter(([key]) => !members.includes(key)));
