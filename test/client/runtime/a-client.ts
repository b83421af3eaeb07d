import type { Api } from "../../../src/client-runtime/api.js";
import { header } from "../../../src/client-runtime/auth.js";
import { basic, cookie, query } from "../../../src/client-runtime/auth-schemes.js";
import { byPath } from "../../../src/client-runtime/by-path.js";
import { makeClient } from "../../../src/client-runtime/client.js";
import { follow } from "../../../src/client-runtime/redirect.js";
import { unusual } from "../../../src/client-runtime/unusual.js";
import type { AnyResult } from "../../helpers/generated-client.js";

const server = "https://api.example.com/v1";

const api: Api = {
  server,
  security: [["bearer"]],
  schemes: {
    bearer: header("authorization", "Bearer "),
    key: header("x-api-key"),
    inQuery: query("api_key"),
    session: cookie("session"),
    basic,
  },
  token: "bearer",
  operations: {
    list: "GET /things",
    create: "POST /things",
    replace: "PUT /things/{id}",
    open: ["GET /open", { security: [] }],
    keyed: ["GET /keyed", { security: [["key"]] }],
    keyedPut: ["PUT /keyed", { security: [["key"]] }],
    queried: ["GET /queried", { security: [["inQuery"]] }],
    queriedPost: ["POST /queried", { security: [["inQuery"]] }],
    cookied: ["GET /cookied", { security: [["session"]] }],
    either: ["GET /either", { security: [["key", "session"], ["basic"]] }],
    form: ["POST /form", { type: "application/x-www-form-urlencoded" }],
    upload: ["POST /files", { type: "multipart/form-data" }],
    text: ["POST /text", { type: "text/plain" }],
    binary: ["PUT /binary", { type: "application/octet-stream" }],
    styled: [
      "GET /styled",
      {
        query: {
          ids: { array: { style: "form", explode: false } },
          filter: { object: { style: "form", explode: true } },
        },
      },
    ],
  },
  unusual,
  byPath,
  follow,
};

export type AnyClient = Record<
  string,
  (...options: (object | string | undefined)[]) => Promise<AnyResult>
>;

export const aClient = (options: object): AnyClient => makeClient(api, options) as AnyClient;

/** What a test's server was asked. */
export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

type Answer = Response | Error | ((request: Request) => Response | Promise<Response>);

/** Answers one request after the other, the last answer again and again. */
export function answers(...all: Answer[]): {
  readonly fetch: (request: Request) => Promise<Response>;
  readonly seen: Seen[];
} {
  const seen: Seen[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    const answer = all[Math.min(seen.length, all.length - 1)]!;
    const { method, url } = request;
    const headers = Object.fromEntries(request.headers);
    seen.push({ method, url, headers, body: await request.clone().text() });
    if (answer instanceof Error) throw answer;
    return typeof answer === "function" ? answer(request) : answer.clone();
  };
  return { fetch, seen };
}

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json", ...headers },
  });
