import {
  child,
  children,
  follow,
  isObject,
  listOf,
  type MockableDocument,
  type Node,
  stringOf,
} from "../mock/described.js";
import type { Operation } from "../mock/router.js";

/** What a security scheme asks for, where it goes, and what it is filled with: the mock takes anything. */
export interface ConsoleScheme {
  readonly name: string;
  readonly description: string;
  /** In few words. */
  readonly words: string;
  readonly in: "header" | "query" | "cookie" | "nowhere";
  /** The header, parameter or cookie. */
  readonly key: string;
  /** What stands before the credential. */
  readonly prefix: string;
  /** One text, or the user and password of HTTP Basic. */
  readonly kind: "text" | "basic" | "none";
  readonly text: string;
}

/** The security schemes of a document (OpenAPI 3.1.1 section 4.8.27), by their names. */
export function consoleSchemes(document: MockableDocument): ConsoleScheme[] {
  const root: Node = { value: document as unknown as Node["value"], pointer: "#" };
  return children(child(root, "components", "securitySchemes")).map(([name, place]) => {
    const { value } = follow(document, place);
    const description = stringOf(value["description"]) ?? "";
    return { name, description, ...schemeOf(value) };
  });
}

function schemeOf(value: Node["value"]): Omit<ConsoleScheme, "name" | "description"> {
  const authorization = { in: "header", key: "Authorization" } as const;
  const { type } = value;
  if (type === "apiKey") {
    const place = stringOf(value["in"]);
    const known = place === "query" || place === "cookie" ? place : "header";
    const key = String(value["name"]);
    const words = `API key: ${known} ${key}`;
    return { words, in: known, key, prefix: "", kind: "text", text: "test-key" };
  }
  if (type === "http" && /^basic$/i.test(stringOf(value["scheme"]) ?? "")) {
    return { words: "HTTP Basic", ...authorization, prefix: "Basic ", kind: "basic", text: "" };
  }
  if (type === "http" && !/^bearer$/i.test(stringOf(value["scheme"]) ?? "bearer")) {
    const scheme = stringOf(value["scheme"]) ?? "";
    const words = `HTTP ${scheme}`;
    return { words, ...authorization, prefix: `${scheme} `, kind: "text", text: "test" };
  }
  if (type === "mutualTLS") {
    const words = "A certificate, which the mock does not ask for";
    return { words, in: "nowhere", key: "", prefix: "", kind: "none", text: "" };
  }
  const words = type === "oauth2" ? "OAuth 2.0 token" : "Bearer token";
  return { words, ...authorization, prefix: "Bearer ", kind: "text", text: "test-token" };
}

/** The alternatives of an operation, each the names of the schemes that it takes together. */
export function securityOf(operation: Operation, document: MockableDocument): string[][] {
  return listOf(operation.node.value["security"] ?? document.security)
    .filter(isObject)
    .map((requirement) => Object.keys(requirement));
}
