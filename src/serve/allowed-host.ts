import { isIP } from "node:net";

/**
 * Whether a request's Host header is an address that this server is meant to be asked at. A site of
 * strangers can let its own name lead here (DNS rebinding) and then read what is served, as its own; an IP
 * address it cannot. Ports are not compared: forwarded ones differ, and they say nothing of who asks.
 */
export function isAllowedHost(header: string | null, served: string): boolean {
  const name = /^(\[[\da-f:.]+\]|[^:[\]/@\s]+)(?::\d+)?$/i.exec(header ?? "")?.[1]?.toLowerCase();
  if (name === undefined) return false;
  const bare = name.replace(/^\[(.*)\]$/, "$1");
  if (bare === served.toLowerCase()) return true;
  if (isLoopback(served)) return bare === "localhost" || isLoopback(bare);
  return bare === "localhost" || isIP(bare) !== 0;
}

const isLoopback = (host: string) =>
  /^127(?:\.\d+){3}$/.test(host) || host === "::1" || host.toLowerCase() === "localhost";
