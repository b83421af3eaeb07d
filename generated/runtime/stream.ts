// Part of the client that specback generates, and the same for every API.
// Do not edit: the next run overwrites this file.

import { mergeHeaders } from "openapi-fetch";
import type { Of } from "./call.js";
import {
  AbortError,
  type Asked,
  BodyError,
  type ClientError,
  NetworkError,
  TimeoutError,
} from "./errors.js";
import type { CallOptions } from "./operation.js";
import { callOf } from "./part.js";

/** What a stream is made of: how it is asked for, what an answer must be, and how that is called. */
export interface Media {
  readonly accept: string;
  readonly type: RegExp;
  readonly name: string;
}

/** A body that is read as it comes. */
export interface OpenStream {
  readonly status: number;
  readonly type: string;
  readonly texts: AsyncGenerator<string, void, undefined>;
  /** The value of a JSON text within it. Throws a BodyError with its first 200 characters where it is none. */
  parse(text: string): unknown;
}

/** What documents say of the streams of an operation: the types of a content type, by its name. */
export type StreamOf<Operation, Name extends string> = Operation extends {
  responses: infer Responses;
}
  ? {
      [Status in keyof Responses]: Responses[Status] extends { content: infer Content }
        ? {
            [Type in keyof Content]: Type extends Name ? ItemOf<Content[Type]> : never;
          }[keyof Content]
        : never;
    }[keyof Responses]
  : never;

/** A document may describe the stream as a list. */
type ItemOf<Type> = Type extends readonly (infer Item)[] ? Item : Type;

/**
 * Calls an operation whose answer is a stream.
 *
 * @throws the call's error; {BodyError} where the answer is something else.
 */
export async function openStream(
  call: Of<unknown>,
  options: CallOptions,
  media: Media,
): Promise<OpenStream> {
  const method = callOf(call);
  const result = await method({
    ...options,
    headers: mergeHeaders({ accept: media.accept }, options.headers),
    parseAs: "stream",
    orThrow: false,
    later: true,
  });
  if (result.error) throw result.error;
  const { response, revive = (value) => value } = result;
  const { body, headers, status, url } = response!;
  // A query may hold a credential.
  const asked = { ...method.target, url: url.replace(/[?#].*/s, "") };
  const type = headers.get("content-type") ?? "";
  if (body && !media.type.test(type)) {
    void body.cancel().catch(() => {});
    const given = type || "no Content-Type";
    throw new BodyError(`answered ${status} with ${given}, which is no ${media.name}`, asked);
  }
  return {
    ...{ status, type, texts: textsOf(body, asked, options.signal) },
    parse: (text) => revive(parse(text, status, asked)),
  };
}

/** Decodes a body as it comes, and cancels it when the reader leaves. The first BOM is left out. */
async function* textsOf(
  body: ReadableStream<Uint8Array> | null,
  asked: Asked,
  signal: AbortSignal | undefined,
): AsyncGenerator<string, void, undefined> {
  if (!body) return;
  const reader = body.getReader();
  const decoder = new TextDecoder();
  // Ends a read that is waiting, whether or not fetch itself listens to the signal.
  const stop = () => void reader.cancel().catch(() => {});
  signal?.addEventListener("abort", stop);
  try {
    while (!signal?.aborted) {
      const { done, value } = await reader.read();
      if (signal?.aborted) break;
      const text = decoder.decode(value, { stream: !done });
      if (text) yield text;
      if (done) return;
    }
    throw signal.reason;
  } catch (thrown) {
    throw broken(thrown, asked, signal);
  } finally {
    signal?.removeEventListener("abort", stop);
    stop();
  }
}

function broken(thrown: unknown, asked: Asked, signal: AbortSignal | undefined): ClientError {
  if (!signal?.aborted) return new NetworkError("broke off", asked, thrown);
  const { name } = Object(signal.reason) as { name?: string };
  return name === "TimeoutError"
    ? new TimeoutError("took too long", asked, signal.reason)
    : new AbortError("was aborted", asked, signal.reason);
}

function parse(text: string, status: number, asked: Asked): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const start = text.slice(0, 200).replace(/\s+/g, " ");
    throw new BodyError(`answered ${status} with no JSON in its stream: ${start}`, asked);
  }
}

/** Splits texts as they come; what is behind the last separator comes last, where it is not empty. */
export async function* split(
  texts: AsyncIterable<string>,
  separator: string,
): AsyncGenerator<string, void, undefined> {
  let rest = "";
  for await (const text of texts) {
    const [first = "", ...others] = text.split(separator);
    rest += first;
    for (const next of others) {
      yield rest;
      rest = next;
    }
  }
  if (rest) yield rest;
}
