import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { bodyOf } from "./registry.js";

export interface Platform {
  readonly domain: string;
  /** The document that was pushed last, whole. */
  text: string | undefined;
  /** The whole requests that came: `POST /api/orgs/…`, and who asked. */
  readonly asked: { readonly what: string; readonly authorization: string | undefined }[];
  /** The messages of the pushes. */
  readonly pushed: string[];
  /** Is called before each answer, and once more after a push is taken; may never resolve. */
  meanwhile: (request: IncomingMessage) => Promise<void> | void;
  close(): void;
}

/**
 * What Redocly's platform answers to `redocly push` of @redocly/cli 2.77: the project, its source, the
 * remote that the push goes to, and the push itself.
 */
export async function aPlatform(key: string): Promise<Platform> {
  const server = createServer(async (request, response) => {
    const { method = "", url = "", headers } = request;
    platform.asked.push({ what: `${method} ${url}`, authorization: headers.authorization });
    const body = method === "POST" ? await bodyOf(request) : "";
    if (body === undefined) return;
    await platform.meanwhile(request);
    const answer = (status: number, data: unknown) =>
      response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(data));
    if (headers.authorization !== `Bearer ${key}`) {
      return void answer(401, { title: `Unauthorized: ${headers.authorization}` });
    }
    if (/\/projects\/tokens$/.test(url)) {
      return void answer(200, { id: "prj_1", uri: "/orgs/org_1/projects/prj_1" });
    }
    if (url.endsWith("/sources")) return void answer(200, { data: [{ branchName: "main" }] });
    if (url.endsWith("/remotes")) return void answer(200, { id: "rem_1", mountPath: "/apis" });
    if (!url.endsWith("/pushes")) return void answer(404, { title: "Not Found" });
    const type = { "Content-Type": headers["content-type"] ?? "" };
    const form = await new Response(body, { headers: type }).formData();
    const file = form.get("files[openapi.yaml]");
    platform.pushed.push(String(form.get("commit[message]")));
    platform.text = file instanceof Blob ? await file.text() : undefined;
    await platform.meanwhile(request);
    answer(200, { id: "push_1" });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const platform: Platform = {
    domain: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    text: undefined,
    asked: [],
    pushed: [],
    meanwhile: () => {},
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
  return platform;
}
