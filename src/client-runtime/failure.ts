import { ApiError, BodyError, ClientError, NetworkError } from "./errors.js";
import type { Ongoing } from "./send.js";

/** The error for a response that is no success, in the API's own words where it has some (RFC 9457). */
export function apiError({ status, headers }: Response, body: unknown, call: Ongoing): ApiError {
  const { detail, message, title } = Object(body) as Record<string, unknown>;
  const words = detail ?? message ?? title ?? body ?? "";
  let said = typeof words === "string" ? words : JSON.stringify(words);
  for (const secret of call.secrets) said = said.replaceAll(secret, "…");
  const id = headers.get("x-request-id") ?? headers.get("request-id") ?? undefined;
  return new ApiError(status, brief(said), call, body, id);
}

/** The error for a call without a whole response, from what was thrown: one that nobody has ended. */
export function brokenCall(thrown: unknown, call: Ongoing): ClientError {
  if (thrown instanceof ClientError) return thrown;
  // What was thrown may quote the URL.
  const cause = call.hidden ? undefined : thrown;
  if (thrown instanceof SyntaxError) {
    return new BodyError(
      `answered ${call.response?.status} with no JSON${brief(thrown.message)}`,
      call,
    );
  }
  // Such as ECONNREFUSED, which Node.js hangs on the cause of its error.
  const { code = "" } = Object((thrown as Error).cause ?? thrown) as { code?: string };
  return new NetworkError(
    `${call.response ? "broke off" : "got no response"}${brief(code)}`,
    call,
    cause,
  );
}

const brief = (text: string) => text && `: ${text.slice(0, 200).replace(/\s+/g, " ")}`;
