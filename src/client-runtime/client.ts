import createFetchClient, { type HeadersOptions } from "openapi-fetch";
import type { Api, Operation, Target } from "./api.js";
import { authorizer, type Credentials } from "./auth.js";
import type { Settings } from "./call.js";
import { operationCall } from "./operation.js";
import { begin, type Core, type Engine, fetchOf } from "./send.js";

/** What the client of any API takes. */
export interface CommonOptions<Throws extends boolean> extends Settings {
  /** Sends the requests; the global `fetch` unless told otherwise. */
  fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** Sent with each request, and after redirects to no other origin. */
  headers?: HeadersOptions | undefined;
  /** Calls give the data alone, and throw the error of any other end. */
  orThrow?: Throws | undefined;
}

/** … and what depends on the API. */
interface Options extends CommonOptions<boolean> {
  baseUrl?: string | undefined;
  token?: Credentials | undefined;
  auth?: object | undefined;
}

/**
 * Makes the client of an API: openapi-fetch's, with a method for each operation. Its methods may be taken
 * off it: they do not need `this`.
 *
 * @throws where the base URL is none, or holds a user or password: those belong into `auth`.
 */
export function makeClient(api: Api, options: Options): object {
  const {
    baseUrl = api.server ?? "",
    token,
    auth,
    headers = {},
    fetch: own,
    ...settings
  } = options;
  const page = (globalThis as { location?: { href: string } }).location;
  const { origin, username, password } = new URL(baseUrl, page?.href);
  if (username || password) throw new TypeError("The baseUrl holds credentials.");
  const engine = createFetchClient({
    ...{ baseUrl, headers },
    fetch: (request) => fetchOf(begin({ method: request.method, path: "" }, api), core)(request),
  }) as Engine;
  const core: Core = {
    ...{ api, engine, settings },
    authorize: authorizer(api.schemes, { [api.token ?? ""]: token, ...auth }, `${origin}/`),
    // Looked up at each request, so that a global one may be replaced later.
    send: own ?? ((request) => fetch(request)),
  };
  const methods: Record<string, unknown> = { ...engine, ...api.byPath?.(core) };
  for (const [name, operation] of Object.entries(api.operations)) {
    methods[name] = operationCall(targetOf(operation), core);
  }
  return methods;
}

/** `POST /path`, alone or with what is unusual. */
function targetOf(operation: Operation): Target {
  const [target, unusual] = typeof operation === "string" ? [operation] : operation;
  const [method, path] = target.split(/ (.*)/s) as [string, string];
  return { method, path, ...unusual };
}
