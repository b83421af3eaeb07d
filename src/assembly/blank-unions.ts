import type { TypeExpression } from "../model/type-expression.js";
import type { ModelPage } from "./model-page.js";
import { folderName, type PageIndex } from "./page-index.js";

/**
 * The branches of unions whose pages hold a title and nothing else, as some generators print them, where
 * names tell: pages of the same folder that nothing leads to, and that are named after the union with a
 * number or a word behind it.
 */
export function inferBlankUnions(
  pages: readonly ModelPage[],
  index: PageIndex,
): ReadonlyMap<ModelPage, readonly ModelPage[]> {
  const blanks = pages.filter((page) => page.content.kind === "blank");
  const branches = new Map<ModelPage, ModelPage[]>();
  if (blanks.length === 0) return branches;
  const led = pagesLedTo(pages, index);
  for (const page of pages) {
    if (led.has(page)) continue;
    const [union] = blanks
      .filter((blank) => blank !== page && folderName(blank.file) === folderName(page.file))
      .filter((blank) => isNamedAfter(page.name, blank.name))
      .sort((a, b) => b.name.length - a.name.length);
    if (union) branches.set(union, [...(branches.get(union) ?? []), page]);
  }
  return branches;
}

function isNamedAfter(name: string, union: string): boolean {
  return name.startsWith(union) && /^(?:\d|\p{Lu})/u.test(name.slice(union.length));
}

function pagesLedTo(pages: readonly ModelPage[], index: PageIndex): Set<ModelPage> {
  const led = new Set<ModelPage>();
  const visit = (type: TypeExpression, file: string): void => {
    switch (type.kind) {
      case "reference": {
        const page = index.resolve(type, file);
        if (page) led.add(page);
        return;
      }
      case "array":
      case "event-stream":
        return visit(type.items, file);
      case "map":
        return visit(type.values, file);
      case "nullable":
        return visit(type.type, file);
      case "union":
        for (const branch of type.branches) visit(branch, file);
    }
  };
  for (const { content, file } of pages) {
    if (content.kind === "object") for (const field of content.fields) visit(field.type, file);
    if (content.kind === "union") for (const branch of content.branches) visit(branch.type, file);
  }
  return led;
}
