// Part of the client that specback generates, and the same for every API.
// Do not edit: the next run overwrites this file.

import type { Target } from "./api.js";
import type { CallSettings } from "./call.js";
import { ClientError } from "./errors.js";
import { apiError, brokenCall } from "./failure.js";
import { readBody } from "./read-body.js";
import type { ParseAs } from "./result.js";
import { isTransient, waitBefore } from "./retry.js";
import { begin, type Core, fetchOf, type Ongoing, whole } from "./send.js";

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
interface Result {
  readonly status: number | string;
  readonly data: unknown;
  readonly error: ClientError | undefined;
  readonly response: Response | undefined;
}

/** Makes the function of one operation: `Call` says its types. */
export const operationCall =
  (target: Target, core: Core) =>
  async (options: CallOptions = {}): Promise<unknown> => {
    const { orThrow = core.settings.orThrow } = options;
    const result = await endOf(target, core, options);
    if (!orThrow) return result;
    if (result.error) throw result.error;
    return result.data;
  };

/** The end of a call, which comes at once where its signal is aborted or its time is over. */
function endOf(target: Target, core: Core, options: CallOptions): Promise<Result> {
  const { timeout = core.settings.timeout, signal: given } = options;
  const call = begin(target, core.api);
  let signal = given;
  let clock: Timer | undefined;
  if (timeout !== undefined) {
    const late = new AbortController();
    clock = setTimeout(() => late.abort(new DOMException("", "TimeoutError")), timeout);
    signal = given ? AbortSignal.any([given, late.signal]) : late.signal;
  }
  call.signal = signal;
  const attempt = attemptOf(target, core, { ...options, signal }, call);
  let pause: Timer | undefined;

  const run = async (): Promise<Result> => {
    const { retry = core.settings.retry ?? {}, body } = options;
    const until = Date.now() + (timeout ?? Infinity);
    for (let count = 1, refreshed = false; ;) {
      const result = await attempt();
      const { error, status, response } = result;
      // A stream can be sent but once.
      if (!error || signal?.aborted || body instanceof ReadableStream) return result;
      call.refresh = call.renewable && status === 401 && !refreshed;
      if (call.refresh) {
        refreshed = true;
        continue;
      }
      if (!retry || !call.repeatable || !isTransient(status)) return result;
      const wait = waitBefore(count++, retry, response?.headers);
      if (!(Date.now() + wait < until)) return result;
      await new Promise((resolve) => (pause = setTimeout(resolve, wait)));
    }
  };

  if (!signal) return run();
  let stop = () => {};
  return new Promise<Result>((resolve, reject) => {
    stop = () => resolve(failed(brokenCall(undefined, call), call));
    signal.addEventListener("abort", stop);
    if (signal.aborted) stop();
    else run().then(resolve, reject);
  }).finally(() => {
    signal.removeEventListener("abort", stop);
    clearTimeout(clock);
    // Who waits here waits in vain, since the call has ended.
    clearTimeout(pause);
  });
}

type Timer = ReturnType<typeof setTimeout>;

/**
 * Makes the function that tries once: it runs openapi-fetch anew, with its middlewares, so that what they
 * sign or stamp is new too, and a body is written anew from what it was made of.
 */
function attemptOf(target: Target, core: Core, options: CallOptions, call: Ongoing) {
  const init: CallOptions = { ...options, ...core.api.unusual?.(options, target) };
  const { parseAs, path, query, header, idempotencyKey } = init;
  return async (): Promise<Result> => {
    call.response = undefined;
    try {
      const { error, response } = await core.engine.request(target.method, target.path, {
        ...init,
        params: { path, query, header: { "idempotency-key": idempotencyKey, ...header } },
        // Successful bodies are read by their content type instead, and not all as JSON.
        parseAs: "stream",
        fetch: fetchOf(call, core),
      });
      const { ok, status } = (call.response = response);
      if (!ok) return failed(apiError(response, error, call), call);
      const data = await whole(call, () => readBody(response, parseAs));
      return { status, data, error: undefined, response };
    } catch (thrown) {
      // What middlewares and functions for credentials throw is theirs.
      if (!(thrown instanceof ClientError)) throw thrown;
      return failed(thrown, call);
    }
  };
}

const failed = (error: ClientError, { response }: Ongoing): Result => ({
  ...{ status: error.status, data: undefined, error, response },
});
