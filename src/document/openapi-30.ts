import { marksOf, marksCopied } from "./marks.js";
import type { OpenApiDocument } from "./openapi.js";
import { type Keywords, rewritten } from "./rewritten.js";

/**
 * The document in the form of OpenAPI 3.0.4, for tools that refuse 3.1. A copy, whose nodes keep their
 * marks.
 *
 * Schemas are written in the dialect of 3.0 (OpenAPI 3.0.4 section 4.7.24); what it has no words for is
 * left out: webhooks, shared path items, and keywords that came with JSON Schema 2020-12.
 */
export function asOpenApi30(document: OpenApiDocument): OpenApiDocument {
  const plain = without(document as OpenApiDocument & Keywords, [
    ...["openapi", "webhooks", "jsonSchemaDialect"],
  ]);
  const { info, components, ...others } = rewritten(plain, to30) as Keywords;
  return {
    openapi: "3.0.4",
    info: infoOf30(info as Keywords),
    ...others,
    // A 3.0 document must have paths, if only an empty object (OpenAPI 3.0.4 section 4.7.1).
    paths: others["paths"] ?? {},
    ...(components === undefined
      ? {}
      : { components: without(components as Keywords, ["pathItems"]) }),
  } as unknown as OpenApiDocument;
}

function infoOf30(given: Keywords): Keywords {
  const info = without(given, ["summary"]);
  const { license } = info;
  return license === undefined
    ? info
    : { ...info, license: without(license as Keywords, ["identifier"]) };
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
  const steps = [constOf30, examplesOf30, bytesOf30, limitsOf30, typesOf30, nullOf30];
  return steps.reduce((schema, step) => step(schema), without(node, unknown30));
}

/** 3.0 ignores whatever stands beside a $ref (OpenAPI 3.0.4 section 4.7.23). */
function referenceOf30(node: Keywords): Keywords {
  const { $ref, ...about } = node;
  if (Object.keys(about).length === 0) return node;
  const isSchema = String($ref).startsWith("#/components/schemas/");
  if (!isSchema) return { $ref, ...marksOf(node) };
  return { allOf: [{ $ref }], ...to30(about), ...marksCopied(node, "$ref", "allOf") };
}

function constOf30(schema: Keywords): Keywords {
  if (schema["const"] === undefined) return schema;
  const members = Object.entries(schema).map(([key, value]) =>
    key === "const" ? (["enum", [value]] as const) : ([key, value] as const),
  );
  return { ...Object.fromEntries(members), ...marksCopied(schema, "const", "enum") };
}

/** The one example that 3.0 has room for; those of a media type are objects by their names, and stay. */
function examplesOf30(schema: Keywords): Keywords {
  const { examples, ...others } = schema;
  if (!Array.isArray(examples)) return schema;
  if (examples.length === 0) return others;
  const marks = marksCopied(schema, "examples", "example");
  return { ...others, example: examples[0] as unknown, ...marks };
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

/** `nullable` has no effect without a type beside it (OpenAPI 3.0.4 section 4.7.24.2). */
const nullAlone = { type: "string", nullable: true, enum: [null] };

/** A list of types is one type, which null may stand for; several others are alternatives. */
function typesOf30(schema: Keywords): Keywords {
  const { type } = schema;
  if (type === "null") return { ...schema, ...nullAlone };
  if (!Array.isArray(type)) return schema;
  const types = type.filter((one) => one !== "null");
  const mayBeNull = types.length < type.length;
  if (types.length === 0) return { ...schema, ...nullAlone };
  if (types.length === 1) {
    const typed = { ...schema, type: types[0] as unknown };
    return mayBeNull ? nullable(typed) : typed;
  }
  const others = without(schema, ["type"]);
  const branches = [
    ...types.map((one) => ({ type: one as unknown })),
    ...(mayBeNull ? [nullAlone] : []),
  ];
  if (!("anyOf" in others)) return { ...others, anyOf: branches };
  return { ...others, allOf: [...((others["allOf"] as unknown[]) ?? []), { anyOf: branches }] };
}

/** What is one schema or null is that schema with `nullable`, where it has a type. */
function nullOf30(schema: Keywords): Keywords {
  const { anyOf, ...about } = schema;
  const [only, other, ...more] = Array.isArray(anyOf) ? (anyOf as Keywords[]) : [];
  const isOneOrNull = only && other && more.length === 0 && isNull(other);
  if (!isOneOrNull || typeof only["type"] !== "string" || "type" in about) return schema;
  return { ...nullable(only), ...about };
}

const isNull = ({ enum: values }: Keywords): boolean =>
  Array.isArray(values) && values.length === 1 && values[0] === null;

/** What is said of a use of a schema, and stands behind what the schema is. */
const said = ["description", "deprecated", "example"];

/** The schema, which may be null; an enum that null is to pass must name it. */
function nullable(schema: Keywords): Keywords {
  const members = Object.entries(schema).map(([key, value]): [string, unknown] => {
    if (key !== "enum" || !Array.isArray(value) || value.includes(null)) return [key, value];
    return [key, Object.assign([...(value as unknown[]), null], marksOf(value))];
  });
  const type = members.findIndex(([key]) => key === "type");
  const behind = members.findIndex(([key], at) => at > type && said.includes(key));
  members.splice(behind < 0 ? members.length : behind, 0, ["nullable", true]);
  return { ...Object.fromEntries(members), ...marksCopied(schema, "type", "nullable") };
}

/** The node without some of its members; its marks stay. */
function without(node: Keywords, members: readonly string[]): Keywords {
  if (!members.some((member) => member in node)) return node;
  const kept = Object.entries(node).filter(([key]) => !members.includes(key));
  return { ...Object.fromEntries(kept), ...marksOf(node) };
}
