import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { gzipSync } from "node:zlib";

/** What a network or a server can do to a client. */
export const faults = [
  "reset",
  "one-byte-chunks",
  "stall",
  "stall-before-head",
  "truncated-gzip",
  "length-too-long",
  "length-too-short",
  "redirect-loop",
  "other-origin",
  "retry-after-seconds",
  "retry-after-date",
  "flapping-503",
  "invalid-json",
  "header-flood",
  "huge-body",
] as const;

export type Fault = (typeof faults)[number];

export interface FaultServer {
  readonly url: string;
  /** Connections that clients hold open, to this server and to the other origin. */
  openSockets(): number;
  /** All that the other origin was sent: targets and headers. */
  readonly seenElsewhere: readonly string[];
  close(): Promise<void>;
}

const good = JSON.stringify({ ok: true, text: "x".repeat(50) });
const hugeSize = 50 * 1024 * 1024;
let huge: string | undefined;

/**
 * Serves `/faults/{kind}/{id}`, each with the fault of its name. What depends on the attempt is counted by
 * the id, so that each call should have its own.
 */
export async function serveFaults(): Promise<FaultServer> {
  const sockets = new Set<Socket>();
  const attempts = new Map<string, number>();
  const seenElsewhere: string[] = [];
  const other = await listening(sockets, (request, response) => {
    seenElsewhere.push(`${request.url} ${request.rawHeaders.join(" ")}`);
    json(response, good);
  });
  const server = await listening(sockets, (request, response) => {
    const [, , kind, id] = new URL(request.url!, "http://faults.test").pathname.split("/");
    const attempt = (attempts.get(`${kind}/${id}`) ?? 0) + 1;
    attempts.set(`${kind}/${id}`, attempt);
    commit(kind as Fault, { request, response, attempt, other: urlOf(other), id: Number(id) });
  });
  return {
    url: urlOf(server),
    openSockets: () => sockets.size,
    seenElsewhere,
    async close() {
      for (const socket of sockets) socket.destroy();
      await Promise.all(
        [server, other].map((one) => new Promise((resolve) => void one.close(resolve))),
      );
    },
  };
}

interface Call {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly attempt: number;
  readonly other: string;
  readonly id: number;
}

function commit(kind: Fault, { request, response, attempt, other, id }: Call): void {
  const { socket } = request;
  const head = { "content-type": "application/json" };
  switch (kind) {
    case "reset":
      response.writeHead(200, { ...head, "content-length": good.length });
      response.write(good.slice(0, 10), () => socket.resetAndDestroy());
      return;
    case "one-byte-chunks":
      response.writeHead(200, head);
      return drip(response, good);
    case "stall":
      response.writeHead(200, { ...head, "content-length": good.length });
      return void response.write(good.slice(0, 10));
    case "stall-before-head":
      return;
    case "truncated-gzip": {
      const whole = gzipSync(good);
      response.writeHead(200, { ...head, "content-encoding": "gzip" });
      return void response.end(whole.subarray(0, whole.length - 20));
    }
    case "length-too-long":
      return void socket.end(raw(good, good.length + 10));
    case "length-too-short":
      return void socket.end(raw(good, good.length - 10));
    case "redirect-loop":
      return redirect(response, request.url!);
    case "other-origin":
      return redirect(response, `${other}/collect`);
    case "retry-after-seconds":
      return attempt > 1 ? json(response, good) : busy(response, 429, "1");
    case "retry-after-date": {
      // Dates are whole seconds.
      const soon = new Date(Date.now() + 2000).toUTCString();
      return attempt > 1 ? json(response, good) : busy(response, 429, soon);
    }
    case "flapping-503":
      // Some come back in time, some do not.
      return attempt > id % 4 ? json(response, good) : busy(response, 503);
    case "invalid-json":
      return json(response, `{"ok": tru`);
    case "header-flood":
      for (let at = 0; at < 300; at++) response.setHeader(`x-flood-${at}`, "x".repeat(100));
      return json(response, good);
    case "huge-body":
      huge ??= JSON.stringify({ ok: true, text: "x".repeat(hugeSize) });
      return json(response, huge);
  }
}

function json(response: ServerResponse, body: string): void {
  response.writeHead(200, { "content-type": "application/json" });
  response.end(body);
}

/** Bytes of our own, since node:http sends no wrong lengths. */
const raw = (body: string, length: number) =>
  `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n${body}`;

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, { location });
  response.end();
}

function busy(response: ServerResponse, status: number, after?: string): void {
  response.writeHead(status, {
    "content-type": "application/json",
    ...(after !== undefined && { "retry-after": after }),
  });
  response.end(`{"title":"Busy."}`);
}

function drip(response: ServerResponse, text: string): void {
  if (response.destroyed) return;
  if (text === "") return void response.end();
  response.write(text[0]);
  setImmediate(() => drip(response, text.slice(1)));
}

function listening(
  sockets: Set<Socket>,
  handle: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<Server> {
  const server = createServer(handle);
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => {});
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

const urlOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
