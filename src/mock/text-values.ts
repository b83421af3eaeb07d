import {
  follow,
  isObject,
  listOf,
  type MockableDocument,
  type Node,
  child,
  children,
  items,
} from "./described.js";

/** Names and values that stand in a query, a form or a cookie, in their order. */
export type Pairs = readonly (readonly [name: string, value: string])[];

/** How a value is written as text: by its style (OpenAPI 3.1.1 section 4.8.12.2) and the schema's type. */
export interface Written {
  readonly name: string;
  readonly style: string;
  readonly explode: boolean;
  readonly shape: Shape;
}

/** What a schema lets a value be, as far as its text depends on it. */
export interface Shape {
  readonly array: boolean;
  readonly object: boolean;
  readonly scalar: boolean;
  /** The names of the object's properties. */
  readonly names: readonly string[];
  /** Whether the object takes further ones. */
  readonly open: boolean;
}

export function shapeOf(document: MockableDocument, place: Node, depth = 0): Shape {
  const schema = follow(document, place);
  const { value } = schema;
  const branches = ["allOf", "anyOf", "oneOf"].flatMap((key) => items(schema, key));
  const inner = depth > 8 ? [] : branches.map((branch) => shapeOf(document, branch, depth + 1));
  const types = [value["type"] ?? []].flat();
  const properties = children(child(schema, "properties")).map(([name]) => name);
  const any = types.length === 0 && inner.length === 0;
  const has = (type: string, hint: boolean) => types.includes(type) || (types.length === 0 && hint);
  return {
    array: has("array", "items" in value) || inner.some(({ array }) => array),
    object:
      has("object", properties.length > 0 || isObject(value["additionalProperties"])) ||
      inner.some(({ object }) => object),
    scalar:
      types.some((type) => type !== "array" && type !== "object" && type !== "null") ||
      (any && properties.length === 0 && !("items" in value)) ||
      listOf(value["enum"]).length > 0 ||
      inner.some(({ scalar }) => scalar),
    names: [...new Set([...properties, ...inner.flatMap(({ names }) => names)])],
    open: value["additionalProperties"] !== false,
  };
}

/** What was read: the readings that the text allows, likeliest first, and the names that it took. */
export interface Reading {
  readonly candidates: readonly unknown[];
  readonly used: readonly string[];
}

/** Reads one value out of pairs. Undefined where there is none of it. */
export function readPairs(pairs: Pairs, written: Written): Reading | undefined {
  const { name, style, explode, shape } = written;
  if (style === "deepObject") return readDeepObject(pairs, name);
  const own = pairs.filter(([key]) => key === name).map(([, value]) => value);
  if (own.length === 0) return shape.object && explode ? readSpread(pairs, shape) : undefined;
  const used = [name];
  const [first] = own;
  const lists = explode
    ? [own.map(decoded)]
    : [split(first!, style), split(decoded(first!), style)];
  const scalars = own.length === 1 ? [decoded(first!)] : [];
  return {
    candidates: [
      ...(shape.array && own.length > 1 ? lists : []),
      ...(shape.scalar ? scalars : []),
      ...(shape.array ? lists : []),
      ...(shape.object && !explode ? lists.map(alternating) : []),
      ...(own.length > 1 ? lists : scalars),
    ],
    used,
  };
}

/** `style: form, explode: true` writes each property of an object as a pair of its own. */
function readSpread(pairs: Pairs, { names, open }: Shape): Reading | undefined {
  const own = pairs.filter(([key]) => names.includes(key) || (open && names.length === 0));
  if (own.length === 0) return undefined;
  return {
    candidates: [Object.fromEntries(own.map(([key, value]) => [key, decoded(value)]))],
    used: own.map(([key]) => key),
  };
}

/** `name[a][b]=1`. What stands in further brackets is not defined by the specification, but common. */
function readDeepObject(pairs: Pairs, name: string): Reading | undefined {
  const root: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  const used: string[] = [];
  for (const [key, value] of pairs) {
    if (!key.startsWith(`${name}[`)) continue;
    const keys = [...key.slice(name.length).matchAll(/\[([^\]]*)\]/g)].map(([, inner]) => inner!);
    used.push(key);
    put(root, keys, decoded(value));
  }
  return used.length === 0 ? undefined : { candidates: [plain(root)], used };
}

function put(
  into: Record<string, unknown>,
  [key, ...rest]: readonly string[],
  value: string,
): void {
  if (key === undefined) return;
  if (rest.length > 0 && rest[0] !== "") {
    const next = isObject(into[key]) ? into[key] : (Object.create(null) as object);
    into[key] = next;
    put(next as Record<string, unknown>, rest, value);
  } else if (key in into || rest[0] === "") {
    into[key] = [...[into[key] ?? []].flat(), value];
  } else into[key] = value;
}

/** Keys that count from 0 make a list. */
function plain(node: unknown): unknown {
  if (!isObject(node)) return node;
  const entries = Object.entries(node).map(([key, value]) => [key, plain(value)] as const);
  const isList = entries.length > 0 && entries.every(([key], at) => key === String(at));
  return isList ? entries.map(([, value]) => value) : Object.fromEntries(entries);
}

/** Reads a value of a path or a header: `simple`, `label` or `matrix`. */
export function readSegment(text: string, { name, style, explode, shape }: Written): Reading {
  const used = [name];
  const matrix = style === "matrix";
  const bare = style === "label" ? text.replace(/^\./, "") : matrix ? text.replace(/^;/, "") : text;
  const separator = style === "label" && explode ? "." : matrix && explode ? ";" : ",";
  const unnamed = matrix && !shape.object ? bare.replaceAll(`${name}=`, "") : bare;
  const whole = matrix && !explode ? unnamed.replace(`${name}=`, "") : unnamed;
  const list = whole.split(separator).map(decoded);
  return {
    candidates: [
      ...(shape.scalar ? [decoded(whole)] : []),
      ...(shape.array ? [list] : []),
      ...(shape.object ? [explode ? assigned(list) : alternating(list)] : []),
      decoded(whole),
    ],
    used,
  };
}

const assigned = (list: readonly string[]) =>
  Object.fromEntries(list.map((item) => item.split(/=(.*)/s).slice(0, 2)));

/** `a,1,b,2` is an object's names and values by turns. */
const alternating = (list: readonly string[]) =>
  Object.fromEntries(
    list.flatMap((key, at) => (at % 2 === 0 ? [[key, list[at + 1] ?? ""] as const] : [])),
  );

const separators: Readonly<Record<string, RegExp>> = {
  spaceDelimited: /%20|\+| /,
  pipeDelimited: /\||%7C/i,
};

/** The separator of `form` stands for itself; a comma within an item is percent-encoded. */
const split = (text: string, style: string) =>
  text.split(separators[style] ?? ",").map((item) => decoded(item));

/** Percent-decoded, with `+` for a space where it came from a form; as it stands where it is malformed. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The pairs of a query or a form: names decoded, values as they were written but for `+`. */
export function pairsOf(text: string): Pairs {
  return text
    .split("&")
    .filter(Boolean)
    .map((pair) => {
      const [name = "", value = ""] = pair.split(/=(.*)/s);
      return [decoded(name.replaceAll("+", " ")), value.replaceAll("+", "%20")] as const;
    });
}
