import { renamePath } from "./renaming/words.js";

const formatWords = ["Field", "Parameter", "Type", "Required", "Description", "Example", "Value", "Errors", "Response"]; // prettier-ignore

/**
 * The pages again, as if another API had been documented by the same SDK: every class, operation and path
 * carries a mark in front of its name, so that nothing of one copy is the same as in another.
 */
export function copyOfPages(
  pages: ReadonlyMap<string, string>,
  mark: string,
): ReadonlyMap<string, string> {
  const classes = new Set<string>();
  for (const [file, source] of pages) {
    const title = /^# +(?:~~)?([A-Za-z]\w*)/m.exec(source)?.[1];
    if (title !== undefined && !/readme\.md$/i.test(file)) classes.add(title);
  }
  // A class may be called what the format calls a column.
  for (const word of formatWords) classes.delete(word);
  const renamed = (name: string) => (classes.has(name) ? mark + name : name);
  const stems = new Set([...classes].map((name) => name.toLowerCase()));
  const file = (stem: string) => (stems.has(stem) ? mark.toLowerCase() + stem : stem);
  return new Map(
    [...pages].map(([path, source]) => [
      /^docs\/sdks\//.test(path)
        ? path.replace(/^docs\/sdks\//, `docs/sdks/${mark}`)
        : renamePath(path, file),
      source
        .replace(/(operationID=")/g, `$1${mark}`)
        .replace(/(path=")\//g, `$1/${mark.toLowerCase()}/`)
        .replace(/(?<=\/)[a-z0-9_]+(?=\.md\))/g, file)
        .replace(/\b[A-Z]\w*/g, renamed),
    ]),
  );
}
