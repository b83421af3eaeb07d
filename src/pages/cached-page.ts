import { createHash } from "node:crypto";
import type { Diagnostic, Report } from "../diagnostics/diagnostic.js";
import type { Block, Page } from "./page.js";
import { checkLimits, type Limits } from "./limits.js";
import { type Landmark, linesOf, parsePage } from "./parse-page.js";

/** Texts by key, kept from one run to the next. What it does not have, or lost, is made again. */
export interface TextCache {
  get(key: string): string | undefined;
  set(key: string, text: string): void;
}

interface CachedPage {
  readonly blocks: readonly Block[];
  readonly frontMatter: readonly (readonly [string, string])[];
  readonly problems: readonly Diagnostic[];
}

/**
 * Does what `checkLimits` and `parsePage` do, and takes from the cache what a page of the same text was parsed into. The
 * cache must be one of this version of specback: the key says what was parsed, and not by whom. A page beyond the limits is reported, and undefined.
 */
export function parsePageOnce(
  file: string,
  source: string,
  landmark: Landmark,
  report: Report,
  { cache, limits }: { readonly cache?: TextCache | undefined; readonly limits: Limits },
): Page | undefined {
  const refused = () => {
    const problem = checkLimits(file, source, limits);
    if (problem) report(problem);
    return problem !== undefined;
  };
  if (!cache) return refused() ? undefined : parsePage(file, source, landmark, report);
  const hash = createHash("sha256").update(JSON.stringify(limits));
  const key = hash.update(source).digest("base64url");
  const known = cache.get(key);
  if (known !== undefined) {
    const { blocks, frontMatter, problems } = JSON.parse(known) as CachedPage;
    for (const problem of problems) report({ ...problem, ...placedIn(file, problem) });
    return { file, lines: linesOf(source), blocks, frontMatter: new Map(frontMatter) };
  }
  if (refused()) return undefined;
  const problems: Diagnostic[] = [];
  const page = parsePage(file, source, landmark, (problem) => {
    report(problem);
    // The same text may stand in a file of another name.
    problems.push({ ...problem, ...placedIn("", problem) });
  });
  const { blocks } = page;
  const entry: CachedPage = { blocks, frontMatter: [...page.frontMatter], problems };
  cache.set(key, JSON.stringify(entry));
  return page;
}

function placedIn(file: string, { origin }: Diagnostic): Pick<Diagnostic, "origin"> {
  return origin === undefined ? {} : { origin: { ...origin, file } };
}
