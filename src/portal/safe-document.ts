import type { OpenApiDocument } from "../document/openapi.js";
import { setOwn } from "../document/marks.js";
import { holdsData, holdsNames } from "../document/members.js";
import { isSafeUrl, safeMarkdown } from "./safe-markdown.js";

/** Links for people, which go where they lead nowhere safe. */
const links = new Set(["termsOfService", "externalDocs"]);

/** Addresses for programs, which renderers show and may link. */
const addresses = new Set(["authorizationUrl", "tokenUrl", "refreshUrl", "openIdConnectUrl"]);

/**
 * A copy of a document that a renderer may be given: its texts are safe Markdown, its links lead to the
 * web, and nothing in it makes a tool open a file or an address. Extensions are left out, since renderers
 * load logos and run samples by them.
 *
 * Names, examples and other data are as they were: every renderer shows them as text.
 */
export function safeDocument(document: OpenApiDocument): OpenApiDocument {
  return copy(document, "") as OpenApiDocument;
}

function copy(node: unknown, name: string): unknown {
  if (Array.isArray(node)) return node.map((item) => copy(item, name));
  if (typeof node !== "object" || node === null) return node;
  const out: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node) as [string, unknown][]) {
    const safe = copyMember(key, value);
    if (safe !== undefined) setOwn(out, key, safe);
  }
  return out;
}

function copyMember(key: string, value: unknown): unknown {
  if (/^x-/i.test(key) || key === "externalValue" || key === "$id") return undefined;
  if (holdsData(key, value)) return value;
  if (typeof value === "string") return copyText(key, value);
  if (key === "externalDocs" && !isSafeUrl(String((value as { url?: unknown } | null)?.url))) {
    return undefined;
  }
  if (holdsNames(key, value)) return copyMap(key, value);
  return copy(value, key);
}

function copyText(key: string, text: string): string | undefined {
  if (key === "description" || key === "summary") return safeMarkdown(text);
  if (key === "$ref") return text.startsWith("#") ? text : undefined;
  if (links.has(key)) return isSafeUrl(text) ? text : undefined;
  if (key === "url" || addresses.has(key)) return safeAddress(text);
  return text;
}

/** A map's keys are names; a schema that happens to be called `description` is no text. */
function copyMap(name: string, map: Record<string, unknown>): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(map)) {
    if (name === "paths" && /^x-/i.test(key)) continue;
    setOwn(out, key, typeof value === "string" ? safeMarkdown(value) : copy(value, key));
  }
  return out;
}

/** Of another scheme than the web's it is shown, and leads nowhere. */
function safeAddress(url: string): string {
  // eslint-disable-next-line no-control-regex
  const bare = url.replace(/[\u0000-\u0020]/g, "");
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(bare)?.[1]?.toLowerCase();
  if (scheme === undefined || ["http", "https", "ws", "wss", "mailto"].includes(scheme)) return url;
  return bare.replace(":", "%3A");
}
