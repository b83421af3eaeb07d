import type { ModelPage } from "./model-page.js";
import { squash } from "./page-index.js";

/** The members of the class in which an SDK takes an uploaded file. */
const fileMembers: ReadonlySet<string> = new Set(["filename", "content", "contenttype"]);

/**
 * True for a page that describes an uploaded file as the SDK takes it, with its name and its bytes: on the
 * wire that is one binary string.
 */
export function isFilePage({ content }: ModelPage): boolean {
  if (content.kind !== "object" || content.fields.length < 2) return false;
  const names = new Set(content.fields.map((field) => squash(field.name)));
  return (
    names.has("filename") &&
    names.has("content") &&
    [...names].every((name) => fileMembers.has(name)) &&
    content.fields.some((f) => f.type.kind === "string" && f.type.format === "binary")
  );
}
