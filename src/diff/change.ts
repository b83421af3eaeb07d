import type { Origin } from "../diagnostics/diagnostic.js";
import type { Impact } from "./impact.js";
import type { ChangeKind } from "./kinds.js";

/** One difference between two documents, as data. */
export interface Change {
  /** Stable kebab-case name of what happened; `kinds.ts` lists them with their impacts. */
  readonly kind: ChangeKind;
  /** What happened in a few words, such as `became required`. */
  readonly message: string;
  /** Where: `POST /users`, a component such as `schemas/User`, or neither for the document itself. */
  readonly operation?: string;
  readonly component?: string;
  /** Where within that, such as `request body.address.city`; empty for the whole of it. */
  readonly field: string;
  /** The node in each document, as a JSON Pointer in a URI fragment; absent where it does not stand. */
  readonly base?: string;
  readonly head?: string;
  /** What stood there and what stands there now, where that can be told in a value. */
  readonly old?: unknown;
  readonly new?: unknown;
  /** What it does to those who send requests, to those who read responses, and to generated code. */
  readonly request: Impact;
  readonly response: Impact;
  readonly callers: Impact;
  /** The worst of the three. */
  readonly impact: Impact;
  /** The operations that the change reaches, as head names them; none where it is the document's own. */
  readonly operations: readonly string[];
  /** The line of the docs that says it: of the base where only that has the node, else of the head. */
  readonly origin?: Origin;
}
