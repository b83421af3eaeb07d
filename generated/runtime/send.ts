// Part of the client that specback generates, and the same for every API.
// Do not edit: the next run overwrites this file.

import type { Api, Target } from "./api.js";
import { authorize, type Authorized, type Holder } from "./auth.js";
import type { Settings } from "./call.js";
import { brokenCall } from "./failure.js";

export type Send = (request: Request) => Promise<Response>;

/** openapi-fetch's client, of which we use what is the same for every operation. */
export interface Engine {
  request(
    method: string,
    path: string,
    init?: object,
  ): Promise<{ readonly error?: unknown; readonly response: Response }>;
}

/** What all calls of a client share. */
export interface Core extends Holder {
  readonly api: Api;
  readonly engine: Engine;
  readonly send: Send;
  readonly settings: Settings & { readonly orThrow?: boolean | undefined };
}

/** What is known of a call that is under way. */
export interface Ongoing extends Authorized {
  readonly target: Target;
  readonly core: Core;
  readonly method: string;
  readonly path: string;
  url: string;
  /** Of the last attempt, as far as it came. */
  response?: Response | undefined;
  /** True where it may be sent again. */
  repeatable: boolean;
  /** When no further attempt may begin, in milliseconds as `Date.now()` has them. */
  until: number;
  /** Until the next attempt. */
  pause?: ReturnType<typeof setTimeout>;
  /** True where its URL holds a credential. */
  hidden?: boolean;
}

export const begin = (target: Target, core: Core): Ongoing => ({
  target,
  core,
  method: target.method,
  path: target.path,
  url: "",
  secrets: [],
  // Neither POST nor PATCH. RFC 9110 section 9.2.2.
  repeatable: !/^P[OA]/.test(target.method),
  until: Infinity,
});

/** Headers that tell only what is asked for, and `Authorization`, which fetch itself keeps from strangers. */
const harmless = /^(accept|authorization|content-|idempotency-key|if-|prefer|range|user-agent)/;

/** Makes the `fetch` of a call: it adds the credentials, and sends the request as safely as they need it. */
export const fetchOf =
  (call: Ongoing): Send =>
  async (first) => {
    const { core } = call;
    call.url = first.url.split("?")[0]!;
    call.repeatable ||= first.headers.has("idempotency-key");
    let request = await authorize(first, call, core);
    call.hidden = request !== first;
    // On the way to another origin, fetch takes off `Authorization` alone.
    const mayLeak = call.hidden || ![...first.headers.keys()].every((name) => harmless.test(name));
    if (mayLeak && request.redirect === "follow")
      request = new Request(request, { redirect: "manual" });
    try {
      const response = await (core.api.follow ?? core.send)(request, core.send, call);
      call.response = response;
      // What openapi-fetch will read of an error has arrived then.
      if (!response.ok) await response.clone().text();
      return response;
    } catch (thrown) {
      // Those who call by path get what fetch throws.
      throw call.path ? brokenCall(thrown, call) : thrown;
    }
  };
