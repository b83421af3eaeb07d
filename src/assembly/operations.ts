import type { Origin, Report } from "../diagnostics/diagnostic.js";
import type { Operation, RequestBody, Response, Security } from "../model/api.js";
import type { Infer } from "../model/inference.js";
import type { TypeExpression } from "../model/type-expression.js";
import type { Definitions } from "./definitions.js";
import type { TableMember } from "./field-table.js";
import type { DocumentedOperation, Endpoint, ErrorRow } from "./group-page.js";
import type { ModelPage } from "./model-page.js";
import type { PageIndex } from "./page-index.js";
import { readPagination } from "./pagination.js";
import { buildParameters } from "./parameters.js";
import { referencedPage, type RequestParts } from "./request.js";
import { buildRequestBody } from "./request-body.js";
import type { Success, SuccessBody } from "./success.js";

/** An operation with what was found out about the pages it leads to. */
export interface PlacedOperation {
  readonly documented: DocumentedOperation;
  readonly endpoint: Endpoint;
  readonly tag: string;
  readonly tagOrigin: Origin;
  readonly request: RequestParts;
  readonly success: Success;
  readonly errors: readonly PlacedError[];
  /** The row by which the method takes credentials of its own. */
  readonly securityRow?: TableMember;
  /** The same operation with its body in other content types, which SDKs make methods of their own. */
  readonly alternatives: readonly Alternative[];
}

export interface Alternative {
  readonly contentType: string;
  readonly operation: PlacedOperation;
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
  readonly securityOf: (operation: PlacedOperation) => Security | undefined;
  readonly infer: Infer;
}

export function buildOperation(operation: PlacedOperation, input: BuildInput): Operation {
  const { documented, endpoint } = operation;
  const requestBody = buildBodies(operation, input);
  const parameters = buildParameters(operation, input);
  const security = input.securityOf(operation);
  const pagination = readPagination(operation, parameters, input);
  return {
    ...(isMadeUp(endpoint) ? {} : { operationId: endpoint.operationId }),
    method: endpoint.method,
    path: endpoint.path,
    tag: operation.tag,
    ...(documented.summary === undefined ? {} : { summary: documented.summary }),
    ...(documented.description === undefined ? {} : { description: documented.description }),
    deprecated: documented.deprecated,
    parameters,
    ...(requestBody ? { requestBody } : {}),
    responses: [...buildSuccess(operation, input), ...buildErrors(operation, input)],
    ...(pagination ? { pagination } : {}),
    ...(security ? { security } : {}),
    origin: endpoint.origin,
    origins: {
      ...documented.origins,
      deprecated: documented.origin,
      tag: operation.tagOrigin,
      ...(operation.securityRow ? { security: operation.securityRow.origin } : {}),
    },
  };
}

function buildBodies(operation: PlacedOperation, input: BuildInput): RequestBody | undefined {
  const body = buildRequestBody(operation, input);
  const others = operation.alternatives.flatMap(({ contentType, operation: other }) => {
    const [content] = buildRequestBody(other, input)?.content ?? [];
    return content ? [{ ...content, contentType }] : [];
  });
  return body && { ...body, content: [...body.content, ...others] };
}

/** Where an API names no operationId, the generator puts method and path in its place. */
function isMadeUp({ operationId, method, path }: Endpoint): boolean {
  return operationId.toLowerCase() === `${method}_${path}`.toLowerCase();
}

function buildSuccess(operation: PlacedOperation, input: BuildInput): Response[] {
  const { success, documented } = operation;
  const { origin } = documented.response ?? documented;
  const responses = new Map<string, Response>();
  for (const body of success.bodies) {
    const status = body.status ?? input.successStatus;
    const type = input.definitions.link(body.type, body.file, body.origins?.type ?? body.origin);
    const earlier = responses.get(status);
    const page = bodyPage(body.type, body.file, input.index);
    const { description, origins } = firstDescribed(earlier, body, introOf(page));
    responses.set(status, {
      status,
      ...(description === undefined ? {} : { description }),
      content: [...(earlier?.content ?? []), responseContent(type, body, operation, input.infer)],
      origin,
      ...(origins ? { origins } : {}),
    });
  }
  if (responses.size > 0) return [...responses.values()];
  return [{ status: input.successStatus, content: [], origin }];
}

type Described = Pick<Response, "description" | "origins">;

const introOf = (page: ModelPage | undefined): Described =>
  page?.intro === undefined ? {} : { description: page.intro, origins: page.origins };

/** The first of them that has a description. */
function firstDescribed(...candidates: readonly (Described | undefined)[]): Described {
  return candidates.find((one) => one?.description !== undefined) ?? {};
}

/** Unless the docs name it, the content type is the one in which a body of this kind is sent. */
function responseContent(
  type: TypeExpression,
  { contentType, origin, origins }: SuccessBody,
  { endpoint }: PlacedOperation,
  infer: Infer,
): Response["content"][number] {
  const places = { contentType: origin, type: origins?.type ?? origin };
  if (type.kind === "event-stream") {
    const stream = contentType ?? "text/event-stream";
    return { contentType: stream, type: type.items, origins: places };
  }
  if (contentType !== undefined) return { contentType, type, origins: places };
  // Bytes may be of any type, which docs leave open.
  if (type.kind === "string" && type.format === "binary") {
    return { contentType: "*/*", type, origins: places };
  }
  const isText = type.kind === "string";
  const guessed = isText ? "text/plain" : "application/json";
  infer({
    rule: isText ? "response-text-by-type" : "response-json-by-default",
    fact: `the response of ${endpoint.operationId} is ${guessed}`,
    evidence: `its type, ${type.kind === "reference" ? type.name : type.kind}`,
    origin,
  });
  return { contentType: guessed, type, origins: places };
}

function buildErrors(operation: PlacedOperation, input: BuildInput): Response[] {
  const responses = new Map<string, Response>();
  for (const { row, page } of operation.errors) {
    const type = input.definitions.reference(page);
    for (const status of row.statuses) {
      const earlier = responses.get(status);
      const { contentType } = row;
      const places = { contentType: row.origins.contentType, type: row.origin };
      const { description, origins } = firstDescribed(earlier, introOf(page));
      responses.set(status, {
        status,
        ...(description ? { description } : {}),
        content: [...(earlier?.content ?? []), { contentType, type, origins: places }],
        origin: row.origins.status ?? row.origin,
        ...(origins ? { origins } : {}),
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
