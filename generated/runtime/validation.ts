// Part of the client that specback generates, and the same for every API.
// Do not edit: the next run overwrites this file.

import type { Middleware } from "openapi-fetch";
import type { Asked } from "./errors.js";

/** Something that is not as the document says. */
export interface Mismatch {
  /** Where, as a JSON Pointer: `/body/items/0/id`, `/query/limit`. */
  readonly path: string;
  readonly message: string;
}

/**
 * A request or a response that is not as the document says. It is no ClientError, and thrown whatever
 * `orThrow` says: neither the API nor the network has failed.
 */
export class ValidationError extends Error {
  override readonly name = "ValidationError";
  readonly in: "request" | "response";
  readonly mismatches: readonly Mismatch[];
  readonly method: string;
  /** Where the request went, without its query. */
  readonly url: string;

  constructor(
    where: "request" | "response",
    mismatches: readonly Mismatch[],
    { method, path, url }: Asked,
  ) {
    const [first, ...others] = mismatches.map((one) => `${one.path}: ${one.message}`);
    const more = others.length > 0 ? ` (and ${others.length} more)` : "";
    super(`${method} ${path} has a ${where} that the document does not allow: ${first}${more}`);
    this.in = where;
    this.mismatches = mismatches;
    this.method = method;
    this.url = url;
  }
}

export interface ValidationOptions {
  /** Checks parameters and JSON bodies before they are sent; true when absent. */
  requests?: boolean | undefined;
  /** Checks JSON bodies that the API answers with; true when absent. */
  responses?: boolean | undefined;
  /** Takes what would be thrown; the call then goes on as if nothing had been found. */
  onMismatch?: ((error: ValidationError) => void) | undefined;
}

/** What the document says of an operation: names of schemas, by what they are for. */
export interface Checks {
  readonly parameters?: readonly ParameterCheck[];
  /** Of a JSON body, and whether there must be one. */
  readonly body?: readonly [schema: string, required: boolean];
  /** By status; null where no JSON is documented. */
  readonly responses: Readonly<Record<string, string | null>>;
}

export interface ParameterCheck {
  readonly in: "path" | "query" | "header";
  readonly name: string;
  readonly schema: string;
  readonly required?: true;
}

/** Compares a value with a schema. */
export type Check = (schema: string, value: unknown) => readonly Mismatch[];

/**
 * Makes the middleware that compares what is sent and received with the document: by operation, such as
 * `GET /things/{id}`. Values that are not to be compared (other content types) are left alone, and so are
 * answers after which a call may be tried again.
 */
export function validating(
  operations: Readonly<Record<string, Checks>>,
  check: Check,
  { requests = true, responses = true, onMismatch }: ValidationOptions = {},
): Middleware {
  const tell = (error: ValidationError) => {
    if (!onMismatch) throw error;
    onMismatch(error);
  };
  /** openapi-fetch's styles of path parameters (`{.id*}`) are no part of the document's paths. */
  const find = ({ method }: Request, path: string) =>
    operations[`${method} ${path.replace(/\{[.;]?([^{}*]+)\*?\}/g, "{$1}")}`];
  const askedOf = ({ method, url }: Request, path: string): Asked => ({
    ...{ method, path, url: url.replace(/[?#].*/s, "") },
  });

  return {
    async onRequest({ request, schemaPath, params }) {
      const checks = requests && find(request, schemaPath);
      if (!checks) return;
      const found = [
        ...parameterMismatches(checks, params as Groups, check),
        ...(await bodyMismatches(checks, request, check)),
      ];
      if (found.length > 0)
        tell(new ValidationError("request", found, askedOf(request, schemaPath)));
    },
    async onResponse({ request, response, schemaPath }) {
      const checks = responses && find(request, schemaPath);
      if (!checks) return;
      const found = await responseMismatches(checks, request, response, check);
      if (found.length === 0) return;
      try {
        tell(new ValidationError("response", found, askedOf(request, schemaPath)));
      } catch (error) {
        void response.body?.cancel().catch(() => {});
        throw error;
      }
    },
  };
}

type Groups = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;

function parameterMismatches({ parameters }: Checks, given: Groups, check: Check): Mismatch[] {
  return (parameters ?? []).flatMap(({ in: group, name, schema, required }) => {
    const path = `/${group}/${name.replace(/~/g, "~0").replace(/\//g, "~1")}`;
    const value = given[group]?.[name];
    if (value === undefined) return required ? [{ path, message: "It is required." }] : [];
    return below(path, check(schema, value));
  });
}

async function bodyMismatches({ body }: Checks, request: Request, check: Check) {
  if (!body) return [];
  const [schema, required] = body;
  if (!request.body) return required ? [{ path: "/body", message: "It is required." }] : [];
  return isJson(request.headers) ? textMismatches(await request.clone().text(), schema, check) : [];
}

async function responseMismatches(
  { responses }: Checks,
  { method }: Request,
  response: Response,
  check: Check,
): Promise<readonly Mismatch[]> {
  const { status, ok, headers } = response;
  if (method === "HEAD" || status === 408 || status === 429 || status >= 500) return [];
  const range = `${Math.floor(status / 100)}XX`;
  const key = [`${status}`, range, range.toLowerCase(), "default"].find((one) => one in responses);
  if (key === undefined) {
    return ok ? [{ path: "/status", message: `${status} is not documented.` }] : [];
  }
  const schema = responses[key];
  // Proxies answer with errors of their own.
  if (!schema || (!ok && !isJson(headers))) return [];
  const text = status === 204 ? "" : await response.clone().text();
  if (!text) return [{ path: "/body", message: "It is empty, and documented as JSON." }];
  if (isJson(headers)) return textMismatches(text, schema, check);
  const type = headers.get("content-type") ?? "not told";
  return [{ path: "/body", message: `Its Content-Type is ${type}, and documented as JSON.` }];
}

const isJson = (headers: Headers) => /[/+]json\s*(?:;|$)/i.test(headers.get("content-type") ?? "");

function textMismatches(text: string, schema: string, check: Check): readonly Mismatch[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The call says so itself.
    return [];
  }
  return below("/body", check(schema, value));
}

const below = (start: string, found: readonly Mismatch[]) =>
  found.map(({ path, message }) => ({ path: start + path, message }));

/** Errors of JSON Schema that say only that there are others within. */
const summaries =
  /^(?:\$ref|properties|patternProperties|additionalProperties|items|prefixItems|allOf|dependentSchemas|if|then|else)$/;

/** What a validator of JSON Schema says, without errors that only repeat others. */
export function mismatchesOf(
  errors: readonly {
    readonly keyword: string;
    readonly instanceLocation: string;
    readonly error: string;
  }[],
): Mismatch[] {
  const own = errors.filter(({ keyword }) => !summaries.test(keyword));
  return (own.length > 0 ? own : errors).map(({ instanceLocation, error }) => ({
    path: instanceLocation.slice(1),
    message: error,
  }));
}
