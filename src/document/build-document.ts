import { STATUS_CODES } from "node:http";
import type {
  Api,
  Operation,
  Pagination,
  Parameter,
  Response,
  Security,
  SecurityScheme,
} from "../model/api.js";
import type {
  OpenApiDocument,
  OperationObject,
  ParameterObject,
  PathItemObject,
  ResponseObject,
  SchemaObject,
  SecuritySchemeObject,
  ServerObject,
} from "./openapi.js";
import { definitionSchema, type OpenApiVersion, typeSchema } from "./schema.js";

export interface BuildDocumentOptions {
  readonly version: OpenApiVersion;
  readonly info: { readonly title?: string | undefined; readonly version?: string | undefined };
  /** Server URLs that take the place of those in the docs. */
  readonly servers?: readonly string[] | undefined;
}

/** Writes the API as an OpenAPI document. A pure function: the same API gives the same document. */
export function buildDocument(api: Api, options: BuildDocumentOptions): OpenApiDocument {
  const { version } = options;
  const servers = options.servers?.map((url) => ({ url })) ?? api.servers.map(serverObject);
  const schemes = api.securitySchemes.filter(isUsable);
  const security = usable(api.security, schemes);
  const schemas = Object.fromEntries(
    [...api.types].map(([name, definition]) => [name, definitionSchema(definition, version)]),
  );
  return {
    openapi: version === "3.1" ? "3.1.1" : "3.0.4",
    info: {
      title: options.info.title ?? api.title ?? "API",
      ...(api.description === undefined ? {} : { description: api.description }),
      version: options.info.version ?? "0.0.0",
    },
    ...(servers.length > 0 ? { servers } : {}),
    ...(security.length > 0 && api.operations.length > 0
      ? { security: requirements(security) }
      : {}),
    ...(api.tags.length > 0 && api.operations.length > 0 ? { tags: api.tags.map(tagObject) } : {}),
    // A 3.0 document must have paths, if only an empty object (OpenAPI 3.0.4 section 4.7.1).
    ...(api.operations.length > 0 || version === "3.0"
      ? { paths: paths(api, schemes, version) }
      : {}),
    ...components(schemas, schemes),
  };
}

const serverObject = ({ url, description, variables }: Api["servers"][number]): ServerObject => ({
  url,
  ...(description === undefined ? {} : { description }),
  ...(variables
    ? {
        variables: Object.fromEntries(
          [...variables].map(([name, { default: value, values, description: text }]) => [
            name,
            {
              ...(values ? { enum: [...values] } : {}),
              default: value,
              ...(text === undefined ? {} : { description: text }),
            },
          ]),
        ),
      }
    : {}),
});

const tagObject = ({ name, description }: Api["tags"][number]) => ({
  name,
  ...(description === undefined ? {} : { description }),
});

/** Without the alternatives that take a scheme which cannot be written down. */
const usable = (security: Security, schemes: readonly SecurityScheme[]): Security =>
  security.filter((names) => names.every((name) => schemes.some((one) => one.name === name)));

/** An API key whose header is not documented cannot be written down. */
const isUsable = (scheme: SecurityScheme) =>
  (scheme.type !== "apiKey" || scheme.parameterName !== undefined) &&
  scheme.type !== "openIdConnect";

function components(
  schemas: Record<string, SchemaObject>,
  schemes: readonly SecurityScheme[],
): Pick<OpenApiDocument, "components"> {
  const hasSchemas = Object.keys(schemas).length > 0;
  if (!hasSchemas && schemes.length === 0) return {};
  return {
    components: {
      ...(hasSchemas ? { schemas } : {}),
      ...(schemes.length > 0
        ? { securitySchemes: Object.fromEntries(schemes.map((s) => [s.name, schemeObject(s)])) }
        : {}),
    },
  };
}

function schemeObject(scheme: SecurityScheme): SecuritySchemeObject {
  switch (scheme.type) {
    case "http":
      return { type: "http", scheme: scheme.scheme ?? "bearer" };
    case "apiKey":
      return { type: "apiKey", in: scheme.in ?? "header", name: scheme.parameterName ?? "" };
    default:
      return { type: "oauth2", flows: {} };
  }
}

function paths(
  api: Api,
  schemes: readonly SecurityScheme[],
  version: OpenApiVersion,
): Record<string, PathItemObject> {
  const items: Record<string, PathItemObject> = {};
  for (const operation of api.operations) {
    const item = (items[operation.path] ??= {});
    item[operation.method] = operationObject(operation, schemes, version);
  }
  return items;
}

function operationObject(
  operation: Operation,
  schemes: readonly SecurityScheme[],
  version: OpenApiVersion,
): OperationObject {
  const { requestBody, parameters } = operation;
  const security = ownRequirements(operation.security, schemes);
  return {
    ...(operation.operationId === undefined ? {} : { operationId: operation.operationId }),
    ...(operation.summary === undefined ? {} : { summary: operation.summary }),
    ...(operation.description === undefined ? {} : { description: operation.description }),
    ...(operation.deprecated ? { deprecated: true } : {}),
    ...(operation.tag === undefined ? {} : { tags: [operation.tag] }),
    ...(security ? { security } : {}),
    ...(parameters.length > 0
      ? { parameters: parameters.map((one) => parameterObject(one, version)) }
      : {}),
    ...(requestBody
      ? {
          requestBody: {
            ...(requestBody.description === undefined
              ? {}
              : { description: requestBody.description }),
            ...(requestBody.required ? { required: true } : {}),
            content: Object.fromEntries(
              requestBody.content.map(({ contentType, type }) => [
                contentType,
                { schema: typeSchema(type, version) },
              ]),
            ),
          },
        }
      : {}),
    ...(operation.pagination
      ? { "x-speakeasy-pagination": paginationObject(operation.pagination) }
      : {}),
    responses: Object.fromEntries(
      operation.responses.map((response) => [response.status, responseObject(response, version)]),
    ),
  };
}

/** Security Requirement Objects (OpenAPI 3.1.1 section 4.8.30). */
const requirements = (security: Security) =>
  security.map((names) => Object.fromEntries(names.map((name) => [name, []])));

/** An operation's own requirements. That none of its alternatives can be written down is not that it needs none. */
function ownRequirements(security: Security | undefined, schemes: readonly SecurityScheme[]) {
  if (!security) return undefined;
  const left = usable(security, schemes);
  return left.length === 0 && security.length > 0 ? undefined : requirements(left);
}

/** The extension by which SDK generators say how a list is paged through. */
function paginationObject({ type, inputs, results, nextCursor }: Pagination) {
  return {
    type,
    inputs: inputs.map((one) => ({ name: one.name, in: "parameters", type: one.type })),
    ...((results ?? nextCursor)
      ? {
          outputs: {
            ...(results === undefined ? {} : { results }),
            ...(nextCursor === undefined ? {} : { nextCursor }),
          },
        }
      : {}),
  };
}

function parameterObject(parameter: Parameter, version: OpenApiVersion): ParameterObject {
  return {
    name: parameter.name,
    in: parameter.in,
    ...(parameter.description === undefined ? {} : { description: parameter.description }),
    required: parameter.required,
    ...(parameter.deprecated ? { deprecated: true } : {}),
    ...(parameter.style ? { style: parameter.style, explode: true } : {}),
    schema: typeSchema(parameter.type, version),
    ...(parameter.example === undefined ? {} : { example: parameter.example }),
  };
}

function responseObject(response: Response, version: OpenApiVersion): ResponseObject {
  const content = groupByContentType(response);
  return {
    description: response.description ?? reasonPhrase(response.status),
    ...(content.size > 0
      ? {
          content: Object.fromEntries(
            [...content].map(([contentType, types]) => {
              const schemas = types.map((type) => typeSchema(type, version));
              return [
                contentType,
                { schema: schemas.length > 1 ? { anyOf: schemas } : schemas[0]! },
              ];
            }),
          ),
        }
      : {}),
  };
}

function groupByContentType({ content }: Response) {
  const groups = new Map<string, Response["content"][number]["type"][]>();
  for (const { contentType, type } of content) {
    groups.set(contentType, [...(groups.get(contentType) ?? []), type]);
  }
  return groups;
}

/** A description is required of every response; where the docs give none, HTTP's own words stand there. */
function reasonPhrase(status: string): string {
  if (/^2XX$/i.test(status)) return "Success";
  if (/^4XX$/i.test(status)) return "Client error";
  if (/^5XX$/i.test(status)) return "Server error";
  return STATUS_CODES[status] ?? status;
}
