// Part of the client that specback generates, and the same for every API.
// Do not edit: the next run overwrites this file.

import type { Target } from "./api.js";
import type { Of, OptionsOf } from "./call.js";
import type { CallOptions, Result } from "./operation.js";

/** The options of a call behind its operation: they may be left out where the operation needs none. */
export type Arguments<Options> = object extends Options ? [options?: Options] : [options: Options];

/** What a part of the client that calls an operation takes: the operation's method, and its options. */
export type CallArguments<Operation, More = unknown> = Arguments<OptionsOf<Operation> & More>;

/** An operation's method, as parts of the client call it. */
interface AnyCall {
  (options: CallOptions & { orThrow: false }): Promise<Result>;
  readonly target: Target;
}

/** The method of an operation as it is at run time. */
export const callOf = (call: Of<unknown>): AnyCall => call as unknown as AnyCall;
