import type { Origin } from "../diagnostics/diagnostic.js";

/*
 * Marks by which the nodes of a document under construction remember where they come from.
 *
 * Their keys are symbols: JSON does not see them, and a spread takes them along, so that a node keeps its
 * origin whatever it is built into, and no map beside the document can fall behind it.
 */

/** A node as marks see it. */
type Marked = { [mark: symbol]: unknown };

const ofSelf = Symbol("origin");
const ofItems = Symbol("origins of items");

/** One symbol for each key whose values are marked: few, since only keywords of OpenAPI are. */
const ofMembers = new Map<string, symbol>();

function ofMember(key: string): symbol {
  const known = ofMembers.get(key);
  if (known) return known;
  const made = Symbol(`origin of ${key}`);
  ofMembers.set(key, made);
  return made;
}

/** To be spread into an object: the object comes from there. */
export function from(origin: Origin | undefined): object {
  return origin ? { [ofSelf]: origin } : {};
}

/** To be spread into an object: a member with its origin; nothing where there is no value. */
export function fact<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
  origin: Origin | undefined,
): { readonly [Name in Key]?: Value } {
  if (value === undefined) return {};
  const member = { [key]: value } as { [Name in Key]: Value };
  if (origin) markMember(member, key, origin);
  return member;
}

/** The object with all that it now holds coming from one place. */
export function allFrom<Node extends object>(node: Node, origin: Origin | undefined): Node {
  if (!origin) return node;
  const marked = { ...node };
  for (const key of Object.keys(node)) markMember(marked, key, origin);
  return marked;
}

/** The distinct values as a list in which each has its origin, the first where one repeats. */
export function listFrom<Value>(
  entries: Iterable<readonly [value: Value, origin: Origin | undefined]>,
): Value[] {
  const list: Value[] = [];
  const origins = new Map<unknown, Origin>();
  const seen = new Set<unknown>();
  for (const [value, origin] of entries) {
    if (seen.has(value)) continue;
    seen.add(value);
    list.push(value);
    if (origin) origins.set(value, origin);
  }
  return markItems(list, origins);
}

/** Marks a list of plain values by the values themselves, so that the marks hold when the list changes. */
export function markItems<List extends unknown[]>(
  list: List,
  origins: ReadonlyMap<unknown, Origin>,
): List {
  return Object.assign(list, { [ofItems]: origins });
}

/** The marks of a list of plain values. */
export function itemOrigins(list: readonly unknown[]): ReadonlyMap<unknown, Origin> {
  return ((list as Marked & typeof list)[ofItems] as ReadonlyMap<unknown, Origin>) ?? new Map();
}

/** Marks an object or a list that is there already. */
export function markNode(node: object, origin: Origin): void {
  (node as Marked)[ofSelf] = origin;
}

/** Marks what an object holds, or will hold, under a key. */
export function markMember(node: object, key: string, origin: Origin): void {
  (node as Marked)[ofMember(key)] = origin;
}

/** The marks of an object alone, to be spread into another. */
export function marksOf(node: object): object {
  const marks: Marked = {};
  for (const mark of Object.getOwnPropertySymbols(node)) marks[mark] = (node as Marked)[mark];
  return marks;
}

/** The marks of an object, with what one key holds coming from where another's value came from. */
export function marksCopied(node: object, from: string, to: string): object {
  const marks = marksOf(node) as Marked;
  const origin = marks[ofMember(from)];
  return origin === undefined ? marks : { ...marks, [ofMember(to)]: origin };
}

/** The origin of what an object or a list holds under a key: the child's own mark, else the holder's. */
export function originOfChild(holder: object, key: string): Origin | undefined {
  const child = (holder as Record<string, unknown>)[key];
  const isNode = typeof child === "object" && child !== null;
  const own = isNode ? (child as Marked)[ofSelf] : undefined;
  if (own) return own as Origin;
  if (Array.isArray(holder)) return itemOrigins(holder).get(child);
  const mark = ofMembers.get(key);
  return mark && ((holder as Marked)[mark] as Origin | undefined);
}

/** A copy of a tree without marks. */
export function withoutMarks<Tree>(tree: Tree): Tree {
  if (typeof tree !== "object" || tree === null) return tree;
  if (Array.isArray(tree)) return tree.map(withoutMarks) as Tree;
  const copy = {} as Record<string, unknown>;
  for (const key of Object.keys(tree)) {
    setOwn(copy, key, withoutMarks((tree as Record<string, unknown>)[key]));
  }
  return copy as Tree;
}

/** Sets a property whatever its name: `__proto__` may be one like any other. */
export function setOwn(node: object, key: string, value: unknown): void {
  if (key !== "__proto__") (node as Record<string, unknown>)[key] = value;
  else
    Object.defineProperty(node, key, {
      value,
      enumerable: true,
      writable: true,
      configurable: true,
    });
}
