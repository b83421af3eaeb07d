// Part of the client that specback generates, and the same for every API.
// Do not edit: the next run overwrites this file.

import type { Security } from "./auth.js";
import { begin, type Core, fetchOf } from "./send.js";

/** openapi-fetch's own methods for an API whose operations do not all ask for the same credentials. */
export function byPath(core: Core): object {
  const { api, engine } = core;
  const own: Record<string, Security | undefined> = {};
  for (const operation of Object.values(api.operations)) {
    if (typeof operation !== "string") own[operation[0]] = operation[1].security;
  }
  const request = (name: string, path: string, init?: object) => {
    const method = name.toUpperCase();
    const security = own[`${method} ${path}`] ?? api.security;
    const fetch = fetchOf(begin({ method, path, security }, core));
    return engine.request(method, path, { fetch, ...init });
  };
  const names = Object.keys(engine).filter((name) => /^[A-Z]+$/.test(name));
  const methods = names.map((name) => [
    name,
    (path: string, init?: object) => request(name, path, init),
  ]);
  return { ...(Object.fromEntries(methods) as object), request };
}
