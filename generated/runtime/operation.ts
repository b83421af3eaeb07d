// Part of the client that specback generates, and the same for every API.
// Do not edit: the next run overwrites this file.

import type { Target } from "./api.js";
import type { CallSettings } from "./call.js";
import { AbortError, ClientError, TimeoutError } from "./errors.js";
import { apiError } from "./failure.js";
import { readBody } from "./read-body.js";
import type { ParseAs } from "./result.js";
import { waitBefore } from "./retry.js";
import { begin, type Core, fetchOf, type Ongoing } from "./send.js";

type Parameters = Readonly<Record<string, unknown>>;

/** What a call takes; its types (`Call`) say which of it. */
export interface CallOptions extends CallSettings {
  path?: Parameters;
  query?: Parameters;
  header?: Parameters;
  cookie?: Parameters;
  body?: unknown;
  parseAs?: ParseAs | undefined;
  orThrow?: boolean | undefined;
}

/** How a call ended; its types (`ResultOf`) say it for each operation. */
export interface Result {
  readonly status: number | string;
  readonly data: unknown;
  readonly error: ClientError | undefined;
  readonly response: Response | undefined;
}

/** Makes the function of one operation: `Call` says its types. Other modules ask it for its `target`. */
export const operationCall = (target: Target, core: Core): object =>
  Object.assign(
    async (options: CallOptions = {}): Promise<unknown> => {
      const { orThrow = core.settings.orThrow } = options;
      const call = begin(target, core);
      let data: unknown;
      let error: ClientError | undefined;
      try {
        data = await inTime(options, call);
      } catch (thrown) {
        // What middlewares and functions for credentials throw is theirs.
        if (orThrow || !(thrown instanceof ClientError)) throw thrown;
        error = thrown;
      }
      return orThrow
        ? data
        : { status: (error ?? call.response)!.status, data, error, response: call.response };
    },
    { target },
  );

/** What a call gives; its end comes at once where its signal is aborted or its time is over. */
function inTime(options: CallOptions, call: Ongoing): Promise<unknown> {
  const { timeout = call.core.settings.timeout, signal } = options;
  if (!signal && !timeout) return attempts(options, call);

  const ended = new AbortController();
  let clock: ReturnType<typeof setTimeout> | undefined;
  let stop = () => {};
  return new Promise((resolve, reject) => {
    stop = () => {
      reject(
        signal?.aborted && (signal.reason as Error | undefined)?.name !== "TimeoutError"
          ? new AbortError("was aborted", call, signal.reason)
          : new TimeoutError("took too long", call),
      );
      call.until = 0;
      ended.abort();
    };
    if (timeout) {
      call.until = Date.now() + timeout;
      clock = setTimeout(stop, timeout);
    }
    signal?.addEventListener("abort", stop);
    if (signal?.aborted) stop();
    else attempts({ ...options, signal: ended.signal }, call).then(resolve, reject);
  }).finally(() => {
    signal?.removeEventListener("abort", stop);
    clearTimeout(clock);
    // Who waits here waits in vain, since the call has ended.
    clearTimeout(call.pause);
  });
}

/**
 * Tries until the call succeeds, or may not be tried again. Each attempt runs openapi-fetch anew, with its
 * middlewares, so that what they sign or stamp is new too, and a body is written anew from what it was
 * made of.
 */
async function attempts(options: CallOptions, call: Ongoing): Promise<unknown> {
  const { api, engine, settings } = call.core;
  const init = api.unusual?.(options, call) ?? options;
  for (let count = 1; ;) {
    call.response = undefined;
    try {
      const { error, response } = await engine.request(call.method, call.path, {
        params: init.idempotencyKey
          ? { ...init, header: { "idempotency-key": init.idempotencyKey, ...init.header } }
          : init,
        fetch: fetchOf(call),
        // Members are added to a copy of others much faster before these than behind them.
        ...init,
        // Successful bodies are read by their content type instead, and not all as JSON.
        parseAs: "stream",
      });
      call.response = response;
      if (!response.ok) throw apiError(response, error, call);
      return await readBody(response, init.parseAs, call);
    } catch (error) {
      if (!(error instanceof ClientError)) throw error;
      call.refresh = call.renewable && error.status === 401;
      const retry = init.retry ?? settings.retry;
      const wait = call.refresh ? 0 : waitBefore(count++, retry, error.status, call);
      if (!(Date.now() + wait < call.until)) throw error;
      await new Promise((resolve) => (call.pause = setTimeout(resolve, wait)));
    }
  }
}
