import { STATUS_CODES } from "node:http";
import type {
  OpenApiDocument,
  OperationObject,
  ParameterObject,
  RequestBodyObject,
  ResponseObject,
  SchemaObject,
} from "../../src/document/openapi.js";
import { pointerTo } from "../../src/document/pointer.js";

/** One fact of a document, in the words in which a check looks for it on a page. */
export interface Fact {
  readonly kind: FactKind;
  readonly pointer: string;
  readonly value: unknown;
}

export type FactKind =
  | "schema"
  | "name"
  | "type"
  | "text"
  | "required"
  | "example"
  | "value"
  | "branch"
  | "operation"
  | "operationId"
  | "request body"
  | "status"
  | "content type"
  | "tag"
  | "url"
  | "scheme";

type Keys = readonly string[];

/** Every fact of the document that stands somewhere in its docs. */
export function* factsOf(document: OpenApiDocument): Generator<Fact> {
  const fact = (kind: FactKind, keys: Keys, value: unknown): Fact => ({
    kind,
    pointer: pointerTo(keys),
    value,
  });
  for (const [at, server] of (document.servers ?? []).entries()) {
    yield fact("url", ["servers", String(at)], server.url);
    yield* texts(server, ["servers", String(at)]);
  }
  for (const [at, tag] of (document.tags ?? []).entries()) {
    yield fact("tag", ["tags", String(at)], tag.name);
    yield* texts(tag, ["tags", String(at)]);
  }
  yield* texts(document.info, ["info"]);
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const [method, operation] of Object.entries(item)) {
      if (!operation) continue;
      yield fact("operation", ["paths", path, method], { method, path });
      yield* factsOfOperation(operation, ["paths", path, method]);
    }
  }
  const { schemas = {}, securitySchemes = {} } = document.components ?? {};
  for (const [name, scheme] of Object.entries(securitySchemes)) {
    yield fact("scheme", ["components", "securitySchemes", name], [name, scheme.type]);
  }
  for (const [name, schema] of Object.entries(schemas)) {
    const here = ["components", "schemas", name];
    yield fact("schema", here, name);
    yield* factsOfSchema(schema, here);
  }
}

function* factsOfOperation(operation: OperationObject, here: Keys): Generator<Fact> {
  const { operationId, tags = [], parameters = [], requestBody, responses = {} } = operation;
  if (operationId !== undefined) {
    yield { kind: "operationId", pointer: pointerTo([...here, "operationId"]), value: operationId };
  }
  yield* texts(operation, here);
  for (const [at, tag] of tags.entries()) {
    yield { kind: "tag", pointer: pointerTo([...here, "tags", String(at)]), value: tag };
  }
  for (const [at, parameter] of parameters.entries()) {
    yield* factsOfParameter(parameter, [...here, "parameters", String(at)]);
  }
  if (requestBody) yield* factsOfBody(requestBody, [...here, "requestBody"]);
  for (const [status, response] of Object.entries(responses)) {
    yield* factsOfResponse(status, response, [...here, "responses", status]);
  }
}

function* factsOfParameter(parameter: ParameterObject, here: Keys): Generator<Fact> {
  yield { kind: "name", pointer: pointerTo(here), value: parameter.name };
  yield* texts(parameter, here);
  const place = parameter.in === "path" ? parameter.name : undefined;
  yield {
    kind: "required",
    pointer: pointerTo([...here, "required"]),
    value: { required: parameter.required === true, place },
  };
  yield { kind: "type", pointer: pointerTo([...here, "schema"]), value: parameter.schema };
  if (parameter.example !== undefined) {
    yield { kind: "example", pointer: pointerTo([...here, "example"]), value: parameter.example };
  }
}

function* factsOfBody(body: RequestBodyObject, here: Keys): Generator<Fact> {
  yield* texts(body, here);
  for (const [type, { schema }] of Object.entries(body.content)) {
    yield { kind: "request body", pointer: pointerTo(here), value: schema };
    if (!schema) continue;
    yield* factsOfSchema(schema, [...here, "content", type, "schema"]);
  }
}

const madeUp: ReadonlySet<string | undefined> = new Set([
  ...Object.values(STATUS_CODES),
  "Success",
  "Client error",
  "Server error",
]);

function* factsOfResponse(status: string, response: ResponseObject, here: Keys): Generator<Fact> {
  yield { kind: "status", pointer: pointerTo(here), value: status };
  // HTTP's own words stand where the docs have none.
  if (!madeUp.has(response.description)) yield* texts(response, here);
  for (const [type, { schema }] of Object.entries(response.content ?? {})) {
    const place = [...here, "content", type];
    yield { kind: "content type", pointer: pointerTo(place), value: { status, type } };
    const whole: Keys = [...place, "schema"];
    if (!schema?.anyOf) yield { kind: "branch", pointer: pointerTo(whole), value: schema };
    for (const [at, branch] of (schema?.anyOf ?? []).entries()) {
      const pointer = pointerTo([...whole, "anyOf", String(at)]);
      yield { kind: "branch", pointer, value: branch };
    }
  }
}

function* factsOfSchema(schema: SchemaObject, here: Keys): Generator<Fact> {
  yield* texts(schema, here);
  for (const [at, value] of (schema.enum ?? []).entries()) {
    yield { kind: "value", pointer: pointerTo([...here, "enum", String(at)]), value };
  }
  for (const at of (schema.required ?? []).keys()) {
    const pointer = pointerTo([...here, "required", String(at)]);
    yield { kind: "required", pointer, value: { required: true } };
  }
  if (here[1] === "schemas") {
    for (const [at, branch] of (schema.anyOf ?? []).entries()) {
      if (branch.type === "null") continue;
      yield { kind: "branch", pointer: pointerTo([...here, "anyOf", String(at)]), value: branch };
    }
  }
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const place = [...here, "properties", name];
    yield { kind: "name", pointer: pointerTo(place), value: name };
    yield* texts(property, place);
    const key = (["type", "$ref", "anyOf", "const"] as const).find((one) => property[one]);
    if (key) yield { kind: "type", pointer: pointerTo([...place, key]), value: property };
    for (const [at, value] of (property.examples ?? []).entries()) {
      const pointer = pointerTo([...place, "examples", String(at)]);
      yield { kind: "example", pointer, value };
    }
  }
}

function* texts(
  node: { readonly summary?: string; readonly description?: string },
  here: Keys,
): Generator<Fact> {
  for (const key of ["summary", "description"] as const) {
    if (node[key] === undefined) continue;
    yield { kind: "text", pointer: pointerTo([...here, key]), value: node[key] };
  }
}
