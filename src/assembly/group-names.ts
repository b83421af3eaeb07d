import { posix } from "node:path";
import type { Page } from "../pages/page.js";
import { readStruck } from "./cell-text.js";
import type { GroupPage } from "./group-page.js";

/**
 * The name of each group of operations: its title, or its whole path where groups are nested
 * (`Ats.Documents`), since titles repeat then. The path stands below the title in some dialects
 * (`(*Ats.Documents*)`), and in others in the README's list of operations.
 */
export function nameGroups(
  groups: readonly GroupPage[],
  pages: readonly Page[],
  readme: Page | undefined,
): (group: GroupPage) => string {
  const listed = readme ? listedGroups(readme) : new Map<string, string>();
  const byFile = new Map(pages.map((page) => [page.file, page]));
  const names = new Map(
    groups.map((group) => {
      const path = aliasOf(byFile.get(group.file)) ?? listed.get(group.file);
      return [group, path?.includes(".") ? path : group.title];
    }),
  );
  return (group) => names.get(group) ?? group.title;
}

/** `(*Ats.Documents*)`, or in Java `(*ats().documents()*)`, in the lines below the title. */
function aliasOf(page: Page | undefined): string | undefined {
  for (const line of page?.lines.slice(0, 8) ?? []) {
    const found = /^\(\*([\w.()]+)\*\)$/.exec(line.trim());
    if (found) return found[1]!.replaceAll("()", "");
  }
  return undefined;
}

/** `### [Ats.Documents](docs/sdks/documents/README.md)`, by the file that the link leads to. */
function listedGroups(readme: Page): Map<string, string> {
  const names = new Map<string, string>();
  for (const line of readme.lines) {
    const found = /^#{2,5} \[((?:(?!\]\().)+)\]\(([^)#\s]+\.mdx?)\)/.exec(line.trim());
    if (found) names.set(posix.normalize(found[2]!), readStruck(found[1]!).text);
  }
  return names;
}
