import {
  child,
  children,
  follow,
  isObject,
  listOf,
  stringOf,
  type MockableDocument,
  type Node,
} from "./described.js";
import type { RequestProblem } from "./problem.js";
import type { Operation } from "./router.js";

/**
 * What a request lacks of the credentials that its operation asks for: that they are there, not that
 * they are anybody's. Any one requirement is enough (OpenAPI 3.1.1 section 4.8.30).
 */
export function checkSecurity(
  request: Request,
  operation: Operation,
  document: MockableDocument,
): RequestProblem[] {
  const requirements = listOf(operation.node.value["security"] ?? document.security)
    .filter(isObject)
    .map((requirement) => Object.keys(requirement));
  const lacking = requirements.map((names) =>
    names.filter((name) => !carries(request, scheme(document, name))),
  );
  if (lacking.length === 0 || lacking.some((names) => names.length === 0)) return [];
  return lacking.map((names) => ({
    in: "security",
    path: names.join(" "),
    message: `is missing: ${names.map((name) => describe(scheme(document, name))).join(" and ")}`,
  }));
}

/** The query parameters that hold credentials in some scheme of the document. */
export function credentialParameters(document: MockableDocument): string[] {
  return children(child(root(document), "components", "securitySchemes"))
    .map(([, place]) => follow(document, place).value)
    .filter((value) => value["type"] === "apiKey" && value["in"] === "query")
    .map((value) => String(value["name"]));
}

/** The challenges of a 401 (RFC 9110 section 11.6.1). */
export function challenges(document: MockableDocument): string {
  const all = children(child(root(document), "components", "securitySchemes")).map(([, place]) =>
    schemeWord(follow(document, place).value),
  );
  return [...new Set(all)].join(", ") || "Bearer";
}

const root = (document: MockableDocument): Node => ({
  value: document as unknown as Node["value"],
  pointer: "#",
});

const scheme = (document: MockableDocument, name: string) =>
  follow(document, child(root(document), "components", "securitySchemes", name)).value;

function carries(request: Request, { type, name, in: place, ...rest }: Node["value"]): boolean {
  if (type === "mutualTLS") return true;
  if (type !== "apiKey") {
    const word = type === "http" ? stringOf(rest["scheme"]) : "bearer";
    const given = request.headers.get("authorization")?.trim().toLowerCase() ?? "";
    return given.startsWith(`${word?.toLowerCase() ?? ""} `);
  }
  const key = String(name);
  if (place === "header") return Boolean(request.headers.get(key));
  if (place === "query") return Boolean(new URL(request.url).searchParams.get(key));
  const cookies = (request.headers.get("cookie") ?? "").split(/;\s*/);
  return cookies.some((cookie) => cookie.startsWith(`${key}=`) && cookie.length > key.length + 1);
}

function describe({ type, name, in: place, ...rest }: Node["value"]): string {
  if (type === "apiKey") return `the ${String(place)} ${JSON.stringify(name)}`;
  return `Authorization: ${schemeWord({ type, ...rest })} …`;
}

function schemeWord({ type, scheme }: Node["value"]): string {
  if (type === "apiKey") return "ApiKey";
  const word = type === "http" ? (stringOf(scheme) ?? "Bearer") : "Bearer";
  return word.charAt(0).toUpperCase() + word.slice(1);
}
