import { children, type Node } from "./described.js";

/** `type/subtype` in lower case, without parameters. */
export const essence = (mediaType: string) => mediaType.split(";")[0]!.trim().toLowerCase();

/** Media types whose bodies are JSON (RFC 6839 section 3.1). */
export const isJson = (type: string) => /^[^/]+\/(?:json|[^/]+\+json)$/.test(essence(type));

/** One JSON value on each line. */
export const isJsonLines = (type: string) =>
  /^(?:application|text)\/(?:x-)?(?:ndjson|jsonl|json-lines|json-seq|jsonlines)$/.test(
    essence(type),
  );

export const isForm = (type: string) =>
  ["application/x-www-form-urlencoded", "multipart/form-data"].includes(essence(type));

export const isXml = (type: string) => /[/+]xml$/.test(essence(type));

export const isText = (type: string) => essence(type).startsWith("text/");

/** The Media Type Object for a body of this type: the most specific range (OpenAPI 3.1.1 section 4.8.13). */
export function mediaTypeFor(content: Node, type: string): Node | undefined {
  const wanted = essence(type);
  const [group] = wanted.split("/");
  const all = children(content).map(([key, node]) => [essence(key), node] as const);
  for (const range of [wanted, `${group}/*`, "*/*"]) {
    const found = all.find(([key]) => key === range);
    if (found) return found[1];
  }
  return undefined;
}

/**
 * The media type to answer with: the first in the Accept header's order of preference that is there, JSON
 * where it leaves the choice, and whatever comes first where it takes none of them (RFC 9110 section
 * 12.5.1 lets a server do so).
 */
export function negotiated(
  content: Node,
  accept: string | null,
): [type: string, node: Node] | undefined {
  const all = children(content);
  const byTaste = [...all.filter(([type]) => isJson(type)), ...all];
  for (const range of ranges(accept ?? "*/*")) {
    const [group, subtype] = range.split("/");
    const found = byTaste.find(([type]) => {
      const [itsGroup, itsSubtype] = essence(type).split("/");
      return (group === "*" || group === itsGroup) && (subtype === "*" || subtype === itsSubtype);
    });
    if (found) return found;
  }
  return byTaste[0];
}

function ranges(accept: string): string[] {
  const all = accept.split(",").map((range) => {
    const quality = /;\s*q=([\d.]+)/i.exec(range)?.[1];
    return { range: essence(range), quality: quality === undefined ? 1 : Number(quality) };
  });
  return all
    .filter(({ range, quality }) => range.includes("/") && quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ range }) => range);
}
