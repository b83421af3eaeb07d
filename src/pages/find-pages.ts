import { readdir, realpath } from "node:fs/promises";
import { isAbsolute, join, relative } from "node:path";
import type { Report } from "../diagnostics/diagnostic.js";

/** A Markdown file of a folder. */
export interface FoundPage {
  /** Relative to the folder, with forward slashes. */
  readonly file: string;
  /** Where it is, all symbolic links resolved. */
  readonly path: string;
}

const isMarkdown = (name: string) => /\.mdx?$/i.test(name);

/**
 * The Markdown files below a folder, or below those of its entries that are wanted, but for those in `node_modules` and in what begins with a dot.
 *
 * Symbolic links are followed where they stay in `root`. One that leads out of it is reported, and nothing
 * behind it is looked at. `root` has no link in its path.
 */
export async function findPages(
  root: string,
  report: Report,
  isWanted: (name: string) => boolean = () => true,
): Promise<FoundPage[]> {
  const found: FoundPage[] = [];
  await walk(root, "", [], isWanted);
  return found;

  async function walk(
    folder: string,
    name: string,
    above: readonly string[],
    wants: (name: string) => boolean = () => true,
  ): Promise<void> {
    // A link to a folder above itself would go round for ever.
    if (above.includes(folder)) return;
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      if (!wants(entry.name)) continue;
      if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
      const file = name === "" ? entry.name : `${name}/${entry.name}`;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) await walk(path, file, [...above, folder]);
      else if (entry.isFile() && isMarkdown(entry.name)) found.push({ file, path });
      else if (entry.isSymbolicLink()) await follow(path, file, [...above, folder]);
    }
  }

  async function follow(link: string, file: string, above: readonly string[]): Promise<void> {
    // What is neither a page nor a folder is of no interest, wherever it leads.
    if (!isMarkdown(file) && /\.\w+$/.test(file)) return;
    const path = await realpath(link).catch(() => undefined);
    if (path === undefined || leaves(root, path)) {
      report(path === undefined ? leadsNowhere(file) : leadsOut(file));
    } else if (isMarkdown(file)) found.push({ file, path });
    else await walk(path, file, above).catch(isNoFolder);
  }
}

function isNoFolder(error: NodeJS.ErrnoException): void {
  if (error.code !== "ENOTDIR") throw error;
}

function leaves(root: string, path: string): boolean {
  const below = relative(root, path);
  return isAbsolute(below) || /^\.\.(?:[\\/]|$)/.test(below);
}

const leadsOut = (file: string) =>
  ({
    rule: "link-leaves-folder",
    severity: "warning",
    message: `The symbolic link leads out of the docs folder; what is behind it was left out.`,
    mend: "Put the pages themselves into the folder.",
    origin: { file, line: 1, column: 1 },
  }) as const;

const leadsNowhere = (file: string) =>
  ({
    rule: "link-leads-nowhere",
    severity: "warning",
    message: "The symbolic link leads nowhere.",
    mend: "Put the pages themselves into the folder.",
    origin: { file, line: 1, column: 1 },
  }) as const;
