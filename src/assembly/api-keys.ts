import type { Report } from "../diagnostics/diagnostic.js";
import type { SecurityScheme } from "../model/api.js";
import type { Infer } from "../model/inference.js";
import type { Page } from "../pages/page.js";

/** A header field that is called a key or a token: `X-Api-Key`. */
const keyHeader = /(?<![\w-])x-[a-z0-9-]*(?:key|token)(?![\w-])/gi;

/**
 * Names the header of each API key, which the table of security schemes leaves out, where prose speaks of
 * one such header and of no other. Without it the scheme cannot be written down, which is reported.
 */
export function nameApiKeys(
  schemes: readonly SecurityScheme[],
  pages: readonly Page[],
  report: Report,
  infer: Infer,
): SecurityScheme[] {
  const isUnnamed = (scheme: SecurityScheme) => scheme.type === "apiKey" && !scheme.parameterName;
  if (!schemes.some(isUnnamed)) return [...schemes];
  const header = onlyKeyHeader(pages);
  return schemes.map((scheme) => {
    if (!isUnnamed(scheme)) return scheme;
    const { name, origin } = scheme;
    if (header === undefined) {
      report({
        rule: "api-key-unnamed",
        severity: "warning",
        message: `The docs do not tell in which header or parameter the API key ${name} is sent; it was left out.`,
        mend: "Give the scheme in the overlay, at $.components.securitySchemes.",
        origin,
      });
      return scheme;
    }
    infer({ rule: "key-by-prose", fact: `${name} is sent as ${header}`, evidence: header, origin });
    return { ...scheme, parameterName: header };
  });
}

function onlyKeyHeader(pages: readonly Page[]): string | undefined {
  const spellings = new Map<string, string>();
  for (const page of pages) {
    for (const line of page.lines) {
      for (const [found] of line.matchAll(keyHeader)) spellings.set(found.toLowerCase(), found);
    }
  }
  const [only, ...others] = spellings.values();
  return others.length === 0 ? only : undefined;
}
