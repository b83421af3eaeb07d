import { inspect } from "node:util";
import type { Fault } from "../../test/helpers/fault-server.js";
import type { AnyCall } from "../../test/helpers/generated-client.js";
import { secrets } from "./fault-api.js";

/** How the calls with one fault ended. */
export interface FaultResult {
  /** By `data`, or by the name of the error that says it. */
  readonly endings: ReadonlyMap<string, number>;
  /** What no call may end in: a throw, a result that is neither data nor a typed error. */
  readonly untyped: readonly string[];
  /** Calls that ended later than their timeout allows. */
  readonly late: number;
  /** Errors in which a secret can be read. */
  readonly leaks: readonly string[];
}

export interface FaultOptions {
  readonly calls: number;
  /** Milliseconds for each call. */
  readonly timeout: number;
  readonly atOnce: number;
  /** Each n-th call is aborted while it runs. */
  readonly abortEach?: number;
}

/** A busy machine's timers come late; a call that hangs comes later than that. */
const grace = 1000;

const typed = new Set(["ApiError", "NetworkError", "TimeoutError", "AbortError", "BodyError"]);

/** Makes calls with a fault, some at once, and says how each ended. */
export async function runFault(
  call: AnyCall,
  kind: Fault,
  { calls, timeout, atOnce, abortEach = 0 }: FaultOptions,
): Promise<FaultResult> {
  const endings = new Map<string, number>();
  const untyped: string[] = [];
  const leaks: string[] = [];
  let late = 0;
  let next = 0;
  const worker = async () => {
    for (let id = next++; id < calls; id = next++) {
      const aborts = abortEach > 0 && id % abortEach === abortEach - 1;
      const started = performance.now();
      const options = {
        path: { kind, id },
        timeout,
        retry: { attempts: 3, baseDelay: 10 },
        ...(aborts && { signal: abortedIn(id % 40) }),
      };
      const ending = await endingOf(call, options);
      if (performance.now() - started > timeout + grace) late++;
      endings.set(ending.name, (endings.get(ending.name) ?? 0) + 1);
      if (!ending.typed) untyped.push(ending.name);
      if (ending.error !== undefined) leaks.push(...leaksOf(ending.error));
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, calls) }, worker));
  return { endings, untyped, late, leaks };
}

/** `AbortSignal.timeout` says that the time was over; here a caller loses interest. */
function abortedIn(milliseconds: number): AbortSignal {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), milliseconds);
  return controller.signal;
}

async function endingOf(
  call: AnyCall,
  options: object,
): Promise<{ name: string; typed: boolean; error?: unknown }> {
  try {
    const { data, error, status } = await call(options);
    if (error) return { name: error.name, typed: typed.has(error.name), error };
    return { name: "data", typed: data !== undefined && status === 200 };
  } catch (error) {
    return { name: `thrown ${String(error)}`, typed: false, error };
  }
}

/** Everything that a log may print of an error. */
function leaksOf(error: unknown): string[] {
  const { message, stack } = error as Error;
  const shown = {
    message,
    stack: stack ?? "",
    JSON: JSON.stringify(error),
    inspect: inspect(error, { depth: 10, showHidden: true, getters: true }),
  };
  return Object.entries(shown).flatMap(([where, text]) =>
    Object.entries(secrets)
      .filter(([, secret]) => text.includes(secret))
      .map(([name]) => `${name} in ${where} of ${(error as Error).name}`),
  );
}
