import { inUrl, serveHandler } from "../mock/serve-handler.js";
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
  const handler = portalHandler({ host, assets: await readServedAssets() });
  const serve = (at: number) => serveHandler(handler.fetch, { port: at, host });
  const server = await serve(port ?? defaultPort).catch((error: NodeJS.ErrnoException) => {
    if (port !== undefined || error.code !== "EADDRINUSE") throw error;
    return serve(0);
  });
  return {
    url: `http://${inUrl(host)}:${server.port}/`,
    show: handler.show,
    tell: handler.tell,
    close() {
      handler.end();
      return server.close();
    },
  };
}
