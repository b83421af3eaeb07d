/** Pages that listen to what happens, by server-sent events (HTML section 9.2). */
export interface Listeners {
  /** The answer to a page that begins to listen; it is told the last data at once. */
  listen(): Response;
  /** Tells all of them; those that come later too, until there is something newer. */
  tell(data: unknown): void;
  end(): void;
}

export function listeners(): Listeners {
  const open = new Set<ReadableStreamDefaultController<Uint8Array>>();
  const encoder = new TextEncoder();
  let last = "";
  return {
    listen() {
      let own: ReadableStreamDefaultController<Uint8Array>;
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          own = controller;
          open.add(own);
          own.enqueue(encoder.encode(`retry: 1000\n${last}\n`));
        },
        cancel: () => void open.delete(own),
      });
      return new Response(body, {
        headers: { "content-type": "text/event-stream", "cache-control": "no-store" },
      });
    },
    tell(data) {
      // JSON has no line breaks of its own.
      last = `data: ${JSON.stringify(data)}\n`;
      for (const one of open) one.enqueue(encoder.encode(`${last}\n`));
    },
    end() {
      for (const one of open) one.close();
      open.clear();
    },
  };
}
