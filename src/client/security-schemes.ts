import type { OpenApiDocument, SecuritySchemeObject } from "../document/openapi.js";

/** A security scheme that the client can send credentials for. */
export interface SentScheme {
  /** Its key in the document. */
  readonly name: string;
  readonly description: string | undefined;
  /** Where the credential goes, in a few words. */
  readonly place: string;
  /** The function of the runtime that puts it there, and its call. */
  readonly sender: "header" | "query" | "cookie" | "basic";
  readonly code: string;
  readonly kind: "token" | "key" | "basic";
}

/** The document's schemes in its order, but for those whose credentials are no texts (mutual TLS, HTTP Digest). */
export function sentSchemes({ components }: OpenApiDocument): SentScheme[] {
  return Object.entries(components?.securitySchemes ?? {}).flatMap(([name, scheme]) => {
    const sent = sentScheme(scheme);
    const { description } = scheme;
    return sent
      ? [{ name, ...sent, description: description ? String(description) : undefined }]
      : [];
  });
}

/** The scheme that the short form `token` is for: the only one that takes a token. */
export function tokenScheme(schemes: readonly SentScheme[]): SentScheme | undefined {
  const takers = schemes.filter(({ kind }) => kind === "token");
  return takers.length === 1 ? takers[0] : undefined;
}

/** Security Scheme Object, OpenAPI 3.1.1 section 4.8.27; the tokens of OAuth 2.0, RFC 6750 section 2.1. */
function sentScheme(
  scheme: SecuritySchemeObject,
): Omit<SentScheme, "name" | "description"> | undefined {
  switch (scheme.type) {
    case "apiKey":
      return apiKey(scheme);
    case "oauth2":
    case "openIdConnect":
      return bearer;
    case "http": {
      const name = scheme.scheme?.toLowerCase();
      return name === "bearer" ? bearer : name === "basic" ? basic : undefined;
    }
    default:
      return undefined;
  }
}

const bearer = {
  kind: "token",
  place: "`Authorization: Bearer …`",
  sender: "header",
  code: `header("authorization", "Bearer ")`,
} as const;

const basic = {
  kind: "basic",
  place: "`Authorization: Basic …`",
  sender: "basic",
  code: "basic",
} as const;

function apiKey({ in: place, name }: SecuritySchemeObject) {
  if (name === undefined) return undefined;
  if (place !== "header" && place !== "query" && place !== "cookie") return undefined;
  const code = `${place}(${JSON.stringify(place === "header" ? name.toLowerCase() : name)})`;
  return { kind: "key", place: `${place} \`${name}\``, sender: place, code } as const;
}
