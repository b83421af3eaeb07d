import { mergeHeaders } from "openapi-fetch";
import type { Of } from "./call.js";
import { NetworkError } from "./errors.js";
import type { CallOptions } from "./operation.js";
import type { CallArguments } from "./part.js";
import { type Media, openStream, split, type StreamOf } from "./stream.js";

/** A server-sent event. WHATWG HTML section 9.2. */
export interface ServerSentEvent<Data = unknown, Name = string> {
  /** `message` where the stream does not say it. */
  event: Name;
  /** Undefined where it is empty and read as JSON. */
  data: Data;
  /** Of this event or of the last one before it that had one; else empty. */
  id: string;
}

/** How events are read. */
export interface EventOptions<As> {
  /** What the data of each event is; "json" when absent, and "text" leaves it a string. */
  as?: As | undefined;
  /** Ends the loop at an event with this data, such as `[DONE]`. */
  until?: string | undefined;
  /**
   * Calls again where the stream has ended or broken off, after the time that it asked for (3 seconds when
   * it did not), and says the `id` of the last event: as EventSource does, until the loop is left, the
   * signal is aborted, or the API answers with 204 or an error.
   */
  reconnect?: boolean | undefined;
}

type Name = `text/event-stream${string}`;
type As = "json" | "text" | undefined;

/**
 * The document describes either the event, with a member `data`, or the data alone. A text's schema does
 * not tell what its JSON is.
 */
export type EventOf<Schema, Mode extends As> = Schema extends { data?: infer Data }
  ? ServerSentEvent<Read<Data, Mode>, NameOf<Schema>>
  : ServerSentEvent<Read<Schema, Mode>>;

type Read<Data, Mode> = Mode extends "text" ? string : [Data] extends [string] ? unknown : Data;

type NameOf<Schema> = Schema extends { event?: infer Event } ? Event & string : string;

const media: Media = {
  accept: "text/event-stream",
  type: /^text\/event-stream/i,
  name: "stream of events",
};

/**
 * Calls an operation that answers with server-sent events, and gives each as it comes:
 * `for await (const { event, data } of events(client.…, { … }))`. Leaving the loop ends the request.
 *
 * Throws what a call throws, a NetworkError where the stream breaks off, and a BodyError for data that is
 * no JSON. The call's `timeout` is for the time until the stream begins; its `signal` ends it at any time.
 */
export async function* events<Operation, Mode extends As = "json">(
  call: Of<Operation>,
  ...[options]: [StreamOf<Operation, Name>] extends [never]
    ? [never]
    : CallArguments<Operation, EventOptions<Mode>>
): AsyncGenerator<EventOf<StreamOf<Operation, Name>, Mode>, void, undefined> {
  const { as, until, reconnect, ...init } = (options ?? {}) as CallOptions & EventOptions<Mode>;
  const state: State = { id: "", retry: 3000 };
  for (let failures = 0, isOpened = false; ;) {
    const headers = state.id
      ? mergeHeaders(init.headers, { "last-event-id": encoded(state.id) })
      : init.headers;
    try {
      const { status, texts, parse } = await openStream(call, { ...init, headers }, media);
      isOpened = true;
      failures = 0;
      for await (const { event, data, id } of parseEvents(texts, state)) {
        if (data === until) return;
        const value = as === "text" ? data : data && parse(data);
        yield { event, data: value === "" && as !== "text" ? undefined : value, id } as EventOf<
          StreamOf<Operation, Name>,
          Mode
        >;
      }
      if (!reconnect || status === 204) return;
    } catch (error) {
      if (!reconnect || !isOpened || !(error instanceof NetworkError)) throw error;
      failures += 1;
    }
    await pause(Math.min(60_000, state.retry * 2 ** failures), init.signal);
  }
}

/** What a stream of events says for those that come after it. */
interface State {
  id: string;
  retry: number;
}

/** Reads events as they come. WHATWG HTML section 9.2.6; one that the stream ends within is left out. */
async function* parseEvents(
  texts: AsyncIterable<string>,
  state: State,
): AsyncGenerator<ServerSentEvent<string>, void, undefined> {
  let event = "";
  let data: string[] = [];
  let { id } = state;
  for await (const line of split(withLineFeeds(texts), "\n")) {
    if (line === "") {
      state.id = id;
      if (data.length > 0) yield { event: event || "message", data: data.join("\n"), id };
      event = "";
      data = [];
      continue;
    }
    const [, field = "", value = ""] = /^([^:]*)(?:: ?(.*))?$/s.exec(line)!;
    if (field === "event") event = value;
    else if (field === "data") data.push(value);
    else if (field === "id" && !value.includes("\0")) id = value;
    else if (field === "retry" && /^\d+$/.test(value)) state.retry = Number(value);
  }
}

/** Lines end in CR, LF or both, between which a text may end. */
async function* withLineFeeds(
  texts: AsyncIterable<string>,
): AsyncGenerator<string, void, undefined> {
  let isAfterReturn = false;
  for await (const text of texts) {
    const own = isAfterReturn && text.startsWith("\n") ? text.slice(1) : text;
    isAfterReturn = text.endsWith("\r");
    yield own.replace(/\r\n?/g, "\n");
  }
}

/** Headers carry bytes; fetch writes each character as one. */
const encoded = (text: string) => String.fromCharCode(...new TextEncoder().encode(text));

/** Waits, and not once the signal is aborted: the next call says so. */
function pause(time: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, time);
    signal?.addEventListener("abort", end);
    if (signal?.aborted) end();
  });
}
