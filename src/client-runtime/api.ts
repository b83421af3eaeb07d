import type { QuerySerializerOptions } from "openapi-fetch";
import type { Schemes, Security } from "./auth.js";
import type { CallOptions } from "./operation.js";
import type { Core, Ongoing, Send } from "./send.js";

/** What the client must know of its API at run time. */
export interface Api {
  /** The base URL where the client is told no other. */
  readonly server?: string;
  /** What operations ask for that say nothing else. */
  readonly security: Security;
  readonly schemes: Schemes;
  /** The scheme that the option `token` is for. */
  readonly token?: string;
  /** By the names of their methods. */
  readonly operations: Operations;
  /** Writes what is unusual in requests; absent where nothing is. */
  readonly unusual?: (options: CallOptions, call: Ongoing) => CallOptions;
  /** Sends a request and follows its redirects where fetch may not; absent where only `Authorization` is secret. */
  readonly follow?: (request: Request, send: Send, call: Ongoing) => Promise<Response>;
  /** openapi-fetch's own methods where not all operations ask for the same credentials. */
  readonly byPath?: (core: Core) => object;
}

export type Operations = Readonly<Record<string, Operation>>;

/** `POST /path`, alone where an operation has nothing unusual. */
export type Operation = string | readonly [target: string, unusual: Unusual];

export interface Unusual {
  /** The content type of its body, where it is not `application/json`. */
  readonly type?: string;
  /** The content types of its fields, where it is a form and the document tells them. */
  readonly parts?: Readonly<Record<string, string>>;
  /** Instead of the API's. */
  readonly security?: Security;
  /** How query parameters are written that are not written as openapi-fetch does. */
  readonly query?: Readonly<Record<string, QuerySerializerOptions>>;
}

/** An operation, read. */
export interface Target extends Unusual {
  readonly method: string;
  readonly path: string;
}
