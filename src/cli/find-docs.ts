import { join } from "node:path";
import { glob } from "tinyglobby";

/**
 * The docs folder of a project: of the folders called docs, not deeper than three levels, the one with
 * the most Markdown below it; the first by name where several have as many. Undefined where there is none.
 */
export async function findDocs(folder: string): Promise<string | undefined> {
  const pages = await glob(["{,*/,*/*/}docs/**/*.{md,mdx}"], {
    cwd: folder,
    ignore: ["**/node_modules/**"],
    caseSensitiveMatch: false,
  });
  const counts = new Map<string, number>();
  for (const page of pages.sort()) {
    const docs = /^(?:[^/]+\/){0,2}?docs(?=\/)/i.exec(page)?.[0] ?? "";
    counts.set(docs, (counts.get(docs) ?? 0) + 1);
  }
  const most = Math.max(...counts.values());
  const [found] = [...counts].find(([, count]) => count === most) ?? [];
  return found === undefined ? undefined : join(folder, found);
}
