/** Which request an error is about. */
export interface Asked {
  /** In capitals. */
  readonly method: string;
  /** As the document has it, with the names of its parameters. */
  readonly path: string;
  /** Without its query. */
  readonly url: string;
}

/**
 * What all errors of the client have in common: a call that ended in no success.
 *
 * None of them holds headers of the request, and no credential is in any of their texts.
 */
export abstract class ClientError<Status = number | string> extends Error {
  /** The response's status, or in a word why there is no whole response. */
  abstract readonly status: Status;
  declare readonly method: string;
  /** Where the request went, without its query, which may hold secrets. */
  declare readonly url: string;

  constructor(what: string, { method, path, url }: Asked, cause?: unknown) {
    super(`${method} ${path || url} ${what}`, { cause });
    this.method = method;
    this.url = url;
  }

  /** For logs: all that the error says, but for its stack. */
  toJSON(): object {
    return { ...this, message: this.message };
  }
}

/** The API answered, and with no success. */
export class ApiError<Status extends number = number, Body = unknown> extends ClientError<Status> {
  override readonly name = "ApiError";
  declare readonly status: Status;
  /** What the API says of it: parsed where it is JSON, else text; undefined where it is empty. */
  declare readonly body: Body;
  /** How the API knows the request, where it says so: `x-request-id` or `request-id`. */
  declare readonly requestId: string | undefined;
}

/** No response came, or not all of it: the connection could not be made, or broke; or a redirect was not followed. */
export class NetworkError extends ClientError<"network"> {
  override readonly name = "NetworkError";
  override readonly status = "network";
}

/** The call was not over in time. */
export class TimeoutError extends ClientError<"timeout"> {
  override readonly name = "TimeoutError";
  override readonly status = "timeout";
}

/** The call's `signal` was aborted. */
export class AbortError extends ClientError<"abort"> {
  override readonly name = "AbortError";
  override readonly status = "abort";
}

/** The response was a success whose body is not the JSON that it claims to be. */
export class BodyError extends ClientError<"body"> {
  override readonly name = "BodyError";
  override readonly status = "body";
}
