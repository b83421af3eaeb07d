import { nearest } from "../config/nearest.js";
import { escapeKey, followPointer, pointerTo } from "../document/pointer.js";

/** A pointer as people write it: the number sign and the first slash may be missing. */
export function wholePointer(written: string): string {
  if (written === "" || written === "#" || written === "/") return "#";
  return written.replace(/^#?\/?/, "#/");
}

/** What people may have meant by a pointer that leads nowhere: with its misspelt keys mended, or what is there. */
export function nearestPointers(document: object, pointer: string, count = 5): string[] {
  const mended = mend(document, pointer);
  if (mended !== undefined) return [mended];
  const { keys, value } = followPointer(document, pointer);
  if (typeof value !== "object" || value === null) return [pointerTo(keys)];
  return Object.keys(value)
    .slice(0, count)
    .map((key) => pointerTo([...keys, key]));
}

/** Each key that is not there replaced by the nearest one that is; undefined where none is near. */
function mend(document: object, pointer: string): string | undefined {
  const { keys, value, found } = followPointer(document, pointer);
  if (found) return pointer;
  if (typeof value !== "object" || value === null) return undefined;
  const [, ...parts] = pointer.replace(/^#/, "").split("/");
  const [missing = "", ...rest] = parts.slice(keys.length);
  const near = nearest(missing, Object.keys(value).map(escapeKey));
  if (near === undefined) return undefined;
  return mend(document, [pointerTo(keys), near, ...rest].join("/"));
}
