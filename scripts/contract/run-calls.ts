import type { OpenApiDocument } from "../../src/document/openapi.js";
import type { RefusedRequest } from "../../src/mock/create-mock.js";
import { serveMock } from "../../src/mock/serve-mock.js";
import { bodyValue } from "./literals.js";
import { checkResponse } from "./check-response.js";
import type { Sampling } from "../../src/mock/request-samples.js";
import { mendedBy, type SampleCall } from "./sample-calls.js";

/** Something that is not as the types say. */
export interface Exception {
  readonly operation: string;
  readonly fields: SampleCall["fields"];
  /**
   * A call that was refused, also with other values; one that did not end in a success; or a response that
   * is not as documented.
   */
  readonly kind: "refused" | "still refused" | "failed" | "response";
  /** Where and by which keyword; what is the same in several calls has the same cause. */
  readonly cause: string;
  readonly message: string;
}

export interface RunResult {
  readonly accepted: number;
  /** Accepted once their values kept limits that the docs do not tell. */
  readonly mended: number;
  readonly parsed: number;
  readonly exceptions: readonly Exception[];
}

interface Result {
  readonly status: number | string;
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response?: Response;
}

type Method = (options: object) => Promise<Result>;

/** A call, and the method of the client that makes it. */
export interface NamedCall {
  readonly name: string;
  readonly call: SampleCall;
}

/**
 * Makes each call against a server of the true document, one after the other. One that is refused is made
 * again with values that keep the true document's limits: is it accepted then, nothing else was wrong.
 */
export async function runCalls(
  named: readonly NamedCall[],
  {
    truth,
    recovered,
    document,
    createClient,
  }: {
    readonly truth: Sampling;
    readonly recovered: Sampling;
    readonly document: OpenApiDocument;
    readonly createClient: (options: object) => Record<string, unknown>;
  },
): Promise<RunResult> {
  let refused: RefusedRequest | undefined;
  const server = await serveMock(truth.document, { onProblem: (one) => (refused = one) });
  const client = createClient({ baseUrl: server.url, auth: credentials(document), retry: false });
  const exceptions: Exception[] = [];
  let [accepted, mended, parsed] = [0, 0, 0];
  const make = (name: string, call: SampleCall): Promise<Result> => {
    refused = undefined;
    const { body, ...parameters } = call.options;
    const sent = body === undefined ? {} : { body: bodyValue(call) };
    return (client[name] as Method)({ ...parameters, ...sent }).catch((error: unknown) => ({
      status: "thrown",
      error,
    }));
  };
  try {
    for (const { name, call } of named) {
      const { operation, fields } = call;
      const about = { operation: `${operation.method} ${operation.path}`, fields };
      let result = await make(name, call);
      if (refused) {
        exceptions.push(...refusals(refused, about));
        result = await make(name, mendedBy(call, truth));
        if (refused) {
          exceptions.push(...refusals(refused, { ...about, kind: "still refused" }));
          continue;
        }
        mended++;
      } else accepted++;
      const { status, data, error, response } = result;
      if (typeof status !== "number" || error !== undefined || !response) {
        exceptions.push({ ...about, kind: "failed", cause: `${status}`, message: String(error) });
        continue;
      }
      parsed++;
      for (const { path, keyword = "", message } of checkResponse(
        operation,
        response,
        data,
        recovered,
      )) {
        exceptions.push({
          ...about,
          kind: "response",
          cause: keyword,
          message: `${path} ${message}`,
        });
      }
    }
  } finally {
    await server.close();
  }
  return { accepted, mended, parsed, exceptions };
}

function refusals(
  { status, problems }: RefusedRequest,
  about: Pick<Exception, "operation" | "fields"> & Partial<Pick<Exception, "kind">>,
): Exception[] {
  return problems.map(({ in: place, path, message, keyword }) => ({
    kind: "refused",
    ...about,
    cause: keyword ?? `${status}`,
    message: `${place} ${path}: ${message}`,
  }));
}

/** Something for each scheme. */
function credentials({ components }: OpenApiDocument): Record<string, unknown> {
  const schemes = Object.entries(components?.securitySchemes ?? {});
  return Object.fromEntries(
    schemes.map(([name, { type, scheme }]) => [
      name,
      type === "http" && scheme?.toLowerCase() === "basic"
        ? { username: "user", password: "pass" }
        : "secret",
    ]),
  );
}
