import { STATUS_CODES } from "node:http";
import type {
  Api,
  Content,
  Operation,
  Pagination,
  Parameter,
  RequestBody,
  Response,
  SecurityScheme,
} from "../model/api.js";
import { fact, from, listFrom } from "./marks.js";
import type {
  MediaTypeObject,
  OperationObject,
  ParameterObject,
  PathItemObject,
  RequestBodyObject,
  ResponseObject,
} from "./openapi.js";
import { typeSchema } from "./schema.js";
import { ownRequirements } from "./security.js";

/** The operations of an API by their paths (OpenAPI 3.1.1 sections 4.8.8 to 4.8.10). */
export function paths(
  api: Api,
  schemes: readonly SecurityScheme[],
): Record<string, PathItemObject> {
  const items: Record<string, PathItemObject> = {};
  for (const operation of api.operations) {
    const item = (items[operation.path] ??= { ...from(operation.origin) });
    item[operation.method] = operationObject(operation, schemes);
  }
  return items;
}

function operationObject(
  operation: Operation,
  schemes: readonly SecurityScheme[],
): OperationObject {
  const { requestBody, parameters, tag, origin, origins } = operation;
  const security = ownRequirements(operation.security, schemes);
  return {
    ...fact("operationId", operation.operationId, origin),
    ...fact("summary", operation.summary, origins?.summary),
    ...fact("description", operation.description, origins?.description),
    ...fact("deprecated", operation.deprecated || undefined, origins?.deprecated),
    ...(tag === undefined ? {} : { tags: listFrom([[tag, origins?.tag]]) }),
    ...fact("security", security, origins?.security),
    ...(parameters.length > 0 ? { parameters: parameters.map((one) => parameterObject(one)) } : {}),
    ...(requestBody ? { requestBody: requestBodyObject(requestBody) } : {}),
    ...(operation.pagination
      ? { "x-speakeasy-pagination": paginationObject(operation.pagination) }
      : {}),
    responses: Object.fromEntries(
      operation.responses.map((response) => [response.status, responseObject(response)]),
    ),
    ...from(origin),
  };
}

function requestBodyObject(body: RequestBody): RequestBodyObject {
  const { description, required, content, origin, origins } = body;
  return {
    ...fact("description", description, origins?.description),
    ...fact("required", required || undefined, origins?.required),
    content: contentObject(content),
    ...from(origin),
  };
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

function parameterObject(parameter: Parameter): ParameterObject {
  const { name, required, style, origin, origins } = parameter;
  const schema = typeSchema(parameter.type);
  return {
    name,
    in: parameter.in,
    ...fact("description", parameter.description, origins?.description),
    required,
    ...fact("required", required, origins?.required),
    ...fact("deprecated", parameter.deprecated || undefined, origins?.deprecated),
    ...(style ? { style, explode: true } : {}),
    schema,
    ...fact("schema", schema, origins?.type),
    ...fact("example", parameter.example, origins?.example),
    ...from(origin),
  };
}

function responseObject(response: Response): ResponseObject {
  const { status, content, origin, origins } = response;
  const description = response.description ?? reasonPhrase(status);
  return {
    description,
    ...fact("description", description, origins?.description),
    ...(content.length > 0 ? { content: contentObject(content) } : {}),
    ...from(origin),
  };
}

/** Several types of one content type are the branches of its schema. */
function contentObject(content: readonly Content[]): Record<string, MediaTypeObject> {
  const groups = new Map<string, Content[]>();
  for (const one of content) {
    groups.set(one.contentType, [...(groups.get(one.contentType) ?? []), one]);
  }
  const media = [...groups].map(([contentType, group]): [string, MediaTypeObject] => {
    const schemas = group.map(({ type, origins }) => ({
      ...typeSchema(type),
      ...from(origins?.type),
    }));
    const { origins } = group[0]!;
    const schema = schemas.length > 1 ? { anyOf: schemas, ...from(origins?.type) } : schemas[0]!;
    return [contentType, { schema, ...from(origins?.contentType) }];
  });
  return Object.fromEntries(media);
}

/** A description is required of every response; where the docs give none, HTTP's own words stand there. */
function reasonPhrase(status: string): string {
  if (/^2XX$/i.test(status)) return "Success";
  if (/^4XX$/i.test(status)) return "Client error";
  if (/^5XX$/i.test(status)) return "Server error";
  return STATUS_CODES[status] ?? status;
}
