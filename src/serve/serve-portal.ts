import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type PortalHandler, portalHandler } from "./portal-handler.js";
import { readServedAssets } from "./served-assets.js";

export interface PortalServer extends Pick<PortalHandler, "show" | "tell"> {
  /** Such as `http://127.0.0.1:4000/`. */
  readonly url: string;
  /** Ends open connections too. */
  close(): Promise<void>;
}

/** The port where none is asked for. */
const defaultPort = 4000;

/**
 * Opens a server, which has no portal to show yet. Without a port it takes the default one, or any that
 * is free where that is in use.
 *
 * @throws where the address cannot be had: an error of Node's with a `code` such as `EADDRINUSE`.
 */
export async function servePortal({
  host,
  port,
}: {
  readonly host: string;
  readonly port: number | undefined;
}): Promise<PortalServer> {
  const [{ toNodeHandler }, assets] = await Promise.all([import("srvx/node"), readServedAssets()]);
  const handler = portalHandler({ host, assets });
  const server = createServer(toNodeHandler(handler.fetch) as RequestListener);
  await listening(server, port ?? defaultPort, host).catch((error: NodeJS.ErrnoException) => {
    if (port !== undefined || error.code !== "EADDRINUSE") throw error;
    return listening(server, 0, host);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${taken}/`,
    show: handler.show,
    tell: handler.tell,
    close: () =>
      new Promise((resolve) => {
        handler.end();
        server.close(() => resolve());
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
