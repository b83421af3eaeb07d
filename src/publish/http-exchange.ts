import { setTimeout as pause } from "node:timers/promises";
import { waitBefore } from "../client-runtime/retry.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { withoutSecrets } from "./secrets.js";
import { PublishError } from "./target.js";

export interface Exchange {
  readonly fetch: typeof globalThis.fetch;
  /** Of one attempt, in milliseconds. */
  readonly timeout: number;
  /** The header that says who publishes; absent where nobody is told. */
  readonly credential?: { readonly header: string; readonly value: string; readonly token: string };
  readonly sleep?: (milliseconds: number) => Promise<unknown>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** How often it was asked. */
  readonly attempts: number;
}

interface Question {
  readonly method: "GET" | "PUT";
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

const retry = { attempts: 3, baseDelay: 1000, maxDelay: 30_000 };
const mostRedirects = 5;

/**
 * Asks an HTTP server, again where it was busy or out of reach: both methods may be repeated (RFC 9110
 * section 9.2.2). Redirects are followed within the origin; to another one only without a credential, and a
 * PUT only by those that keep it one (307 and 308).
 *
 * @throws PublishError where there is no answer, or a redirect that is not followed.
 */
export async function ask(url: URL, question: Question, exchange: Exchange): Promise<Answer> {
  const { sleep = pause, credential } = exchange;
  for (let attempts = 1; ; attempts++) {
    let wait: number;
    try {
      const answer = await follow(url, question, exchange);
      wait = waitBefore(attempts, retry, answer.status, { repeatable: true, response: answer });
      if (wait === Infinity) return { ...answer, attempts };
    } catch (error) {
      if (error instanceof PublishError) throw error;
      wait = waitBefore(attempts, retry, "network", { repeatable: true });
      if (wait === Infinity) {
        const why = withoutSecrets(causeOf(error), credential?.token);
        throw new PublishError(unreachable(question.method, url, why));
      }
    }
    await sleep(wait);
  }
}

async function follow(
  start: URL,
  { method, headers, body }: Question,
  { fetch, timeout, credential }: Exchange,
): Promise<Omit<Answer, "attempts">> {
  const signal = AbortSignal.timeout(timeout);
  let url = start;
  for (let redirects = 0; ; redirects++) {
    const response = await fetch(url, {
      ...{ method, signal, redirect: "manual" },
      headers: {
        ...headers,
        // An entity tag may be that of a compressed form, which no PUT can match.
        "Accept-Encoding": "identity",
        ...(credential && { [credential.header]: credential.value }),
      },
      ...(body === undefined ? {} : { body }),
    });
    const location = response.headers.get("Location");
    if (response.status < 300 || response.status > 399 || location === null) {
      return { status: response.status, headers: response.headers, text: await response.text() };
    }
    await response.body?.cancel();
    const next = URL.canParse(location, url) ? new URL(location, url) : undefined;
    const why = refusalOf(url, next, { status: response.status, method, credential });
    if (next === undefined || why !== undefined || redirects === mostRedirects) {
      throw new PublishError(redirected(start, next, why ?? "there are too many"));
    }
    url = next;
  }
}

function refusalOf(
  from: URL,
  to: URL | undefined,
  about: { readonly status: number; readonly method: string } & Pick<Exchange, "credential">,
): string | undefined {
  if (to === undefined || !/^https?:$/.test(to.protocol)) return "it leads to no web address";
  if (to.origin !== from.origin && about.credential !== undefined)
    return "the token is for that origin alone";
  if (about.method === "PUT" && about.status !== 307 && about.status !== 308)
    return `status ${about.status} does not repeat a PUT`;
  return undefined;
}

/** An address without what may be secret in it. */
export const shownUrl = ({ origin, pathname }: URL) => `${origin}${pathname}`;

function causeOf(error: unknown): string {
  const { name, message, cause } = error as Error;
  if (name === "TimeoutError") return "there was no answer in time";
  return cause instanceof Error ? cause.message || cause.name : message;
}

const unreachable = (method: string, url: URL, why: string): Diagnostic => ({
  rule: "publish-refused",
  severity: "error",
  message: `${shownUrl(url)} cannot be reached: ${why}.`,
  mend:
    method === "GET"
      ? "Look at the address and the network; nothing was published."
      : "Run specback publish again: whether it arrived is not known, and what has arrived is not sent again.",
});

const redirected = (url: URL, to: URL | undefined, why: string): Diagnostic => ({
  rule: "publish-redirected",
  severity: "error",
  message: `${shownUrl(url)} redirects to ${to === undefined ? "nowhere" : shownUrl(to)}, which is not followed: ${why}.`,
  mend: "Name the address where the document is: --url ADDRESS.",
});
