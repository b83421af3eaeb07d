import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createHash } from "node:crypto";

export interface Registry {
  readonly url: string;
  /** What is served. */
  text: string | undefined;
  /** Methods, and headers that matter, in the order in which they came. */
  readonly asked: { readonly method: string; readonly headers: IncomingMessage["headers"] }[];
  /** Is called before each answer, and once more after what was sent is stored; may never resolve. */
  meanwhile: (request: IncomingMessage) => Promise<void> | void;
  /** Answers in place of the registry where it returns true. */
  instead: (request: IncomingMessage, response: ServerResponse) => boolean;
  close(): void;
}

/** A server that takes one document by PUT, whole, with entity tags and preconditions as RFC 9110 has them. */
export async function aRegistry(): Promise<Registry> {
  const server = createServer(async (request, response) => {
    const { method = "", headers } = request;
    registry.asked.push({ method, headers });
    await registry.meanwhile(request);
    if (registry.instead(request, response)) return;
    const tag = () =>
      `"${createHash("sha256")
        .update(registry.text ?? "")
        .digest("hex")}"`;
    const there = registry.text !== undefined;
    if (method === "GET") {
      if (!there) return void response.writeHead(404).end();
      return void response.writeHead(200, { ETag: tag() }).end(registry.text);
    }
    const body = await bodyOf(request);
    if (body === undefined) return;
    const match = headers["if-match"];
    const fails = match === undefined ? headers["if-none-match"] === "*" && there : match !== tag();
    if (fails) return void response.writeHead(412).end();
    registry.text = body;
    await registry.meanwhile(request);
    response.writeHead(there ? 200 : 201, { ETag: tag() }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const registry: Registry = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/apis/tokens`,
    text: undefined,
    asked: [],
    meanwhile: () => {},
    instead: () => false,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
  return registry;
}

/** The whole body; undefined where the sender died. */
export async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk as Buffer);
  } catch {
    return undefined;
  }
  return request.complete ? Buffer.concat(chunks).toString("utf8") : undefined;
}
