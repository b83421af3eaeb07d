import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
};

/** Serves a folder below `/some/where/`, with the policy that its `_headers` gives to all paths. */
export async function serveFolder(
  folder: string,
): Promise<{ readonly url: string; readonly close: () => void }> {
  const rules = await readFile(join(folder, "_headers"), "utf8");
  const policy = /Content-Security-Policy: (.*)/.exec(rules)?.[1] ?? "";
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://x").pathname);
    const below = normalize(path.replace(/^\/some\/where\//, "/")).replace(/\/$/, "/index.html");
    const bytes = await readFile(join(folder, below)).catch(() => undefined);
    if (bytes === undefined || !path.startsWith("/some/where/")) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader("Content-Type", types[extname(below)] ?? "application/octet-stream");
    response.setHeader("Content-Security-Policy", policy);
    response.end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/some/where/`, close: () => void server.close() };
}
