import type { Target } from "./api.js";
import type { CallSettings } from "./call.js";
import { AbortError, ClientError, TimeoutError } from "./errors.js";
import { apiError } from "./failure.js";
import { readBody } from "./read-body.js";
import type { ParseAs } from "./result.js";
import { waitBefore } from "./retry.js";
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
      const result = await endOf(target, core, options);
      if (!orThrow) return result;
      if (result.error) throw result.error;
      return result.data;
    },
    { target },
  );

/** The end of a call, which comes at once where its signal is aborted or its time is over. */
function endOf(target: Target, core: Core, options: CallOptions): Promise<Result> {
  const { timeout = core.settings.timeout, signal } = options;
  const call = begin(target, core.api);
  if (!signal && !timeout) return attempts(target, core, options, call);

  const ended = new AbortController();
  let clock: Timer | undefined;
  let abort = () => {};
  return new Promise<Result>((resolve, reject) => {
    const stop = (error: ClientError) => {
      resolve(failed(error, call));
      call.until = 0;
      ended.abort();
    };
    const late = () => stop(new TimeoutError("took too long", call));
    if (timeout) {
      call.until = Date.now() + timeout;
      clock = setTimeout(late, timeout);
    }
    abort = () =>
      (signal?.reason as Error | undefined)?.name === "TimeoutError"
        ? late()
        : stop(new AbortError("was aborted", call, signal?.reason));
    signal?.addEventListener("abort", abort);
    if (signal?.aborted) abort();
    else attempts(target, core, { ...options, signal: ended.signal }, call).then(resolve, reject);
  }).finally(() => {
    signal?.removeEventListener("abort", abort);
    clearTimeout(clock);
    // Who waits here waits in vain, since the call has ended.
    clearTimeout(call.pause);
  });
}

type Timer = ReturnType<typeof setTimeout>;

/**
 * Tries until the call succeeds, or may not be tried again. Each attempt runs openapi-fetch anew, with its
 * middlewares, so that what they sign or stamp is new too, and a body is written anew from what it was
 * made of.
 */
async function attempts(
  target: Target,
  core: Core,
  options: CallOptions,
  call: Ongoing,
): Promise<Result> {
  const { api, engine, settings } = core;
  const init: CallOptions = { ...options, ...api.unusual?.(options, target) };
  const { body, parseAs, path, query, header, idempotencyKey } = init;
  const { retry = settings.retry ?? {} } = init;
  for (let count = 1; ;) {
    let error: ClientError;
    call.response = undefined;
    try {
      const { error: said, response } = await engine.request(target.method, target.path, {
        ...init,
        params: { path, query, header: { "idempotency-key": idempotencyKey, ...header } },
        // Successful bodies are read by their content type instead, and not all as JSON.
        parseAs: "stream",
        fetch: fetchOf(call, core),
      });
      const { ok, status } = (call.response = response);
      if (ok) {
        const data = await whole(call, () => readBody(response, parseAs));
        return { status, data, error: undefined, response };
      }
      error = apiError(response, said, call);
    } catch (thrown) {
      // What middlewares and functions for credentials throw is theirs.
      if (!(thrown instanceof ClientError)) throw thrown;
      error = thrown;
    }
    call.refresh = call.renewable && error.status === 401;
    const wait = call.refresh ? 0 : waitBefore(count++, retry, error.status, call);
    // A stream can be sent but once.
    if (!(Date.now() + wait < call.until) || body instanceof ReadableStream)
      return failed(error, call);
    await new Promise((resolve) => (call.pause = setTimeout(resolve, wait)));
  }
}

const failed = (error: ClientError, { response }: Ongoing): Result => ({
  ...{ status: error.status, data: undefined, error, response },
});
