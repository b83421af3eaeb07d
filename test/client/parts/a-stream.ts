import type { OperationObject, SchemaObject } from "../../../src/document/openapi.js";

/** A server that answers with the chunks; further calls get the further answers. */
export function streamOf(type: string, ...answers: readonly (readonly (string | Uint8Array)[])[]) {
  const asked: Request[] = [];
  let cancelled = 0;
  const fetch = async (request: Request): Promise<Response> => {
    const chunks = answers[Math.min(asked.length, answers.length - 1)]!;
    asked.push(request);
    let at = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        const chunk = chunks[at++];
        if (chunk === broken) controller.error(new TypeError("terminated"));
        else if (chunk === undefined) controller.close();
        else if (chunk !== silence) {
          controller.enqueue(typeof chunk === "string" ? new TextEncoder().encode(chunk) : chunk);
        } else return new Promise(() => {});
      },
      cancel: () => void (cancelled += 1),
    });
    return new Response(body, { headers: { "content-type": type } });
  };
  return { fetch, asked, cancelled: () => cancelled };
}

/** Chunks that stand for a connection that breaks, and for one that says nothing more. */
export const broken = "\0broken";
export const silence = "\0silence";

/** An operation that answers with a stream. */
export const streaming = (operationId: string, type: string, schema: SchemaObject) =>
  ({
    operationId,
    responses: { "200": { description: "OK", content: { [type]: { schema } } } },
  }) satisfies Partial<OperationObject>;

/** All that an iterator gives, and the error that it ends in. */
export async function drain(values: AsyncIterable<unknown>) {
  const got: unknown[] = [];
  try {
    for await (const value of values) got.push(value);
    return { got, error: undefined };
  } catch (error) {
    return { got, error: error as Error };
  }
}

/** The bytes of a text, one by one. */
export const bytesOf = (text: string) =>
  [...new TextEncoder().encode(text)].map((byte) => Uint8Array.of(byte));
