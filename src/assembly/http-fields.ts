import { squash } from "./page-index.js";

/**
 * Fields that HTTP's registry knows (https://www.iana.org/assignments/http-fields): first those of
 * requests whose names are no usual query parameter's.
 */
const ofRequests = [
  "Accept-Charset",
  "Accept-Encoding",
  "Accept-Language",
  "Cache-Control",
  "Content-Digest",
  "Content-Encoding",
  "Content-Language",
  "Content-Type",
  "DPoP",
  "Idempotency-Key",
  "If-Match",
  "If-Modified-Since",
  "If-None-Match",
  "If-Range",
  "If-Unmodified-Since",
  "Mcp-Protocol-Version",
  "Mcp-Session-Id",
  "Traceparent",
  "Tracestate",
  "User-Agent",
];

const others = [
  "Accept",
  "Accept-Ranges",
  "Age",
  "Allow",
  "Connection",
  "Content-Disposition",
  "Content-Length",
  "Content-Location",
  "Content-Range",
  "Date",
  "ETag",
  "Expires",
  "Host",
  "Keep-Alive",
  "Last-Modified",
  "Link",
  "Location",
  "Range",
  "Referer",
  "Retry-After",
  "Server",
  "Set-Cookie",
  "Transfer-Encoding",
  "Vary",
  "WWW-Authenticate",
];

const requestFields = new Map(ofRequests.map((name) => [squash(name), name]));
const allFields = new Set([...ofRequests, ...others].map(squash));

/** The registered field of requests that has these letters, however an SDK has cased them. */
export function requestField(name: string): string | undefined {
  return requestFields.get(squash(name));
}

/** The same for a name that follows `HTTP`, as CGI calls fields: there a few more cannot be anything else. */
export function fieldAfterHttp(name: string): string | undefined {
  return squash(name) === "referer" ? "Referer" : requestField(name);
}

/** True for the members of an object that holds header fields: all are registered, some of many words. */
export function areFieldNames(names: readonly string[]): boolean {
  return names.length > 2 && names.every((name) => allFields.has(squash(name)));
}
