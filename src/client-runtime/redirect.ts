import { NetworkError } from "./errors.js";
import type { Ongoing, Send } from "./send.js";

/**
 * Sends a request, and follows redirects within its origin where they are not left to fetch: a credential
 * may be in other headers than `Authorization`, which alone fetch takes off on the way to another origin.
 *
 * @throws {NetworkError} for a redirect that is not followed; and what `send` throws.
 */
export async function follow(request: Request, send: Send, call: Ongoing): Promise<Response> {
  for (let hops = 0; request.redirect === "manual"; hops += 1) {
    // A body can be read but once.
    const copy = request.clone();
    const response = await send(request);
    const { status, headers } = response;
    const location = headers.get("location");
    // A browser does not say where to, and gives the status 0.
    if (status && !(location && /^30[12378]$/.test(`${status}`))) return response;
    const { origin, href } = new URL(location ?? "about:blank", request.url);
    if (hops > 19 || origin !== new URL(request.url).origin) {
      // It would be redirected again.
      call.repeatable = false;
      throw new NetworkError(`was redirected to ${origin}, and not followed`, call);
    }
    await response.body?.cancel();
    request = redirected(copy, href, status);
  }
  return send(request);
}

/** The request that follows, which is a GET without a body in some cases. Fetch Standard, HTTP-redirect fetch. */
function redirected(request: Request, url: string, status: number): Request {
  const { method, signal, redirect, headers } = request;
  const keeps = method === "HEAD" || (status !== 303 && (status > 303 || method !== "POST"));
  if (keeps) return new Request(url, request);
  const others = [...headers].filter(([name]) => !/^content-/.test(name));
  return new Request(url, { signal, redirect, headers: others });
}
