import type { Report } from "../diagnostics/diagnostic.js";
import type { Operation, Parameter, RequestBody, Response } from "../model/api.js";
import type { TypeExpression } from "../model/type-expression.js";
import type { Definitions } from "./definitions.js";
import type { TableMember } from "./field-table.js";
import { isFilePage } from "./file-page.js";
import type { DocumentedOperation, Endpoint, ErrorRow } from "./group-page.js";
import type { ModelPage } from "./model-page.js";
import { type PageIndex, squash } from "./page-index.js";
import { headerName, placeOf, tellNamesApart, withoutPlace } from "./parameter-names.js";
import type { Success } from "./success.js";
import { pathVariables, referencedPage, type RequestParts } from "./request.js";

/** An operation with what was found out about the pages it leads to. */
export interface PlacedOperation {
  readonly documented: DocumentedOperation;
  readonly endpoint: Endpoint;
  readonly tag: string;
  readonly request: RequestParts;
  readonly success: Success;
  readonly errors: readonly PlacedError[];
}

export interface PlacedError {
  readonly row: ErrorRow;
  readonly page: ModelPage;
}

/**
 * The rows of the Errors table that have a page. The row without one, for all other statuses, is the SDK's
 * own exception and says nothing of the API.
 */
export function readErrorRows(
  operation: DocumentedOperation,
  index: PageIndex,
  report: Report,
): PlacedError[] {
  return operation.errors.flatMap((row) => {
    const page = index.resolve({ kind: "reference", name: row.type.replaceAll("/", ".") }, "");
    if (page) return [{ row, page }];
    if (row.contentType !== "*/*") {
      report({
        rule: "broken-reference",
        severity: "warning",
        message: `There is no page for the error ${row.type}; its statuses were left out.`,
        mend: "Add the page, or give the responses in the overlay.",
        origin: row.origin,
      });
    }
    return [];
  });
}

export interface BuildInput {
  readonly definitions: Definitions;
  readonly index: PageIndex;
  /** The status that stands for success, which docs never name. */
  readonly successStatus: string;
  readonly authenticated: (operation: PlacedOperation) => boolean;
}

export function buildOperation(operation: PlacedOperation, input: BuildInput): Operation {
  const { documented, endpoint } = operation;
  const requestBody = buildRequestBody(operation, input);
  return {
    operationId: endpoint.operationId,
    method: endpoint.method,
    path: endpoint.path,
    tag: operation.tag,
    ...(documented.summary === undefined ? {} : { summary: documented.summary }),
    ...(documented.description === undefined ? {} : { description: documented.description }),
    deprecated: documented.deprecated,
    parameters: buildParameters(operation, input),
    ...(requestBody ? { requestBody } : {}),
    responses: [...buildSuccess(operation, input), ...buildErrors(operation, input)],
    authenticated: input.authenticated(operation),
    origin: endpoint.origin,
  };
}

function buildParameters(operation: PlacedOperation, input: BuildInput): Parameter[] {
  const { request, endpoint } = operation;
  const variables = pathVariables(endpoint.path);
  const parameters = request.parameters.map((row): Parameter => {
    const member = input.definitions.member(row, request.file);
    const place = placeOf(row.name);
    const variable = variables.find((name) => squash(name) === squash(withoutPlace(row.name)));
    if (variable !== undefined && (place ?? "path") === "path") {
      return { ...member, name: variable, in: "path", required: true };
    }
    const header = headerName(row.name);
    if (header === undefined && place !== "header") {
      return { ...member, name: input.definitions.queryName(row, request.file), in: "query" };
    }
    if (header === undefined) return { ...member, in: "header" };
    return { ...member, name: header, in: place === "query" ? "query" : "header" };
  });
  return tellNamesApart(parameters);
}

function buildRequestBody(operation: PlacedOperation, input: BuildInput): RequestBody | undefined {
  const { request } = operation;
  const { body } = request;
  if (!body) return undefined;
  if (body.kind === "flattened") {
    const { origin } = operation.documented;
    const type: TypeExpression = body.page
      ? input.definitions.reference(body.page)
      : {
          kind: "object",
          fields: body.members.map((row) => input.definitions.member(row, request.file)),
        };
    const contentType = body.members.some((row) => isFile(row, request.file, input.index))
      ? "multipart/form-data"
      : "application/json";
    // Only the properties of a body that must be sent can stand among a method's own parameters.
    return { contentType, type, required: true, origin };
  }
  const { member, bare } = body;
  const description = bare ? undefined : member.description;
  return {
    contentType: requestContentType(member, request.file, input.index),
    type: input.definitions.link(member.type, request.file, member.typeOrigin),
    // A bare request row is marked as required whatever the API says.
    required: !bare && member.required,
    ...(description === undefined ? {} : { description }),
    origin: member.origin,
  };
}

/** Never printed: a body with a file in it is a form, one that is a file goes as it is. */
function requestContentType(member: TableMember, file: string, index: PageIndex): string {
  if (isFile(member, file, index)) return "application/octet-stream";
  if (member.type.kind === "any") return "*/*";
  const page = referencedPage(member.type, file, index);
  const fields = page?.content.kind === "object" ? page.content.fields : [];
  return page && fields.some((field) => isFile(field, page.file, index))
    ? "multipart/form-data"
    : "application/json";
}

function isFile({ type }: TableMember, file: string, index: PageIndex): boolean {
  const one = type.kind === "nullable" ? type.type : type;
  const item = one.kind === "array" ? one.items : one;
  if (item.kind === "string") return item.format === "binary";
  const page = referencedPage(item, file, index);
  return page !== undefined && isFilePage(page);
}

function buildSuccess(operation: PlacedOperation, input: BuildInput): Response[] {
  const { success, documented } = operation;
  const { origin } = documented.response ?? documented;
  const responses = new Map<string, Response>();
  for (const body of success.bodies) {
    const status = body.status ?? input.successStatus;
    const type = input.definitions.link(body.type, body.file, body.origin);
    const earlier = responses.get(status);
    const description =
      earlier?.description ??
      body.description ??
      bodyPage(body.type, body.file, input.index)?.intro;
    responses.set(status, {
      status,
      ...(description === undefined ? {} : { description }),
      content: [...(earlier?.content ?? []), responseContent(type, body.contentType)],
      origin,
    });
  }
  if (responses.size > 0) return [...responses.values()];
  return [{ status: input.successStatus, content: [], origin }];
}

/** Unless the docs name it, the content type is the one in which a body of this kind is sent. */
function responseContent(
  type: TypeExpression,
  contentType: string | undefined,
): Response["content"][number] {
  if (type.kind === "event-stream") {
    return { contentType: contentType ?? "text/event-stream", type: type.items };
  }
  if (contentType !== undefined) return { contentType, type };
  if (type.kind !== "string") return { contentType: "application/json", type };
  // Bytes may be of any type, which docs leave open.
  return { contentType: type.format === "binary" ? "*/*" : "text/plain", type };
}

function buildErrors(operation: PlacedOperation, input: BuildInput): Response[] {
  const responses = new Map<string, Response>();
  for (const { row, page } of operation.errors) {
    const type = input.definitions.reference(page);
    for (const status of row.statuses) {
      const earlier = responses.get(status);
      const content = [...(earlier?.content ?? []), { contentType: row.contentType, type }];
      const description = earlier?.description ?? page.intro;
      responses.set(status, {
        status,
        ...(description ? { description } : {}),
        content,
        origin: row.origin,
      });
    }
  }
  return [...responses.values()];
}

/** The model page that a response's body leads to, through lists. */
export function bodyPage(
  type: TypeExpression,
  file: string,
  index: PageIndex,
): ModelPage | undefined {
  if (type.kind === "array" || type.kind === "event-stream")
    return bodyPage(type.items, file, index);
  return referencedPage(type, file, index);
}
