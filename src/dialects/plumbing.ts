import type { Row } from "./dialect.js";

/**
 * True for a parameter row by which an SDK of any language is told which server to call. The generator
 * gives it the same text everywhere.
 */
export function configuresCall({ name, description }: Row): boolean {
  return (
    /^\$?server_?url$/i.test(name) && description?.startsWith("An optional server URL") === true
  );
}

/** True for a field that holds the class into which newer SDKs put the HTTP request and response. */
export function holdsExchange({ typeCell }: Row): boolean {
  return /\bHTTPMetadata\b/.test(typeCell);
}
