import type {
  OpenApiDocument,
  OperationObject,
  ParameterObject,
  ResponseObject,
  SchemaObject,
} from "../../src/document/openapi.js";
import type { Carry } from "./can-carry.js";

/** What a comparison has to know of the API besides the documents. */
export interface Context {
  readonly carry: Carry;
  /** Operations whose body is all they take, by operationId. */
  readonly bare: ReadonlySet<string>;
  /** Those of them whose body's properties are spread over the method's parameters. */
  readonly spread: ReadonlySet<string>;
  /** Components that are unions. */
  readonly unions: ReadonlySet<string>;
  /** Components that nothing in the API leads to. */
  readonly unreferenced: ReadonlySet<string>;
  /** The classes that an SDK makes for single methods, and the errors that these throw. */
  readonly methodClasses: ReadonlySet<string>;
}

/** A document reduced to what a dialect can carry, in one form of several that mean the same. */
export function normalise(document: OpenApiDocument, context: Context): object {
  const { carry, unions, unreferenced, methodClasses } = context;
  const schemas = document.components?.schemas ?? {};
  const operations = operationsOf(document);
  const responseSchemas = carry.operations
    ? schemasOfResponses(operations, schemas, carry)
    : new Set();
  const isUnknown = (name: string) =>
    (carry.blankUnions && unions.has(name) && unreferenced.has(name)) ||
    (!carry.operations && methodClasses.has(name));
  const names = Object.keys(schemas)
    .filter((name) => !isUnknown(name))
    .sort();
  return {
    title: document.info.title,
    description: document.info.description,
    servers: document.servers?.map(({ url }) => url),
    schemes: Object.values(document.components?.securitySchemes ?? {})
      // The header of a key is printed nowhere, and without it a scheme cannot be written.
      .filter(({ type }) => type !== "apiKey")
      .map(({ type, scheme }) => [type, scheme]),
    tags: carry.operations
      ? (document.tags ?? [])
          .map((tag) => ({ ...tag, name: tagName(tag.name, carry) }))
          .sort((a, b) => (a.name < b.name ? -1 : 1))
      : undefined,
    operations: carry.operations
      ? operations.map(([key, one]) => [key, normaliseOperation(one, schemas, context)])
      : undefined,
    schemas: names.map((name) => {
      const isUnion = !carry.unionBranches && unions.has(name);
      const schema = isUnion ? withoutBranches(schemas[name]!) : canonical(schemas[name]!, carry);
      return [name, responseSchemas.has(name) ? { ...schema, description: undefined } : schema];
    }),
  };
}

const tagName = (name: string, { nestedTags }: Carry) =>
  nestedTags ? name : name.replaceAll(".", "");

function operationsOf(document: OpenApiDocument): [string, OperationObject][] {
  return Object.entries(document.paths ?? {})
    .flatMap(([path, item]) =>
      Object.entries(item).map(([method, one]): [string, OperationObject] => [
        `${method} ${path}`,
        one!,
      ]),
    )
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function normaliseOperation(
  operation: OperationObject,
  schemas: Record<string, SchemaObject>,
  context: Context,
): object {
  const { carry, bare, spread } = context;
  const { parameters, requestBody, responses, tags = [], ...rest } = operation;
  const isBare = bare.has(operation.operationId!);
  const isSpread = spread.has(operation.operationId!);
  return {
    ...rest,
    tags: tags.map((tag) => tagName(tag, carry)),
    parameters: (parameters ?? []).map((one) => normaliseParameter(one, carry)),
    body: requestBody && {
      required: !isBare || isSpread ? requestBody.required === true : undefined,
      // The row that stands for a whole request has the SDK's own text.
      description: isBare ? undefined : requestBody.description,
      content: isSpread
        ? spreadContent(requestBody.content, schemas, carry)
        : contentOf(requestBody.content, carry),
    },
    responses: sortedResponses(responses).map(([status, response]) => {
      const isSuccess = status.startsWith("2");
      return [
        isSuccess ? "2XX" : status,
        responseText(response, isSuccess, schemas, carry),
        contentOf(response.content ?? {}, carry),
      ];
    }),
  };
}

const sortedResponses = (responses: Record<string, ResponseObject> = {}) =>
  Object.entries(responses).sort(([a], [b]) => (a < b ? -1 : 1));

const contentOf = (content: Record<string, { schema?: SchemaObject }>, carry: Carry) =>
  Object.entries(content).map(([type, { schema }]) => [type, schema && canonical(schema, carry)]);

/** Of a class whose properties are spread, neither its name nor their order is told. */
const spreadContent = (
  content: Record<string, { schema?: SchemaObject }>,
  schemas: Record<string, SchemaObject>,
  carry: Carry,
) =>
  Object.entries(content).map(([type, { schema = {} }]) => {
    const name = pageName(schema);
    const { properties } = objectParts(name === undefined ? schema : schemas[name]!, carry);
    return [type, [...properties].sort(([a], [b]) => (a < b ? -1 : 1))];
  });

function normaliseParameter(parameter: ParameterObject, carry: Carry): object {
  const { example, schema, required, ...rest } = parameter;
  return {
    ...rest,
    required,
    schema: canonical(schema, carry, required === true),
    example: carry.examples ? example : undefined,
  };
}

/** Where nothing else is known, HTTP's own words stand in a description. */
const phrases = new Set(["Success", "Client error", "Server error", "Bad Request", "Not Found", "Conflict", "Unprocessable Entity", "Internal Server Error", "Service Unavailable", "OK"]); // prettier-ignore

/** The text of a response, or of the page that it leads to. */
function responseText(
  response: ResponseObject,
  isSuccess: boolean,
  schemas: Record<string, SchemaObject>,
  carry: Carry,
): string | undefined {
  const own = phrases.has(response.description) ? "" : response.description;
  const page = pageOf(response, schemas)?.description ?? "";
  if (isSuccess && carry.responseText === "page") return page || own;
  return own || page;
}

function pageName(schema: SchemaObject | undefined): string | undefined {
  if (!schema) return undefined;
  return schema.items ? pageName(schema.items) : schema.$ref?.split("/").at(-1);
}

function pageOf(response: ResponseObject, schemas: Record<string, SchemaObject>) {
  const [content] = Object.values(response.content ?? {});
  const name = pageName(content?.schema);
  return name === undefined ? undefined : schemas[name];
}

/** The schemas whose pages lead with a response's text, so that their own descriptions are not known. */
function schemasOfResponses(
  operations: readonly [string, OperationObject][],
  schemas: Record<string, SchemaObject>,
  carry: Carry,
): Set<string> {
  const names = new Set<string>();
  for (const [, { responses }] of operations) {
    for (const [status, response] of Object.entries(responses ?? {})) {
      const [content] = Object.values(response.content ?? {});
      const name = pageName(content?.schema);
      if (name === undefined) continue;
      const text = responseText(response, status.startsWith("2"), schemas, carry);
      const { description = "" } = schemas[name] ?? {};
      // What a recovered document says of the response was taken off the schema already.
      if (description === "" || text === description) names.add(name);
    }
  }
  return names;
}

const withoutBranches = ({ description, deprecated }: SchemaObject) => ({
  description,
  deprecated,
});

/** One form of a schema, whatever the ways of saying null, a constant, or an example. */
function canonical(schema: SchemaObject, carry: Carry, isRequired = true): Record<string, unknown> {
  const { type, format, anyOf, const: constant, description, deprecated, $ref } = schema;
  const branches =
    anyOf &&
    distinct(
      anyOf.filter((one) => one.type !== "null"),
      carry,
    );
  const hasNull = anyOf?.some((one) => one.type === "null") === true;
  if (branches?.length === 1) {
    const about = { ...schema };
    delete about.anyOf;
    const merged = [branches[0]!.type ?? "", hasNull ? "null" : []].flat();
    return canonical({ ...branches[0]!, ...about, type: merged }, carry, isRequired);
  }
  const types = [type ?? []].flat().filter((one) => one !== "");
  const [base] = types.filter((one) => one !== "null");
  const isNull = types.includes("null") || hasNull;
  const additional = schema.additionalProperties;
  return {
    ...scalarType(base, format, constant, carry),
    enum: schema.enum,
    open: carry.openEnums ? schema["x-speakeasy-unknown-values"] : undefined,
    $ref,
    description,
    deprecated,
    nullable: isNull && showsNull(schema, base, carry, isRequired),
    examples: carry.examples ? schema.examples : undefined,
    anyOf: branches?.map((one) => canonical(one, carry)),
    items: schema.items && canonical(schema.items, carry),
    additional: additional === true ? {} : additional && strip(canonical(additional, carry)),
    ...(base === "object" ? objectParts(schema, carry) : {}),
  };
}

/** What a language cannot tell apart is one branch. */
const distinct = (branches: readonly SchemaObject[], carry: Carry) => [
  ...new Map(branches.map((one) => [JSON.stringify(canonical(one, carry)), one])).values(),
];

function objectParts(
  schema: SchemaObject,
  carry: Carry,
): { properties: [string, boolean, object][]; additional?: object } {
  const { properties = {}, required = [] } = schema;
  const names = Object.keys(properties);
  return {
    // A class without members and an object of any members are one to a reader.
    ...(names.length === 0 && schema.additionalProperties === undefined ? { additional: {} } : {}),
    properties: names.map((name): [string, boolean, object] => [
      name,
      required.includes(name),
      canonical(properties[name]!, carry, required.includes(name)),
    ]),
  };
}

/** An empty schema in any form. */
const strip = (schema: Record<string, unknown>) =>
  JSON.parse(JSON.stringify({ ...schema, nullable: schema["nullable"] || undefined })) as object;

function scalarType(
  base: string | undefined,
  format: string | undefined,
  constant: unknown,
  carry: Carry,
): object {
  if (constant !== undefined) {
    const isKept = typeof constant === "boolean" ? carry.booleanLiterals : carry.stringLiterals;
    return { type: base, constant: isKept ? constant : undefined };
  }
  const type = base === "integer" && !carry.integers ? "number" : base;
  const isKept =
    format === "int32"
      ? carry.int32
      : format === "float"
        ? carry.float
        : format !== "date" || carry.dates;
  return { type, format: isKept ? format : undefined };
}

/** Lists, maps and dates never show that they may be null. */
function showsNull(
  schema: SchemaObject,
  base: string | undefined,
  carry: Carry,
  isRequired: boolean,
): boolean {
  if (base === "array" || base === "object" || schema.format?.startsWith("date")) return false;
  return carry.nullable === "always" || (carry.nullable === "required" && isRequired);
}
