// Part of the client that specback generates, and the same for every API.
// Do not edit: the next run overwrites this file.

import type { Of } from "./call.js";
import type { CallOptions } from "./operation.js";
import type { CallArguments } from "./part.js";
import { type Media, openStream, split, type StreamOf } from "./stream.js";

type Name = `application/${string}${"jsonl" | "ndjson" | "json-seq" | "jsonlines"}${string}`;

const media: Media = {
  accept: "application/jsonl, application/x-ndjson, application/json-seq",
  type: /jsonl|ndjson|json-seq/i,
  name: "stream of JSON values",
};

/**
 * Calls an operation that answers with JSON values one after another, as JSON Lines (NDJSON) or as a
 * JSON text sequence (RFC 7464), and gives each as it comes: `for await (const value of jsonLines(…))`.
 * Leaving the loop ends the request.
 *
 * Throws what a call throws, a NetworkError where the stream breaks off, and a BodyError for a line that
 * is no JSON. The call's `timeout` is for the time until the stream begins; its `signal` ends it at any time.
 */
export async function* jsonLines<Operation>(
  call: Of<Operation>,
  ...[options]: [StreamOf<Operation, Name>] extends [never] ? [never] : CallArguments<Operation>
): AsyncGenerator<StreamOf<Operation, Name>, void, undefined> {
  const { type, texts, parse } = await openStream(call, (options ?? {}) as CallOptions, media);
  for await (const text of split(texts, /json-seq/i.test(type) ? "\x1e" : "\n")) {
    if (text.trim()) yield parse(text) as StreamOf<Operation, Name>;
  }
}
