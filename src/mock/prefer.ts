/** What a request would rather have (RFC 7240), in the words that other mock servers know too. */
export interface Preferences {
  /** The status to answer with. */
  readonly code: string | undefined;
  /** The name of one of the documented `examples`. */
  readonly example: string | undefined;
}

/** `Prefer: code=404, example="not found"`. What it does not know it passes over, as the RFC says. */
export function preferencesOf(headers: Headers): Preferences {
  const parts = (headers.get("prefer") ?? "").matchAll(
    /(?:^|[,;])\s*([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,;"]+))/g,
  );
  const given = new Map<string, string>();
  for (const [, name, quoted, token] of parts) {
    const key = name!.toLowerCase();
    if (!given.has(key)) given.set(key, quoted?.replace(/\\(.)/g, "$1") ?? token!);
  }
  return { code: given.get("code"), example: given.get("example") };
}
