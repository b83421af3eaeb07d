import type { Report } from "../diagnostics/diagnostic.js";
import type { ModelPage } from "./model-page.js";
import { folderName, sdkFolders } from "./page-index.js";

/**
 * Gives each model page the name of its component: the page's title. Where two namespaces of an SDK hold a
 * class of the same name, the one that the API's components live in keeps it and the other is given its
 * folder's name behind its own.
 */
export function nameComponents(pages: readonly ModelPage[]): ReadonlyMap<ModelPage, string> {
  const names = new Map<ModelPage, string>();
  const taken = new Set<string>();
  const first = (page: ModelPage) => (sdkFolders.has(folderName(page.file)) ? 1 : 0);
  const ordered = [...pages].sort((a, b) => first(a) - first(b) || compare(a.file, b.file));
  for (const page of ordered) {
    const base = componentKey(page.name);
    let name = base;
    if (taken.has(name)) name = base + capitalise(componentKey(folderName(page.file)));
    for (let count = 2; taken.has(name); count++) name = `${base}${count}`;
    taken.add(name);
    names.set(page, name);
  }
  return names;
}

/**
 * Leaves out all but the first of several pages that stand for one class in one folder.
 */
export function withoutDuplicates(pages: readonly ModelPage[], report: Report): ModelPage[] {
  const seen = new Map<string, ModelPage>();
  return pages.filter((page) => {
    const key = `${folderName(page.file)}/${page.name}`;
    const earlier = seen.get(key);
    if (!earlier) {
      seen.set(key, page);
      return true;
    }
    report({
      rule: "duplicate-model",
      severity: "warning",
      message: `${page.name} has a page already: ${earlier.file}. This one was left out.`,
      mend: "Remove one of the two pages, or give it a title of its own.",
      origin: page.origin,
    });
    return false;
  });
}

/** A key that OpenAPI allows below `components` (OpenAPI 3.1.1 section 4.8.7). */
function componentKey(title: string): string {
  return title.replace(/[^A-Za-z0-9._-]+/g, "_") || "_";
}

const capitalise = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
