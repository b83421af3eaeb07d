import { ApiError, ClientError, NetworkError } from "./errors.js";
import type { Ongoing } from "./send.js";

/** The error for a response that is no success, in the API's own words where it has some (RFC 9457). */
export function apiError({ status, headers }: Response, body: unknown, call: Ongoing): ApiError {
  const { detail, message, title } = Object(body) as Record<string, unknown>;
  const words = detail ?? message ?? title ?? body ?? "";
  let said = typeof words === "string" ? words : JSON.stringify(words);
  for (const secret of call.secrets) said = said.replaceAll(secret, "…");
  const requestId = headers.get("x-request-id") ?? headers.get("request-id") ?? undefined;
  const error = new ApiError(`answered ${status}${brief(said)}`, call);
  return Object.assign(error, { status, body, requestId });
}

/** The error for a call without a whole response, from what was thrown: one that nobody has ended. */
export function brokenCall(thrown: unknown, call: Ongoing): ClientError {
  if (thrown instanceof ClientError) return thrown;
  // What was thrown may quote the URL.
  const cause = call.hidden ? undefined : thrown;
  // Such as ECONNREFUSED, which Node.js hangs on the cause of its error.
  const { code = "" } = Object((thrown as Error).cause ?? thrown) as { code?: string };
  return new NetworkError(
    `${call.response ? "broke off" : "got no response"}${brief(code)}`,
    call,
    cause,
  );
}

/** A text of the API within a message: all of one line, and not too long. */
export const brief = (text: string): string =>
  text && `: ${text.slice(0, 200).replace(/\s+/g, " ")}`;
