// Part of the client that specback generates, and the same for every API.
// Do not edit: the next run overwrites this file.

import { createQuerySerializer, mergeHeaders } from "openapi-fetch";
import type { Target } from "./api.js";
import type { CallOptions } from "./operation.js";
import type { Ongoing } from "./send.js";
import { writeBody } from "./write-body.js";

/** What openapi-fetch is to be told for bodies that are no JSON, cookies, and other styles of parameters. */
export function unusual(options: CallOptions, call: Ongoing): CallOptions {
  const { type, parts, query: styles } = call.target;
  const { body, cookie, header, headers } = options;
  const written = body === undefined ? undefined : writeBody(body, type, parts);
  // It can be sent but once.
  if (body instanceof ReadableStream) call.until = 0;
  const own = {
    ...(written?.type &&
      !mergeHeaders(headers).has("content-type") && { "content-type": written.type }),
    ...(cookie && { cookie: cookies(cookie) }),
  };
  return {
    ...options,
    header: { ...own, ...header },
    ...(written && { body: written.body, bodySerializer: same }),
    ...(body instanceof ReadableStream && { duplex: "half" }),
    ...(styles && { querySerializer: serializer(styles) }),
  };
}

const same = <Body>(body: Body) => body;

/** Cookies are of style `form`. OpenAPI 3.1.1 section 4.8.12.2. */
const cookies = (cookie: object): string =>
  Object.entries(cookie)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    .join("; ");

/** Writes each parameter in its own style; openapi-fetch knows one for all. */
const serializer =
  (styles: NonNullable<Target["query"]>) =>
  (query: object): string =>
    Object.entries(query)
      .map(([name, value]) => createQuerySerializer(styles[name])({ [name]: value as unknown }))
      .filter(Boolean)
      .join("&");
