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

/** Statuses after which another attempt may end better. */
const transient = /^n|408|429|^5(?!0[15])/;

/** What `waitBefore` asks of a call. */
interface Repeated {
  readonly repeatable: boolean;
  readonly response?: { readonly headers: Headers } | undefined;
}

/**
 * How long to wait before the next attempt, in milliseconds: as long as the API asks for (`Retry-After`,
 * RFC 9110 section 10.2.3), else by chance, so that many clients do not come back at once. Infinity where
 * there is to be none.
 */
export function waitBefore(
  attempt: number,
  retry: RetryOptions | false | undefined,
  status: number | string,
  { repeatable, response }: Repeated,
): number {
  const { attempts = retry === false ? 1 : 3, baseDelay = 500, maxDelay = 60_000 } = retry || {};
  const after = response?.headers.get("retry-after") as string;
  const asked = Number(after) * 1000 || Date.parse(after) - Date.now();
  const wait =
    asked > 0 ? asked : Math.random() * Math.min(maxDelay, baseDelay * 2 ** (attempt - 1));
  const goesOn = repeatable && transient.test(status as string) && attempt < attempts;
  return goesOn && wait <= maxDelay ? wait : Infinity;
}
