import type { Mock } from "../mock/create-mock.js";

/** Where the mock stands on the portal's origin. */
export const mockPath = "/mock";

/** The header by which the console says what browsers refuse to send, as JSON. */
const carrier = "specback-request";
/** The one by which it is told a status on which browsers would act. */
const carriedStatus = "specback-status";

/** Fields that make browsers do something, or that say of the body what the mock does not do. */
const acting = [
  ...["set-cookie", "clear-site-data", "refresh", "service-worker-allowed", "keep-alive"],
  ...[
    "content-encoding",
    "content-length",
    "transfer-encoding",
    "connection",
    "trailer",
    "upgrade",
  ],
];

/**
 * Has a mock answer on an origin that has pages: what it answers is strangers' text, so that no answer is
 * a page with scripts, and none sets cookies.
 */
export async function askMock(mock: Mock, request: Request): Promise<Response> {
  const carried = request.headers.get(carrier);
  const answer = await mock(carried === null ? request : unpacked(request, carried));
  const headers = new Headers(answer.headers);
  for (const name of acting) headers.delete(name);
  headers.set("content-security-policy", "sandbox; default-src 'none'; frame-ancestors 'none'");
  headers.set("x-content-type-options", "nosniff");
  headers.set("cache-control", "no-store");
  const { status } = answer;
  // Scripts never see a redirection, and would be taken to wherever it leads.
  if (carried === null || status < 300 || status > 399) {
    return new Response(answer.body, { status, headers });
  }
  headers.set(carriedStatus, String(status));
  return new Response(answer.body, { headers });
}

/** The request with the method and the header fields that a browser could not give it. */
function unpacked(request: Request, carried: string): Request {
  let method: unknown;
  let fields: unknown;
  try {
    ({ method, headers: fields } = JSON.parse(decodeURIComponent(carried)) as Record<
      string,
      unknown
    >);
  } catch {
    return request;
  }
  const headers = new Headers(request.headers);
  headers.delete(carrier);
  for (const [name, value] of Object.entries(fields ?? {})) headers.set(name, String(value));
  // A Request that may be made has no body with GET, and no TRACE at all.
  return new Proxy(request, {
    get(target, key) {
      if (key === "headers") return headers;
      if (key === "method") return typeof method === "string" ? method : target.method;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === "function" ? (value.bind(target) as unknown) : value;
    },
  });
}
