import { referencesIn } from "../model/type-expression.js";
import { wordsOf } from "./casing.js";
import { type ModelPage, typesOf } from "./model-page.js";
import { addTo, folderName, type PageIndex } from "./page-index.js";

/**
 * The branches of unions whose pages hold a title and nothing else, as some generators print them, where
 * names tell: pages of the same folder that nothing leads to, and that are named after the union with a
 * number or a word behind it (`Verification`, `VerificationOtp`), or that share the first and the last
 * words with it (`AccountBankConnection`, `AccountConnection`).
 */
export function inferBlankUnions(
  pages: readonly ModelPage[],
  index: PageIndex,
): ReadonlyMap<ModelPage, readonly ModelPage[]> {
  const blanks = pages.filter((page) => page.content.kind === "blank");
  const branches = new Map<ModelPage, ModelPage[]>();
  if (blanks.length === 0) return branches;
  const led = pagesLedTo(pages, index);
  const inFolder = new Map<string, ModelPage[]>();
  for (const blank of blanks) addTo(inFolder, folderName(blank.file), blank);
  // The longest name first, which says most; of names as long, the page that comes first.
  for (const list of inFolder.values()) list.sort((a, b) => b.name.length - a.name.length);
  const take = (page: ModelPage, isBranchOf: (blank: ModelPage) => boolean) => {
    const near = inFolder.get(folderName(page.file)) ?? [];
    const union = near.find((blank) => blank !== page && isBranchOf(blank));
    if (union) addTo(branches, union, page);
    return union !== undefined;
  };
  const free = pages.filter((page) => !led.has(page));
  const left = free.filter((page) => !take(page, (blank) => isNamedAfter(page.name, blank.name)));
  for (const page of left) {
    take(
      page,
      (blank) => !branches.has(blank) && led.has(blank) && isShorter(page.name, blank.name),
    );
  }
  return branches;
}

function isNamedAfter(name: string, union: string): boolean {
  return name.startsWith(union) && /^(?:\d|\p{Lu})/u.test(name.slice(union.length));
}

/** True when the name is the union's with words in its middle left out. */
function isShorter(name: string, union: string): boolean {
  const words = wordsOf(name);
  const ofUnion = wordsOf(union);
  if (words.length < 3 || words.length >= ofUnion.length) return false;
  const front = words.slice(0, -1);
  return front.every((word, at) => word === ofUnion[at]) && words.at(-1) === ofUnion.at(-1);
}

function pagesLedTo(pages: readonly ModelPage[], index: PageIndex): Set<ModelPage> {
  const led = new Set<ModelPage>();
  for (const page of pages) {
    for (const reference of typesOf(page).flatMap((type) => [...referencesIn(type)])) {
      const target = index.resolve(reference, page.file);
      if (target) led.add(target);
    }
  }
  return led;
}
