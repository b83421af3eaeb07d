import { isAbsolute, relative, resolve } from "node:path";

/** A path as people would type it in the working folder. */
export function shortPath(path: string, cwd: string): string {
  if (!isAbsolute(path)) return path;
  const fromHere = relative(cwd, path) || ".";
  return (fromHere.length < path.length ? fromHere : path).replaceAll("\\", "/");
}

/**
 * A path as machines take it: below the root it is relative to it, elsewhere absolute; always with
 * forward slashes.
 */
export function pathFrom(root: string, path: string, cwd: string): string {
  const absolute = resolve(cwd, path);
  const below = relative(root, absolute);
  const outside = isAbsolute(below) || below === ".." || /^\.\.[\\/]/.test(below);
  return (outside ? absolute : below || ".").replaceAll("\\", "/");
}
