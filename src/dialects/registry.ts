import type { Page } from "../pages/page.js";
import type { Dialect } from "./dialect.js";
import { csharp } from "./csharp.js";
import { go } from "./go.js";
import { java } from "./java.js";
import { php } from "./php.js";
import { python } from "./python.js";
import { ruby } from "./ruby.js";
import { typescript } from "./typescript.js";

/** Every dialect there is. A new one is registered by a line here. */
export const dialects: readonly Dialect[] = [python, typescript, go, java, csharp, php, ruby];

/** The dialect of that name, or undefined. */
export function dialectNamed(name: string): Dialect | undefined {
  return dialects.find((dialect) => dialect.name === name);
}

/**
 * The dialect that the pages are written in: the one whose language most code blocks name; where no block
 * names any, the one that can read most of the Type cells.
 */
export function detectDialect(pages: readonly Page[]): Dialect {
  const fences = new Map<string, number>();
  for (const page of pages) {
    for (const block of page.blocks) {
      if (block.kind !== "code") continue;
      fences.set(block.language, (fences.get(block.language) ?? 0) + 1);
    }
  }
  const byFences = best((dialect) =>
    dialect.languages.reduce((sum, language) => sum + (fences.get(language) ?? 0), 0),
  );
  if (byFences) return byFences;
  const cells = typeCells(pages);
  return best((dialect) => cells.filter((cell) => canRead(dialect, cell)).length) ?? dialects[0]!;
}

/** The first of those with the highest score; undefined when all score nothing. */
function best(score: (dialect: Dialect) => number): Dialect | undefined {
  let winner: Dialect | undefined;
  let highest = 0;
  for (const dialect of dialects) {
    const points = score(dialect);
    if (points > highest) [winner, highest] = [dialect, points];
  }
  return winner;
}

function typeCells(pages: readonly Page[]): string[] {
  const cells = new Set<string>();
  for (const page of pages) {
    for (const block of page.blocks) {
      if (block.kind !== "table") continue;
      const column = block.table.header.cells.findIndex((cell) => cell.text === "Type");
      if (column < 0) continue;
      for (const row of block.table.rows) cells.add(row.cells[column]?.text ?? "");
    }
  }
  return [...cells];
}

function canRead(dialect: Dialect, cell: string): boolean {
  try {
    dialect.readType(cell);
    return true;
  } catch {
    return false;
  }
}
