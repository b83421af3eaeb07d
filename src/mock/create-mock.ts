import { checkBody } from "./request-body.js";
import { answers } from "./answer.js";
import type { MockableDocument } from "./described.js";
import { withJsonSchemas } from "../document/json-schema.js";
import { checkParameters } from "./parameters.js";
import { problemResponse, type Refusal, type RequestProblem } from "./problem.js";
import type { MockRemark } from "./remark.js";
import { routerOf, type Match, type Operation } from "./router.js";
import { samplerOf } from "./sample.js";
import { compileSchemas } from "./schemas.js";
import { challenges, checkSecurity, credentialParameters } from "./security.js";

export interface MockOptions {
  /** What stands before the document's paths; nothing unless told. */
  readonly basePath?: string;
  /** Told of each request that does not fit the document. */
  readonly onProblem?: (refused: RefusedRequest) => void;
  /** Told, once for each place, where the document's examples do not fit its schemas. */
  readonly onRemark?: (remark: MockRemark) => void;
}

export interface RefusedRequest {
  readonly method: string;
  readonly url: string;
  readonly operationId: string | undefined;
  readonly status: number;
  readonly problems: readonly RequestProblem[];
}

/** Answers a request; never rejects. */
export type Mock = (request: Request) => Promise<Response>;

/**
 * Makes a server out of an OpenAPI document, 3.0 or 3.1, as a function: it opens no socket and keeps no
 * state.
 *
 * A request that fits its operation (parameters, body, credentials present) is answered with the first
 * success that is documented, or with the status of `Prefer: code=404`: its example, or a sample of its
 * schema. One that does not is answered with a problem of RFC 9457 that lists what is wrong.
 *
 * @throws where the document is none that can be read: a schema that is no JSON Schema shows only when
 * its operation is called.
 */
export async function createMock(
  given: MockableDocument,
  { basePath = "", onProblem, onRemark }: MockOptions = {},
): Promise<Mock> {
  const document = withJsonSchemas(given);
  const schemas = await compileSchemas(document);
  const sampler = await samplerOf(document, schemas);
  const router = routerOf(document);
  const context = { document, schemas, credentials: credentialParameters(document) };
  const answer = answers({ document, schemas, sampler, onRemark: once(onRemark) });
  return async (request) => {
    let operation: Operation | undefined;
    try {
      const found = find(request);
      if ("refusal" in found) return refuse(found.refusal);
      ({ operation } = found.match);
      const refusal = await check(request, found.match);
      return refusal ? refuse(refusal) : answer(request, operation, refuse);
    } catch (error) {
      return refuse({ status: 500, problems: [wrong(`failed: ${(error as Error).message}`)] });
    }

    function refuse(refusal: Refusal): Response {
      const { method, url } = request;
      const { status, problems } = refusal;
      onProblem?.({ method, url, operationId: operation?.id, status, problems });
      return problemResponse(refusal);
    }
  };

  function find({ method, url }: Request): { match: Match } | { refusal: Refusal } {
    const { pathname } = new URL(url);
    const path = pathname.startsWith(basePath) ? pathname.slice(basePath.length) || "/" : undefined;
    const match = path === undefined ? { allowed: [] } : router.match(method, path);
    if ("operation" in match) return { match };
    const allow = [...new Set(match.allowed)].join(", ");
    if (!allow) return { refusal: { status: 404, problems: [wrong(`has no path ${pathname}`)] } };
    const problems = [wrong(`has no ${method} for ${pathname}, only ${allow}`)];
    return { refusal: { status: 405, problems, headers: { allow } } };
  }

  async function check(request: Request, match: Match): Promise<Refusal | undefined> {
    const { operation } = match;
    const security = checkSecurity(request, operation, document);
    if (security.length > 0) {
      const headers = { "www-authenticate": challenges(document) };
      return { status: 401, problems: security, headers };
    }
    const parameters = checkParameters(request, match, context);
    const { problems, unsupported } = await checkBody(request, operation, context);
    const all = [...parameters, ...problems];
    return all.length > 0 ? { status: unsupported ? 415 : 400, problems: all } : undefined;
  }
}

const wrong = (message: string): RequestProblem => ({
  in: "operation",
  path: "",
  message: `the document ${message}`,
});

function once(onRemark: ((remark: MockRemark) => void) | undefined) {
  const told = new Set<string>();
  return (remark: MockRemark) => {
    if (told.has(remark.pointer)) return;
    told.add(remark.pointer);
    onRemark?.(remark);
  };
}
