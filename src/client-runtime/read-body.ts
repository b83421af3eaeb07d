import type { ParseAs } from "./result.js";

const json = /[/+]json\s*(?:;|$)/i;
const text = /^text|xml|urlencoded/i;

/**
 * Reads a body as its Content-Type says: JSON parsed, text as a string, anything else as a Blob, and an
 * empty one as undefined. One without a Content-Type is text, or JSON where it can be parsed.
 *
 * @throws {SyntaxError} with the body's first 200 characters where it claims to be JSON and is none; and
 * what the stream throws.
 */
export async function readBody(response: Response, as: ParseAs | undefined): Promise<unknown> {
  if (as === "stream") return response.body;
  if (as && as !== "json") return response[as]();
  const type = response.headers.get("content-type") ?? "";
  const isJson = as ?? json.test(type);
  if (type && !isJson && !text.test(type)) {
    const blob = await response.blob();
    return blob.size ? blob : undefined;
  }
  const body = await response.text();
  if (!body) return undefined;
  try {
    return type && !isJson ? body : JSON.parse(body);
  } catch {
    if (isJson) throw new SyntaxError(body.slice(0, 200));
    return body;
  }
}
