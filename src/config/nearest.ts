/**
 * The candidate that a misspelt word most likely means: one that it starts or ends, or the one with
 * the fewest edits, if those are few for its length. Undefined where none is near.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const sought = word.toLowerCase();
  let best: string | undefined;
  let fewest = Math.max(1, Math.floor(sought.length * 0.4)) + 1;
  for (const candidate of candidates) {
    const known = candidate.toLowerCase();
    const partOfIt = sought.length >= 3 && (known.startsWith(sought) || known.endsWith(sought));
    const distance = partOfIt ? 1 : edits(sought, known);
    if (distance < fewest) [best, fewest] = [candidate, distance];
  }
  return best;
}

/** Levenshtein's distance, where two letters swapped count as one edit. */
function edits(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      const at = (line: number[], position: number) => line[position] ?? Infinity;
      let cost = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, at(beforeLast, column - 2) + 1);
      }
      current.push(cost);
    }
    [beforeLast, last] = [last, current];
  }
  return last[b.length] ?? Infinity;
}
