import { existsSync } from "node:fs";
import { Worker } from "node:worker_threads";
import type { OpenApiDocument } from "../document/openapi.js";
import { TypesError } from "./generate-types.js";
import type { TypesOptions } from "./types-options.js";

type Answer = { readonly types: string } | { readonly error: Error; readonly pointer?: string };

/** Writes types in a thread of its own. */
export interface TypesThread {
  /** As `generateTypes` does; to be called once. */
  generateTypes(document: OpenApiDocument, options?: TypesOptions): Promise<string>;
  /** Ends the thread, whatever it is doing. */
  stop(): void;
}

/**
 * Starts a thread that loads the TypeScript compiler, which takes as long as reading many pages does, and
 * then waits for a document. Undefined where specback runs from its source, which has no script for it.
 */
export function startTypesThread(): TypesThread | undefined {
  const script = new URL("../types-worker.js", import.meta.url);
  if (!existsSync(script)) return undefined;
  const worker = new Worker(script);
  let failure: Error | undefined;
  worker.on("error", (error: Error) => (failure = error));
  // A process that needs no types does not wait for them.
  worker.unref();
  return {
    generateTypes: (...given) =>
      new Promise((resolve, reject) => {
        if (failure) return reject(failure);
        worker.ref();
        worker.on("error", reject);
        worker.once("message", (answer: Answer) => {
          if ("types" in answer) resolve(answer.types);
          else if (answer.pointer === undefined) reject(answer.error);
          else reject(new TypesError(answer.error.message, answer.pointer));
        });
        worker.postMessage(given);
      }),
    stop: () => void worker.terminate(),
  };
}
