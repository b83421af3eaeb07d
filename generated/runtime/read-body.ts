// Part of the client that specback generates, and the same for every API.
// Do not edit: the next run overwrites this file.

import { BodyError } from "./errors.js";
import { brief, brokenCall } from "./failure.js";
import type { ParseAs } from "./result.js";
import type { Ongoing } from "./send.js";

const json = /[/+]json\s*(;|$)/i;
const text = /^$|^text|xml|urlencoded/i;

/**
 * Reads a body as its Content-Type says: JSON parsed, text as a string, anything else as a Blob, and an
 * empty one as undefined. One without a Content-Type is text, or JSON where it can be parsed.
 *
 * @throws {BodyError} with the body's first 200 characters where it claims to be JSON and is none; and
 * what the stream throws.
 */
export async function readBody(
  response: Response,
  as: ParseAs | undefined,
  call: Ongoing,
): Promise<unknown> {
  const type = response.headers.get("content-type") ?? "";
  const how = as ?? (json.test(type) ? "json" : text.test(type) ? "text" : "blob");
  if (how === "stream") return response.body;
  const isJson = how === "json";
  let body;
  try {
    body = await response[isJson ? "text" : how]();
    if (isJson || !(as || type)) return JSON.parse(body as string);
    return as ? body : body || undefined;
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError)) throw brokenCall(thrown, call);
    if (isJson && body) {
      const what = `answered ${response.status} with no JSON${brief(body as string)}`;
      throw new BodyError(what, call);
    }
    return body || undefined;
  }
}
