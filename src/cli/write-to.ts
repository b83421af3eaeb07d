import type { Writable } from "node:stream";

/**
 * Makes a stream into a function whose promise resolves when the text has been handed on.
 *
 * A reader that has gone away (`specback recover … | head`) is no error: what it did not want is
 * dropped. Any other failure to write rejects.
 */
export function writeTo(stream: Writable): (text: string) => Promise<void> {
  // Without a listener, the stream's error event would end the process with a stack trace.
  stream.on("error", () => {});
  return (text) =>
    new Promise((resolve, reject) => {
      stream.write(text, (error) => {
        const gone = (error as NodeJS.ErrnoException | null | undefined)?.code === "EPIPE";
        if (error && !gone) reject(error);
        else resolve();
      });
    });
}
