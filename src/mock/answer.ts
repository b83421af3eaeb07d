import { chooseResponse, type ChosenResponse } from "./choose-response.js";
import { child, children, follow } from "./described.js";
import { negotiated } from "./media-type.js";
import { preferencesOf } from "./prefer.js";
import type { Refusal } from "./problem.js";
import { responseBody, type Body } from "./response-body.js";
import { responseValue, type ValueContext } from "./response-value.js";
import type { Operation } from "./router.js";

/** Statuses whose responses have no body (RFC 9110 section 15). */
const bodiless = new Set([204, 205, 304]);

/** What answers requests that fit; bodies are made once. */
export function answers(context: ValueContext) {
  const bodies = new Map<string, Body>();
  return (
    request: Request,
    operation: Operation,
    refuse: (refusal: Refusal) => Response,
  ): Response => {
    const { code, example } = preferencesOf(request.headers);
    const chosen = chooseResponse(operation, context.document, code);
    if (!chosen) {
      const message = `is ${code}, which the operation does not document`;
      return refuse({ status: 400, problems: [{ in: "header", path: "prefer", message }] });
    }
    const headers = headersOf(chosen, context);
    if (code !== undefined) headers.set("preference-applied", `code=${code}`);
    const media = negotiated(child(chosen.node, "content"), request.headers.get("accept"));
    const { status } = chosen;
    if (!media || bodiless.has(status)) return new Response(null, { status, headers });
    const [type, node] = media;
    const key = `${node.pointer} ${example ?? ""}`;
    const body = bodies.get(key) ?? responseBody(type, node, context, example);
    bodies.set(key, body);
    headers.set("content-type", type.includes("*") ? "application/octet-stream" : type);
    return new Response(request.method === "HEAD" ? null : asSent(body), { status, headers });
  };
}

/** The documented headers that each response has. */
function headersOf({ node }: ChosenResponse, context: ValueContext): Headers {
  const headers = new Headers();
  for (const [name, place] of children(child(node, "headers"))) {
    const header = follow(context.document, place);
    if (name.toLowerCase() === "content-type") continue;
    const value = responseValue(header, child(header, "schema"), context);
    if (value === undefined || value === null) continue;
    const text = typeof value === "object" ? JSON.stringify(value) : String(value as string);
    // Examples are strangers' text, and a header is one line of Latin letters.
    headers.set(name, text.replace(/[^\t\x20-\x7e]/g, ""));
  }
  return headers;
}

const asSent = (body: Body) =>
  typeof body === "string" || body instanceof Uint8Array ? body : streamed(body);

/** The parts come one by one, as they would from a server that is at work. */
function streamed(parts: readonly string[]): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const left = [...parts];
  return new ReadableStream({
    pull(controller) {
      const next = left.shift();
      if (next === undefined) controller.close();
      else controller.enqueue(encoder.encode(next));
    },
  });
}
