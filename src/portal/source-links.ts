import type { Site } from "./portal-input.js";

/** The link to the line of the docs that a node of the document comes from, where one can be made. */
export interface SourceLink {
  readonly url: string;
  /** Such as `docs/models/user.md, line 12`. */
  readonly label: string;
}

/** Makes links to the docs by a template; a node without an origin of its own or above it has none. */
export function sourceLinks({
  sourceUrl,
  origins,
}: Site): (pointer: string) => SourceLink | undefined {
  if (sourceUrl === undefined) return () => undefined;
  return (pointer) => {
    const origin = origins.originOf(pointer);
    if (origin === undefined) return undefined;
    const file = origin.file.split("/").map(encodeURIComponent).join("/");
    const url = sourceUrl.replaceAll("{file}", file).replaceAll("{line}", String(origin.line));
    return { url, label: `${origin.file}, line ${origin.line}` };
  };
}
