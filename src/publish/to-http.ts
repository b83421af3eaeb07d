import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { OpenApiDocument } from "../document/openapi.js";
import type { DocumentFormat } from "../generate/document-text.js";
import { stateOfText } from "../generate/document-state.js";
import { digestOf } from "./digest.js";
import { type Answer, ask, type Exchange, shownUrl } from "./http-exchange.js";
import { targetForeign } from "./refusals.js";
import { withoutSecrets } from "./secrets.js";
import { type Content, type Held, noPortal, PublishError, type Target } from "./target.js";

export interface HttpOptions {
  readonly url: URL;
  readonly format: DocumentFormat;
  readonly exchange: Exchange;
  /** The environment variable that a token would be in. */
  readonly tokenVariable: string;
}

/** RFC 9512 registers the first; JSON is read by more under its own name than under OpenAPI's. */
const types = { yaml: "application/yaml", json: "application/json" } as const;

/** What stands at the address, and what a PUT there must match. */
interface Present {
  readonly document: OpenApiDocument | undefined;
  readonly condition: Readonly<Record<string, string>> | undefined;
  readonly held: Pick<Held, "documents" | "problems">;
}

/**
 * An address that takes the document by PUT. What stands there is read first, and the PUT holds only where
 * that still stands (`If-Match`), or nothing does (`If-None-Match: *`; RFC 9110 section 13.1).
 */
export function httpTarget(options: HttpOptions): Target {
  const { url } = options;
  return {
    name: shownUrl(url),
    async open() {
      checkAddress(options);
      const present = await presentAt(options);
      return {
        held: { ...present.held, oneAtATime: true, portal: noPortal },
        has: async ({ document }) => isSame(present.document, document),
        put: (content) => put(options, content, present.condition),
        close: async () => {},
      };
    },
  };
}

const isSame = (there: OpenApiDocument | undefined, document: OpenApiDocument) =>
  there !== undefined && digestOf(there) === digestOf(document);

function checkAddress({ url, exchange, tokenVariable }: HttpOptions): void {
  const why = (message: string, mend: string) =>
    new PublishError({ rule: "publish-url-unsafe", severity: "error", message, mend });
  if (!/^https?:$/.test(url.protocol)) {
    throw why(`${url.protocol} is no address to send a document to.`, "Name one with https:.");
  }
  if (url.username !== "" || url.password !== "") {
    const mend = `Leave them out; a token is taken from the environment's ${tokenVariable}.`;
    throw why(`The address of ${url.host} holds credentials.`, mend);
  }
  const isNear = ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
  if (url.protocol === "http:" && !isNear && exchange.credential !== undefined) {
    throw why(`${shownUrl(url)} would be sent the token in the clear.`, "Name it with https:.");
  }
}

async function presentAt(options: HttpOptions): Promise<Present> {
  const { url, exchange } = options;
  const accept = "application/yaml, application/json;q=0.9, */*;q=0.1";
  const answer = await ask(url, { method: "GET", headers: { Accept: accept } }, exchange);
  const { status, headers, text } = answer;
  if (status === 404 || status === 410) {
    const condition = { "If-None-Match": "*" };
    return { document: undefined, condition, held: { documents: [], problems: [] } };
  }
  // Some take a document and give none back.
  const isMute = status === 405 || status === 501;
  if (!isMute && (status < 200 || status > 299)) throw refusal(options, "GET", answer);
  const condition = conditionOf(headers);
  const problems = condition === undefined ? [unguarded(url)] : [];
  if (isMute) return { document: undefined, condition, held: { documents: undefined, problems } };
  const document = text.trim() === "" ? undefined : stateOfText(text, "").document;
  if (typeof document?.info?.version !== "string") {
    const foreign = targetForeign(shownUrl(url), "it is no OpenAPI 3 document");
    const held = { documents: [], problems: [...problems, foreign] };
    return { document: undefined, condition, held };
  }
  const { version } = document.info;
  const documents = [{ version, read: () => document }];
  return { document, condition, held: { documents, problems } };
}

/** What a PUT must match: a strong entity tag, because weak ones never do, else the time of the last change. */
function conditionOf(headers: Headers): Present["condition"] {
  const tag = headers.get("ETag");
  if (tag !== null && !tag.startsWith("W/")) return { "If-Match": tag };
  const changed = headers.get("Last-Modified");
  return changed === null ? undefined : { "If-Unmodified-Since": changed };
}

async function put(
  options: HttpOptions,
  { document, files }: Content,
  condition: Present["condition"],
): Promise<string> {
  const { url, format, exchange } = options;
  const body = files.get(`openapi.${format}`) ?? "";
  const headers = { "Content-Type": types[format], ...condition };
  const answer = await ask(url, { method: "PUT", headers, body }, exchange);
  const { status } = answer;
  if (status >= 200 && status < 300) return shownUrl(url);
  if (status !== 412 && status !== 409) throw refusal(options, "PUT", answer);
  // An attempt whose answer was lost may have been taken.
  if (answer.attempts > 1 && isSame((await presentAt(options)).document, document)) {
    return shownUrl(url);
  }
  throw new PublishError({
    rule: "publish-conflict",
    severity: "error",
    message: `The document at ${shownUrl(url)} has changed since it was looked at: somebody else published.`,
    mend: "Run specback publish again, which then compares with what they published.",
  });
}

function refusal(options: HttpOptions, method: string, { status, text }: Answer): PublishError {
  const { url, exchange, tokenVariable } = options;
  const { credential } = exchange;
  if (status === 401 || status === 403) {
    const who = credential === undefined ? "without a token" : "with this token";
    return new PublishError({
      rule: "publish-unauthorized",
      severity: "error",
      message: `${shownUrl(url)} answers ${status} to a ${method} ${who}.`,
      mend: `Set ${tokenVariable} in the environment to a token that may publish there.`,
    });
  }
  const said = withoutSecrets(text.replace(/\s+/g, " ").trim(), credential?.token).slice(0, 300);
  const diagnostic: Diagnostic = {
    rule: "publish-refused",
    severity: "error",
    message: `${shownUrl(url)} answers ${status} to a ${method}${said === "" ? "." : `: ${said}`}`,
    mend: "See what it says; nothing was published.",
  };
  return new PublishError(diagnostic);
}

const unguarded = (url: URL): Diagnostic => ({
  rule: "publish-unguarded",
  severity: "warning",
  message: `${shownUrl(url)} tells no ETag, so that what somebody else publishes at the same moment would be overwritten.`,
  mend: "Let one job at a time publish there.",
});
