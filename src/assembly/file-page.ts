import type { ModelPage } from "./model-page.js";
import { squash } from "./page-index.js";

/** The members of the class in which an SDK takes an uploaded file. */
const fileMembers: ReadonlySet<string> = new Set(["filename", "content", "contenttype"]);

/**
 * True for a page that describes an uploaded file as the SDK takes it, with its name and its bytes: on the
 * wire that is one binary string. Where a language has no type for bytes, the class name has to tell.
 */
export function isFilePage({ content, name }: ModelPage): boolean {
  if (content.kind !== "object") return false;
  const members = new Map(content.fields.map((field) => [squash(field.name), field.type]));
  const bytes = members.get("content");
  if (!bytes || !members.has("filename")) return false;
  if (![...members.keys()].every((member) => fileMembers.has(member))) return false;
  if (bytes.kind === "string" && bytes.format === "binary") return true;
  return (bytes.kind === "string" || bytes.kind === "any") && /file(?:input)?\d*$/i.test(name);
}
