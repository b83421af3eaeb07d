import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

/** A server on this machine, as far as those who stop it need to know it. */
export interface HandlerServer {
  readonly port: number;
  /** Ends open connections too. */
  close(): Promise<void>;
}

/**
 * Serves requests over HTTP by a function of the Fetch Standard's kind. A port of 0 is any that is free.
 *
 * @throws where the address cannot be had: an error of Node's with a `code` such as `EADDRINUSE`.
 */
export async function serveHandler(
  handler: (request: Request) => Response | Promise<Response>,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<HandlerServer> {
  const { toNodeHandler } = await import("srvx/node");
  const server = createServer(toNodeHandler(handler) as RequestListener);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        // The one error is that it is closed already.
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** An address as a URL has it: IPv6 in brackets. RFC 3986 section 3.2.2. */
export const inUrl = (host: string): string => (host.includes(":") ? `[${host}]` : host);
