import type { Security, SecurityScheme } from "../model/api.js";
import { from } from "./marks.js";
import type { SecurityRequirement, SecuritySchemeObject } from "./openapi.js";

/** Without the alternatives that take a scheme which cannot be written down. */
export const usable = (security: Security, schemes: readonly SecurityScheme[]): Security =>
  security.filter((names) => names.every((name) => schemes.some((one) => one.name === name)));

/** An API key whose header is not documented cannot be written down. */
export const isUsable = (scheme: SecurityScheme) =>
  (scheme.type !== "apiKey" || scheme.parameterName !== undefined) &&
  scheme.type !== "openIdConnect";

export function schemeObject(scheme: SecurityScheme): SecuritySchemeObject {
  const origin = from(scheme.origin);
  switch (scheme.type) {
    case "http":
      return { type: "http", scheme: scheme.scheme ?? "bearer", ...origin };
    case "apiKey": {
      const { in: place = "header", parameterName: name = "" } = scheme;
      return { type: "apiKey", in: place, name, ...origin };
    }
    default:
      return { type: "oauth2", flows: {}, ...origin };
  }
}

/** Security Requirement Objects (OpenAPI 3.1.1 section 4.8.30). */
export const requirements = (
  security: Security,
  schemes: readonly SecurityScheme[],
): SecurityRequirement[] =>
  security.map((names) => ({
    ...Object.fromEntries(names.map((name) => [name, []])),
    ...from(schemes.find(({ name }) => name === names[0])?.origin),
  }));

/** An operation's own requirements. That none of its alternatives can be written down is not that it needs none. */
export function ownRequirements(
  security: Security | undefined,
  schemes: readonly SecurityScheme[],
) {
  if (!security) return undefined;
  const left = usable(security, schemes);
  return left.length === 0 && security.length > 0 ? undefined : requirements(left, schemes);
}
