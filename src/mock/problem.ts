/** What is wrong with a request. */
export interface RequestProblem {
  /** The part of the request; `operation` where the document has none for its method and path. */
  readonly in: "operation" | "security" | "path" | "query" | "header" | "cookie" | "body";
  /** The parameter, or a JSON Pointer into the body; empty where it is the part as a whole. */
  readonly path: string;
  readonly message: string;
  /** The keyword of JSON Schema that refuses it, where one does. */
  readonly keyword?: string;
}

/** A request that was refused: the problems, and the status that tells them (RFC 9110 section 15.5). */
export interface Refusal {
  readonly status: number;
  readonly problems: readonly RequestProblem[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** The answer to it, as RFC 9457 has it. */
export function problemResponse({ status, problems, headers = {} }: Refusal): Response {
  const [first] = problems;
  const title = titles[status] ?? "The request does not fit the document.";
  const body = { type: "about:blank", title, status, detail: first?.message, problems };
  return new Response(`${JSON.stringify(body)}\n`, {
    status,
    headers: { "content-type": "application/problem+json", ...headers },
  });
}

const titles: Readonly<Record<number, string>> = {
  401: "Credentials are missing.",
  404: "The document has no such path.",
  405: "The path has no such method.",
  415: "The body is of a media type that the operation does not take.",
  500: "The mock failed.",
};
