// Part of the client that specback generates, and the same for every API.
// Do not edit: the next run overwrites this file.

export interface RetryOptions {
  /** How often a request is sent at most; 3 when absent. */
  attempts?: number | undefined;
  /** Milliseconds: the longest wait before the second attempt, which doubles with each one; 500 when absent. */
  baseDelay?: number | undefined;
  /** Milliseconds: no wait is longer; where the API asks for a longer one, the call ends. 60,000 when absent. */
  maxDelay?: number | undefined;
}

/** Methods that may be repeated. RFC 9110 section 9.2.2. */
export const isIdempotent = (method: string): boolean => !/^P(?:OS|A)T/.test(method);

/** True where another attempt may end better. */
export const isTransient = (status: number | string): boolean =>
  /^(?:network|408|429|5(?!01|05).*)$/.test(`${status}`);

/**
 * How long to wait before the next attempt, in milliseconds: as long as the API asks for (`Retry-After`,
 * RFC 9110 section 10.2.3), else by chance, so that many clients do not come back at once. Infinity where
 * there is to be none.
 */
export function waitBefore(
  attempt: number,
  { attempts = 3, baseDelay = 500, maxDelay = 60_000 }: RetryOptions,
  headers: Headers | undefined,
): number {
  const after = headers?.get("retry-after") || "x";
  const asked = Number(after) * 1000 || Date.parse(after) - Date.now();
  const backoff = Math.random() * Math.min(maxDelay, baseDelay * 2 ** (attempt - 1));
  const wait = asked > 0 ? asked : backoff;
  return attempt < attempts && wait <= maxDelay ? wait : Infinity;
}
