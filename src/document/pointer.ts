/** Where a JSON Pointer leads in a tree: as far as the tree has what it names. */
export interface PointerTarget {
  /** The keys that were followed. */
  readonly keys: readonly string[];
  /** What stands there. */
  readonly value: unknown;
  /** False where the tree ends before the pointer does. */
  readonly found: boolean;
}

/**
 * Follows a JSON Pointer, as a URI fragment (`#/info/title`) or without the number sign.
 *
 * In a fragment keys are percent-encoded (RFC 6901 section 6), which most tools leave out; so a part is
 * decoded only where the tree has no such key as it stands.
 */
export function followPointer(root: unknown, pointer: string): PointerTarget {
  const [, ...parts] = pointer.replace(/^#/, "").split("/");
  const keys: string[] = [];
  let value = root;
  for (const part of parts) {
    const key = [part, decoded(part)].map(unescapeKey).find((one) => holds(value, one));
    if (key === undefined) return { keys, value, found: false };
    keys.push(key);
    value = (value as Record<string, unknown>)[key];
  }
  return { keys, value, found: true };
}

/** The keys that a pointer names, whatever there is in a tree. */
export function keysOf(pointer: string): string[] {
  const [, ...parts] = pointer.replace(/^#/, "").split("/");
  return parts.map((part) => unescapeKey(decoded(part)));
}

/** The pointer to what the keys lead to, as a URI fragment. */
export function pointerTo(keys: readonly string[]): string {
  return ["#", ...keys.map(escapeKey)].join("/");
}

/** One key as a part of a pointer (RFC 6901 section 3). */
export function escapeKey(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** One part of a pointer as a key, where it is not percent-encoded as in a fragment. */
export function unescapeKey(part: string): string {
  return part.replaceAll("~1", "/").replaceAll("~0", "~");
}

function holds(node: unknown, key: string): boolean {
  return typeof node === "object" && node !== null && Object.hasOwn(node, key);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
