// Part of the client that specback generates, and the same for every API.
// Do not edit: the next run overwrites this file.

import type { Target } from "./api.js";
import type { Of, OptionsOf } from "./call.js";
import type { CallOptions, Result } from "./operation.js";

/** The options of a call behind its operation: they may be left out where the operation needs none. */
export type Arguments<Options> = object extends Options ? [options?: Options] : [options: Options];

/** What a part of the client that calls an operation takes: the operation's method, and its options. */
export type CallArguments<Operation, More = unknown> = Arguments<OptionsOf<Operation> & More>;

/** What parts say that read texts before they are made dates. */
export interface LaterOption {
  later?: true;
}

/** What a result has where dates are asked for, and the call said `later`. */
export interface Later {
  /** Makes dates of the data, or of each value of a stream. */
  revive?: (value: unknown) => unknown;
}

/** An operation's method, as parts of the client call it. */
interface AnyCall {
  (options: CallOptions & LaterOption & { orThrow: false }): Promise<Result & Later>;
  readonly target: Target;
}

/** The method of an operation as it is at run time. */
export const callOf = (call: Of<unknown>): AnyCall => call as unknown as AnyCall;
