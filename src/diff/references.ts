import { get, isObject, type JsonObject } from "./json.js";

/** A node of a document together with the pointer to where it stands itself. */
export interface Resolved {
  readonly value: unknown;
  readonly pointer: string;
  /** False where a reference led to nothing that can be read here. */
  readonly found: boolean;
}

const longestChain = 100;

/** What a node stands for, following `$ref` within the document; itself where it is no reference. */
export function resolve(document: JsonObject, value: unknown, pointer: string): Resolved {
  let here: Resolved = { value, pointer, found: true };
  for (let hops = 0; hops < longestChain; hops++) {
    const ref = isObject(here.value) ? get(here.value, "$ref") : undefined;
    if (typeof ref !== "string") return here;
    const target = nodeAt(document, ref);
    if (target === undefined) return { ...here, found: false };
    here = { value: target, pointer: ref, found: true };
  }
  return { ...here, found: false };
}

/** The name of the component schema that a node refers to, where it does nothing else. */
export function schemaName(ref: unknown): string | undefined {
  const found = typeof ref === "string" ? /^#\/components\/schemas\/([^/]+)$/.exec(ref) : null;
  return found?.[1] === undefined ? undefined : unescape(found[1]);
}

function nodeAt(document: JsonObject, ref: string): unknown {
  if (!ref.startsWith("#/")) return ref === "#" ? document : undefined;
  let node: unknown = document;
  for (const part of ref.slice(2).split("/")) {
    const key = [undecoded(part), unescape(part)].find((one) => holds(node, one));
    if (key === undefined) return undefined;
    node = (node as JsonObject)[key];
  }
  return node;
}

function holds(node: unknown, key: string): boolean {
  return typeof node === "object" && node !== null && Object.hasOwn(node, key);
}

const undecoded = (part: string) => part.replaceAll("~1", "/").replaceAll("~0", "~");

/** A part of a pointer as a key; in a URI fragment it may be percent-encoded (RFC 6901 section 6). */
function unescape(part: string): string {
  try {
    return undecoded(decodeURIComponent(part));
  } catch {
    return undecoded(part);
  }
}
