// Part of the client that specback generates, and the same for every API.
// Do not edit: the next run overwrites this file.

import createFetchClient, { type ClientOptions, type HeadersOptions } from "openapi-fetch";
import type { Api, Unusual } from "./api.js";
import type { Credentials } from "./auth.js";
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
    baseUrl = api.server as string,
    headers,
    token,
    auth,
    // Looked up at each request, so that a global one may be replaced later.
    fetch: send = (request) => fetch(request),
  } = options;
  const { location } = globalThis as { location?: { href: string } };
  const { origin, username, password } = new URL(baseUrl, location?.href);
  if (username || password) throw new TypeError("The baseUrl holds credentials.");
  const engine = createFetchClient({
    ...{ baseUrl, headers },
    fetch: (request) => fetchOf(begin({ method: request.method, path: "" }, core))(request),
  } as ClientOptions) as Engine;
  const core: Core = {
    ...{ api, engine, send, settings: options },
    given: { [api.token as string]: token, ...auth },
    origin: `${origin}/`,
    renewals: {},
  };
  const methods: Record<string, unknown> = { ...engine, ...api.byPath?.(core) };
  for (const [name, operation] of Object.entries(api.operations)) {
    const [target, unusual] = [operation].flat() as [string, Unusual?];
    const [method, path] = target.split(/ (.*)/s) as [string, string];
    methods[name] = operationCall({ method, path, ...unusual }, core);
  }
  return methods;
}
