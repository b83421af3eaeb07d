import type { Origin } from "../diagnostics/diagnostic.js";
import type { RequestBody } from "../model/api.js";
import type { Infer } from "../model/inference.js";
import type { TypeExpression } from "../model/type-expression.js";
import type { TableMember } from "./field-table.js";
import { isFilePage } from "./file-page.js";
import type { BuildInput, PlacedOperation } from "./operations.js";
import { type PageIndex, squash } from "./page-index.js";
import { referencedPage } from "./request.js";

/** The body of an operation's request; undefined when it takes none. */
export function buildRequestBody(
  operation: PlacedOperation,
  input: BuildInput,
): RequestBody | undefined {
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
    const { operationId } = operation.endpoint;
    input.infer({
      rule: "body-by-rows",
      fact: `the body of ${operationId}`,
      evidence: body.members.map((row) => row.name).join(", "),
      origin,
    });
    inferContentType(contentType, operationId, input.infer, origin);
    // Only the properties of a body that must be sent can stand among a method's own parameters.
    return { content: [{ contentType, type, origins: { type: origin } }], required: true, origin };
  }
  const { member, bare } = body;
  const description = bare ? undefined : member.description;
  const { operationId } = operation.endpoint;
  const contentType = requestContentType(member, request.file, input.index);
  input.infer({
    rule: bare ? "body-by-row" : "body-by-member",
    fact: `the body of ${operationId}`,
    evidence: member.name,
    origin: member.origin,
  });
  inferContentType(contentType, operationId, input.infer, member.origin);
  const type = input.definitions.link(member.type, request.file, member.typeOrigin);
  return {
    content: [{ contentType, type, origins: { type: member.typeOrigin } }],
    // A bare request row is marked as required whatever the API says.
    required: !bare && member.required,
    ...(description === undefined ? {} : { description }),
    origin: member.origin,
    origins: member.origins,
  };
}

/** What an SDK puts behind an operationId whose body it takes in several content types. */
const contentTypes: ReadonlyMap<string, string> = new Map([
  ["json", "application/json"],
  ["form", "application/x-www-form-urlencoded"],
  ["multipart", "multipart/form-data"],
  ["raw", "application/octet-stream"],
  ["string", "text/plain"],
]);

/**
 * The content type that tells an operation from another at the same method and path; undefined where its
 * operationId is not the other's with the name of one behind it.
 */
export function contentTypeApart(one: string, other: string): string | undefined {
  if (!squash(other).startsWith(squash(one))) return undefined;
  return contentTypes.get(squash(other).slice(squash(one).length));
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
  return isFileType(type.kind === "nullable" ? type.type : type, file, index);
}

/** A file, several of them, or one in any of the forms in which an SDK takes it. */
function isFileType(type: TypeExpression, file: string, index: PageIndex): boolean {
  if (type.kind === "string") return type.format === "binary";
  if (type.kind === "array") return isFileType(type.items, file, index);
  if (type.kind === "union") return type.branches.every((one) => isFileType(one, file, index));
  const page = referencedPage(type, file, index);
  return page !== undefined && isFilePage(page);
}

function inferContentType(
  contentType: string,
  operationId: string,
  infer: Infer,
  origin: Origin,
): void {
  const fact = `the body of ${operationId} is ${contentType}`;
  if (contentType === "application/json") {
    infer({ rule: "json-by-default", fact, evidence: "no file in it", origin });
  } else if (contentType === "multipart/form-data") {
    infer({ rule: "form-by-file", fact, evidence: "a file in it", origin });
  }
}
