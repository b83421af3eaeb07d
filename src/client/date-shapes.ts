import type { Shape, Within } from "../client-runtime/dates.js";
import { isDateTime } from "../document/date-time.js";
import type { OpenApiDocument, SchemaObject } from "../document/openapi.js";
import { followPointer } from "../document/pointer.js";

/** Finds where values of a document's schemas hold date-times. */
export interface ShapeFinder {
  /** Shapes refer to others by name, since schemas may contain themselves. To be pruned when all are found. */
  find(schema: SchemaObject | undefined): Shape;
  prune(): {
    /** The shape without what leads to no date-time; false where all of it does not. */
    readonly pruned: (shape: Shape) => Shape;
    /** The shapes that others refer to, by name, in the order of names. */
    readonly shapes: Readonly<Record<string, Shape>>;
  };
}

export function shapeFinder(document: OpenApiDocument): ShapeFinder {
  const known = new Map<string, Shape>();
  const target = ($ref: string) => followPointer(document, $ref).value as SchemaObject;

  /** A reference begins a shape of its own, but where its shape is only a part of the one that is being found. */
  const find = (schema: SchemaObject | undefined, open?: ReadonlySet<string>): Shape => {
    if (typeof schema !== "object" || schema === null) return false;
    const { $ref } = schema;
    if ($ref === undefined) return isDateTime(schema) || parts(schema, open);
    if (open) return open.has($ref) ? false : find(target($ref), new Set([...open, $ref]));
    const name = $ref.replace("#/components/schemas/", "");
    if (!known.has(name)) {
      known.set(name, false);
      known.set(name, find(target($ref), new Set([$ref])));
    }
    return name;
  };

  const parts = (schema: SchemaObject & Patterns, open?: ReadonlySet<string>): Shape => {
    const { allOf = [], anyOf = [], oneOf = [] } = schema;
    const branches = [...allOf, ...anyOf, ...oneOf].map((branch) => find(branch, open));
    const { items, prefixItems, properties = {}, patternProperties = {} } = schema;
    const { additionalProperties } = schema;
    const others = typeof additionalProperties === "object" ? find(additionalProperties) : false;
    return simplified([
      {
        properties: shapes(properties),
        patternProperties: shapes(patternProperties),
        additionalProperties: others,
        prefixItems: (prefixItems ?? []).map((item) => find(item)),
        items: find(items),
      },
      ...branches,
    ]);
  };

  const shapes = (schemas: Readonly<Record<string, SchemaObject>>) =>
    Object.fromEntries(
      Object.entries(schemas)
        // As a key of an object in code it would mean something else.
        .filter(([name]) => name !== "__proto__")
        .map(([name, schema]) => [name, find(schema)]),
    );

  const prune = () => {
    const live = lively(known);
    const shapes = [...live].sort().map((name) => [name, pruned(known.get(name)!, live)] as const);
    return {
      pruned: (shape: Shape) => pruned(shape, live),
      shapes: Object.fromEntries(shapes),
    };
  };
  return { find: (schema) => find(schema), prune };
}

/** Keywords of JSON Schema that documents of this product do not have, and those of others do. */
interface Patterns {
  readonly prefixItems?: readonly SchemaObject[];
  readonly patternProperties?: Readonly<Record<string, SchemaObject>>;
}

/** The names of the shapes from which a date-time can be reached. */
function lively(known: ReadonlyMap<string, Shape>): Set<string> {
  const live = new Set<string>();
  for (let before = -1; before < live.size;) {
    before = live.size;
    for (const [name, shape] of known) if (pruned(shape, live)) live.add(name);
  }
  return live;
}

/** The shape without what leads to no date-time. */
function pruned(shape: Shape, live: ReadonlySet<string>): Shape {
  const inner = (one: Shape) => pruned(one, live);
  if (typeof shape === "boolean") return shape;
  if (typeof shape === "string") return live.has(shape) && shape;
  if (isList(shape)) return simplified(shape.map(inner));
  const { properties = {}, patternProperties = {}, prefixItems = [], ...rest } = shape;
  const each = (shapes: Readonly<Record<string, Shape>>) =>
    Object.fromEntries(Object.entries(shapes).map(([name, one]) => [name, inner(one)]));
  return simplified([
    {
      properties: each(properties),
      patternProperties: each(patternProperties),
      additionalProperties: inner(rest.additionalProperties ?? false),
      prefixItems: prefixItems.map(inner),
      items: inner(rest.items ?? false),
    },
  ]);
}

/** One shape for several of one value, without those that are empty. */
function simplified(shapes: readonly Shape[]): Shape {
  const kept = shapes.flatMap((shape) => {
    if (typeof shape === "object" && !isList(shape)) return withoutEmpty(shape);
    return shape || [];
  });
  return kept.length > 1 ? kept : (kept[0] ?? false);
}

function withoutEmpty(within: Within): Within[] {
  const { additionalProperties, items } = within;
  const used = (name: "properties" | "patternProperties") => {
    const all = Object.entries(within[name] ?? {});
    // Names that have no dates tell which properties are additional.
    const kept = additionalProperties ? all : all.filter(([, shape]) => shape);
    return kept.length > 0 ? { [name]: Object.fromEntries(kept) } : {};
  };
  const prefixItems = within.prefixItems ?? [];
  const hasPrefix = prefixItems.some(Boolean) || (items && prefixItems.length > 0);
  const kept: Within = {
    ...used("properties"),
    ...used("patternProperties"),
    ...(additionalProperties ? { additionalProperties } : {}),
    ...(hasPrefix ? { prefixItems } : {}),
    ...(items ? { items } : {}),
  };
  return Object.keys(kept).length > 0 ? [kept] : [];
}

const isList = (shape: Shape): shape is readonly Shape[] => Array.isArray(shape);
