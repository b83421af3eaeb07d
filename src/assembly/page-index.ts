import { posix } from "node:path";
import type { TypeReference } from "../model/type-expression.js";
import type { ModelPage } from "./model-page.js";

/** Finds the page that a reference means. */
export interface PageIndex {
  readonly pages: readonly ModelPage[];
  /** The names of the folders that hold them. */
  readonly folders: ReadonlySet<string>;
  /**
   * By the link's target; where that leads nowhere, by class name within the namespace that the reference
   * is written with, since some generators link to folders that are not there.
   */
  resolve(reference: TypeReference, fromFile: string): ModelPage | undefined;
  /** All pages of a class name, its case and separators aside. */
  named(name: string): readonly ModelPage[];
}

export function indexPages(pages: readonly ModelPage[]): PageIndex {
  const byFile = new Map(pages.map((page) => [page.file, page]));
  const byLowerFile = new Map(pages.map((page) => [page.file.toLowerCase(), page]));
  const byName = new Map<string, ModelPage[]>();
  for (const page of pages) {
    addTo(byName, squash(page.name), page);
  }
  const named = (name: string) => byName.get(squash(name)) ?? [];
  return {
    pages,
    folders: new Set(pages.map((page) => folderName(page.file))),
    named,
    resolve(reference, fromFile) {
      const path = targetPath(reference.target, fromFile);
      const linked =
        path === undefined ? undefined : (byFile.get(path) ?? byLowerFile.get(path.toLowerCase()));
      if (linked) return linked;
      const segments = reference.name.split(/::|\\|\./).filter(Boolean);
      const className = segments.at(-1) ?? "";
      const namespaces = new Set(segments.slice(0, -1).map(namespaceFolder));
      const candidates = className ? named(className) : [];
      const inNamespace = candidates.filter((page) =>
        namespaces.has(namespaceFolder(folderName(page.file))),
      );
      const exact = (list: readonly ModelPage[]) =>
        list.find((page) => page.name === className) ?? list[0];
      const found = exact(inNamespace) ?? exact(candidates);
      return found ?? (path === undefined ? undefined : byLowerFile.get(existingFolder(path)));
    },
  };
}

/** Adds a value to those of a key, in time that does not grow with them. */
export function addTo<Key, Value>(to: Map<Key, Value[]>, key: Key, value: Value): void {
  const values = to.get(key);
  if (values) values.push(value);
  else to.set(key, [value]);
}

/** Letters and digits only, in lower case: what is left of a name in every language's casing. */
export function squash(name: string): string {
  return name.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
}

/** The folder that holds a page: its namespace in the SDK. */
export function folderName(file: string): string {
  return posix.basename(posix.dirname(file)).toLowerCase();
}

/** Folders of the classes that an SDK makes for its own methods, where its docs keep these apart. */
export const sdkFolders: ReadonlySet<string> = new Set([
  "operations",
  "requests",
  "errors",
  "apierrors",
  "sdkerrors",
  "utils",
]);

/** `shared` is what some generators call the folder of components in links and class names. */
function namespaceFolder(segment: string): string {
  const name = segment.toLowerCase();
  return name === "shared" ? "components" : name;
}

/** The same in a path, which is all there is where a link's text is a union and no class. */
const existingFolder = (path: string) =>
  path.toLowerCase().replace(/(^|\/)shared\/(?=[^/]*$)/, "$1components/");

function targetPath(target: string | undefined, fromFile: string): string | undefined {
  if (target === undefined || /^[a-z][a-z0-9+.-]*:|^#/i.test(target)) return undefined;
  const path = target.replace(/[#?].*$/, "").replaceAll("\\", "/");
  return posix.normalize(posix.join(posix.dirname(fromFile), decode(path)));
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
