import type { Row } from "./dialect.js";

/**
 * True for a parameter row by which an SDK of any language is told how to make the call: with which
 * credentials, and to which server. The generator gives both the same text everywhere.
 */
export function configuresCall({ name, typeCell, description }: Row): boolean {
  if (/^\$?security$/i.test(name)) return /Security(?!\w)/.test(typeCell);
  return (
    /^\$?server_?url$/i.test(name) && description?.startsWith("An optional server URL") === true
  );
}

/** True for a field that holds the class into which newer SDKs put the HTTP request and response. */
export function holdsExchange({ typeCell }: Row): boolean {
  return /\bHTTPMetadata\b/.test(typeCell);
}
