import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createMock, type MockOptions } from "./create-mock.js";
import type { MockableDocument } from "./described.js";

export interface ServeMockOptions extends MockOptions {
  /** Any that is free, unless told. */
  readonly port?: number;
  /** This machine alone, unless told. */
  readonly host?: string;
}

export interface MockServer {
  /** `http://127.0.0.1:4010`, with the base path. */
  readonly url: string;
  /** Ends open connections too. */
  close(): Promise<void>;
}

/**
 * Serves a mock of the document over HTTP.
 *
 * @throws where the port cannot be had.
 */
export async function serveMock(
  document: MockableDocument,
  { port = 0, host = "127.0.0.1", ...options }: ServeMockOptions = {},
): Promise<MockServer> {
  const [{ toNodeHandler }, mock] = await Promise.all([
    import("srvx/node"),
    createMock(document, options),
  ]);
  const server = createServer(toNodeHandler(mock) as RequestListener);
  await listening(server, port, host);
  const { address, family, port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${family === "IPv6" ? `[${address}]` : address}:${taken}${options.basePath ?? ""}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

const listening = (server: Server, port: number, host: string) =>
  new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
