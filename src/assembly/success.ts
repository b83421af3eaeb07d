import type { Dialect } from "../dialects/dialect.js";
import type { Origin, Report } from "../diagnostics/diagnostic.js";
import type { FactOrigins } from "../model/api.js";
import type { TypeExpression } from "../model/type-expression.js";
import { readTypeAt, type TableMember } from "./field-table.js";
import type { DocumentedOperation, Endpoint } from "./group-page.js";
import type { ModelPage } from "./model-page.js";
import { type PageIndex, squash } from "./page-index.js";
import { responseOfMember } from "./response-member.js";

/** What an operation returns when it succeeds. */
export interface Success {
  /** One entry for each content that the docs tell apart; none where there is no content. */
  readonly bodies: readonly SuccessBody[];
  /** The pages that only wrap the response for the SDK. */
  readonly wrappers: readonly ModelPage[];
}

export interface SuccessBody {
  readonly type: TypeExpression;
  /** The file that the type's links are relative to. */
  readonly file: string;
  readonly description?: string;
  /** Where the SDK's names tell them. */
  readonly status?: string;
  readonly contentType?: string;
  readonly origin: Origin;
  readonly origins?: FactOrigins<"type" | "description">;
}

/** Reads what stands under the Response heading, and what the page it leads to wraps. */
export function readSuccess(
  operation: DocumentedOperation,
  endpoint: Endpoint,
  dialect: Dialect,
  index: PageIndex,
  report: Report,
): Success {
  if (!operation.response) return { bodies: [], wrappers: [] };
  const { text, origin } = operation.response;
  const type = readTypeAt(text, origin, report, () => dialect.readResponse(text));
  if (type.kind === "null") return { bodies: [], wrappers: [] };
  const inner = type.kind === "nullable" ? type.type : type;
  const page = inner.kind === "reference" ? index.resolve(inner, origin.file) : undefined;
  if (page && isResponseClass(page, endpoint)) {
    const bodies = unwrap(page, dialect);
    if (bodies) return { bodies, wrappers: [page] };
  }
  return { bodies: [{ type: inner, file: origin.file, origin }], wrappers: [] };
}

function isResponseClass(page: ModelPage, endpoint: Endpoint): boolean {
  return page.exchange || squash(page.name) === squash(`${endpoint.operationId}Response`);
}

/** The bodies that a response class holds, or undefined when the page is itself the body. */
function unwrap(page: ModelPage, dialect: Dialect): SuccessBody[] | undefined {
  const { content, file } = page;
  if (content.kind === "union" && content.branches.some((b) => b.type.kind === "event-stream")) {
    return content.branches.map(({ type, origin }) => ({ type, file, origin }));
  }
  if (content.kind !== "object") return undefined;
  const members = content.fields.filter((row) => !dialect.isPlumbingField(row, "response"));
  if (page.exchange) return members.map((row) => bodyOf(row, file));
  // Where no exchange is kept, the one member of a class that pages or carries headers has this name.
  const [only, ...others] = members;
  return only?.name === "result" && others.length === 0 ? [bodyOf(only, file)] : undefined;
}

function bodyOf(row: TableMember, file: string): SuccessBody {
  // That the SDK may find no body there says nothing of the body.
  const type = row.type.kind === "nullable" ? row.type.type : row.type;
  // Languages without a type for bytes have the name of the member say it.
  const isBytes = type.kind === "string" && squash(row.name) === "bytes";
  return {
    type: isBytes ? { kind: "string", format: "binary" } : type,
    file,
    ...(row.description === undefined ? {} : { description: row.description }),
    ...responseOfMember(row.name),
    origin: row.origin,
    origins: row.origins,
  };
}
