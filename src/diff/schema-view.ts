import { get, isObject, listOf, objectOf, step, without, type JsonObject } from "./json.js";
import { resolve, schemaName } from "./references.js";

/**
 * A schema as it is compared: the many ways of writing one thing are made one. References stay, unless
 * they are followed by `shapeOf`.
 */
export interface SchemaView {
  /** Without `nullable` and null types, and unwrapped where it is a union or `allOf` of one schema. */
  readonly schema: JsonObject;
  readonly nullable: boolean;
  /** Where the schema's own keys stand. */
  readonly pointer: string;
}

const combinators = ["anyOf", "oneOf", "allOf"] as const;

/** Keys that say something about a schema and decide on no value. */
const annotations =
  /^(title|description|summary|default|deprecated|example|examples|readOnly|writeOnly|externalDocs|\$comment|x-.*)$/;

/** The schema without its wrappings; a boolean or a missing schema as an object (JSON Schema 2020-12 section 4.3.2). */
export function viewOf(schema: unknown, pointer: string): SchemaView {
  let view: SchemaView = {
    schema: schema === false ? { not: {} } : objectOf(schema),
    nullable: false,
    pointer,
  };
  for (let unwrapped: SchemaView | undefined = view; unwrapped; unwrapped = unwrap(view)) {
    view = withoutNull(unwrapped);
  }
  return withBoundsOfNumbers(view);
}

/** The schema that a view stands for, its references followed; a reference that leads nowhere stays. */
export function shapeOf(view: SchemaView, document: JsonObject): SchemaView {
  let here = view;
  for (let hops = 0; "$ref" in here.schema && hops < 100; hops++) {
    const { value, pointer, found } = resolve(
      document,
      { $ref: here.schema["$ref"] },
      here.pointer,
    );
    if (!found) return here;
    const target = viewOf(value, pointer);
    here = {
      schema: { ...target.schema, ...without(here.schema, "$ref") },
      nullable: here.nullable || target.nullable,
      pointer: target.pointer,
    };
  }
  return here;
}

/** The component that a view refers to, if any. */
export function nameOf(view: SchemaView): string | undefined {
  return schemaName(get(view.schema, "$ref"));
}

/** `nullable` (OpenAPI 3.0), a list of types with `null`, and a union with a null branch all say the same. */
function withoutNull(view: SchemaView): SchemaView {
  const { nullable: flag, ...schema } = view.schema as { nullable?: unknown } & JsonObject;
  let nullable = view.nullable || flag === true;
  let rest: JsonObject = schema;
  const type = get(schema, "type");
  if (Array.isArray(type)) {
    const others = type.filter((name) => name !== "null");
    if (others.length < type.length && others.length > 0) nullable = true;
    if (others.length > 0) rest = { ...rest, type: others.length === 1 ? others[0] : others };
  }
  for (const key of ["anyOf", "oneOf"]) {
    const branches = listOf(get(rest, key));
    const nulls = branches.filter(isNull).length;
    // The branch itself stays, so that the positions of the others do: see `branchesOf`.
    if (nulls > 0 && nulls < branches.length) nullable = true;
  }
  const values = get(rest, "enum");
  if (nullable && Array.isArray(values)) {
    rest = { ...rest, enum: values.filter((value) => value !== null) };
  }
  return { ...view, schema: rest, nullable };
}

const isNull = (branch: unknown) =>
  isObject(branch) && (branch["type"] === "null" || branch["const"] === null);

/** The schemas of a combinator with their positions, without a null branch beside others. */
export function branchesOf(
  schema: JsonObject,
  key: (typeof combinators)[number],
): { readonly schema: unknown; readonly position: number }[] {
  const all = listOf(get(schema, key)).map((branch, position) => ({ schema: branch, position }));
  const others = all.filter((branch) => !isNull(branch.schema));
  return others.length > 0 ? others : all;
}

/** One step out of a union or `allOf` that holds one schema and stands beside words only. */
function unwrap({ schema, nullable, pointer }: SchemaView): SchemaView | undefined {
  for (const key of combinators) {
    const [only, ...more] = branchesOf(schema, key);
    if (only === undefined || more.length > 0) continue;
    const beside = without(schema, key);
    if (!Object.keys(beside).every((name) => annotations.test(name))) continue;
    return {
      schema: { ...objectOf(only.schema), ...beside },
      nullable,
      pointer: step(pointer, key, only.position),
    };
  }
  return undefined;
}

/** OpenAPI 3.0 says by a flag that a bound is exclusive; 3.1 has a bound of its own for it. */
function withBoundsOfNumbers(view: SchemaView): SchemaView {
  let schema = view.schema;
  for (const [bound, flag] of [
    ["maximum", "exclusiveMaximum"],
    ["minimum", "exclusiveMinimum"],
  ] as const) {
    if (typeof get(schema, flag) !== "boolean") continue;
    const { [flag]: exclusive, [bound]: value, ...rest } = schema;
    if (value === undefined) schema = rest;
    else schema = { ...rest, [exclusive === true ? flag : bound]: value };
  }
  return schema === view.schema ? view : { ...view, schema };
}
