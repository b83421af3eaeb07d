import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { OpenApiDocument, OperationObject, SchemaObject } from "../../src/document/openapi.js";

const thing: SchemaObject = {
  type: "object",
  properties: { id: { type: "integer" }, name: { type: "string" } },
  required: ["id"],
};
const list: SchemaObject = {
  type: "object",
  properties: { data: { type: "array", items: thing } },
  required: ["data"],
};
const bytes: SchemaObject = { type: "string", contentMediaType: "application/octet-stream" };

const operation = (
  operationId: string,
  schema: SchemaObject,
  { type = "application/json", ...more }: Partial<OperationObject> & { type?: string } = {},
): OperationObject => ({
  operationId,
  ...more,
  responses: { "200": { description: "OK", content: { [type]: { schema } } } },
});

/** An API with one operation for each thing that a browser does in its own way. */
export const document: OpenApiDocument = {
  openapi: "3.1.1",
  info: { title: "Things", version: "1.0.0" },
  security: [{ key: [] }],
  paths: {
    "/things": {
      get: operation("listThings", list, {
        parameters: [{ name: "offset", in: "query", schema: { type: "integer" } }],
        "x-speakeasy-pagination": {
          type: "offsetLimit",
          inputs: [{ name: "offset", in: "parameters", type: "offset" }],
          outputs: { results: "$.data" },
        },
      }),
      post: operation("upload", thing, {
        requestBody: {
          required: true,
          content: {
            "multipart/form-data": {
              schema: { type: "object", properties: { file: bytes }, required: ["file"] },
            },
          },
        },
      }),
    },
    "/events": { get: operation("watch", thing, { type: "text/event-stream" }) },
    "/lines": { get: operation("lines", thing, { type: "application/jsonl" }) },
    "/bytes": { get: operation("download", bytes, { type: "application/octet-stream" }) },
    "/empty": { get: operation("fail", thing) },
    "/mismatch": { get: operation("mismatch", thing) },
    "/flaky": { get: operation("flaky", thing) },
    "/missing": { get: operation("missing", thing) },
    "/elsewhere": { get: operation("redirect", thing) },
    "/silent": { get: operation("wait", thing) },
  },
  components: { securitySchemes: { key: { type: "apiKey", in: "header", name: "X-Api-Key" } } },
};

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const send =
  (type: string, text: string, status = 200): Answer =>
  (_, response) =>
    void response.writeHead(status, { "content-type": type }).end(text);

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
}

const answers: Readonly<Record<string, Answer>> = {
  "GET /things": ({ url, headers }, response) => {
    const isSecond = url?.includes("offset=1");
    const data = isSecond ? [] : [{ id: 1, name: headers["x-api-key"] }];
    send("application/json", JSON.stringify({ data }))({} as IncomingMessage, response);
  },
  "POST /things": async (request, response) => {
    const id = /filename="a\.txt"[^]*from a stream/.test(await textOf(request)) ? 2 : 0;
    send("application/json", JSON.stringify({ id }))(request, response);
  },
  "GET /events": (_, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(`\uFEFFid: 7\r\nevent: added\r`);
    setTimeout(() => response.write(`\ndata: {"id":3}\n\n`), 20);
  },
  "GET /lines": send("application/jsonl", `{"id":4}\n{"id":5}`),
  "GET /bytes": send("application/octet-stream", "12345"),
  "GET /empty": (_, response) => void response.writeHead(500, { "content-length": 0 }).end(),
  "GET /mismatch": send("application/json", `{"id":"six"}`),
  "GET /missing": send("application/problem+json", `{"detail":"no such thing"}`, 404),
  "GET /silent": () => {},
};

/** Serves the API, a page that runs `script` under a policy that forbids `eval`, and a redirect elsewhere. */
export async function serve(
  script: string,
): Promise<{ url: string; found: Promise<unknown>; close(): void }> {
  let [strangers, attempts] = [0, 0];
  let tell: (found: unknown) => void;
  const found = new Promise((resolve) => (tell = resolve));
  const elsewhere = await listen((_, response) => {
    strangers += 1;
    response.writeHead(200, { "access-control-allow-origin": "*" }).end("{}");
  });
  const page: Readonly<Record<string, Answer>> = {
    "POST /found": async (request, response) => {
      tell(JSON.parse(await textOf(request)));
      response.end();
    },
    "GET /": (_, response) =>
      void response
        .writeHead(200, {
          "content-type": "text/html",
          "content-security-policy": "default-src 'self'",
        })
        .end(`<!doctype html><title>Test</title><script type="module" src="/script.js"></script>`),
    "GET /script.js": send("text/javascript", script),
    "GET /favicon.ico": send("image/x-icon", ""),
    "GET /flaky": (request, response) => {
      attempts += 1;
      send("application/json", `{"id":${attempts}}`, attempts === 1 ? 503 : 200)(request, response);
    },
    "GET /elsewhere": (_, response) =>
      void response.writeHead(302, { location: urlOf(elsewhere) }).end(),
    "GET /strangers": (_, response) => void response.end(String(strangers)),
  };
  const server = await listen((request, response) => {
    const target = `${request.method} ${request.url?.replace(/\?.*/, "")}`;
    (page[target] ?? answers[target] ?? send("text/plain", "", 404))(request, response);
  });
  return {
    url: urlOf(server),
    found,
    close: () => {
      for (const one of [server, elsewhere]) {
        one.closeAllConnections();
        one.close();
      }
    },
  };
}

function listen(answer: Answer): Promise<Server> {
  const server = createServer(answer);
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

const urlOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
