import type {
  Member,
  ObjectModel,
  Scalar,
  Type,
  TypeModel,
} from "../../test/round-trip/api-model.js";
import { classOf, type ClassNames } from "./class-names.js";
import { type DocumentJson, flatten, type JsonSchema } from "./json-schema.js";
import { wordsOnWire } from "./wire-words.js";

export interface Typed {
  readonly type: Type;
  readonly nullable: boolean;
}

/** Where a schema stands: what a class of its own is called after, and where that class lives. */
export interface Place {
  readonly names: readonly string[];
  readonly folder: TypeModel["folder"];
  /** Whether bytes there are a file that a caller hands over. */
  readonly upload?: boolean;
}

export interface TypeOptions {
  /** Whether a constant text is printed as itself. */
  readonly stringLiterals: boolean;
  /** Whether what has a default need not be there for the SDK. */
  readonly defaultsAreOptional: boolean;
}

const word = (scalar: Scalar): Type => ({ kind: "scalar", scalar });

/** Makes classes of a document's schemas as SDK generators do: one for each object, enum and union. */
export class SchemaTypes {
  readonly models: TypeModel[] = [];
  readonly #document: DocumentJson;
  readonly #names: ClassNames;
  readonly #options: TypeOptions;
  readonly #components = new Map<string, Typed>();

  constructor(document: DocumentJson, names: ClassNames, options: TypeOptions) {
    this.#document = document;
    this.#names = names;
    this.#options = options;
  }

  read(schema: JsonSchema, place: Place): Typed {
    const component = this.#componentOf(schema);
    if (component === undefined) return this.#make(schema, place);
    const known = this.#components.get(component);
    if (known) return known;
    const name = component.replace(/^.*\//, "");
    const inside = { ...place, folder: "components" as const };
    const flat = flatten(this.#document, schema);
    if (!this.#hasClass(flat)) {
      // An array of itself would never end.
      this.#components.set(component, { type: word("any"), nullable: false });
      const typed = this.#make(flat, { ...inside, names: [classOf(name)] });
      this.#components.delete(component);
      return typed;
    }
    const own = this.#names.claim(classOf(name));
    const typed: Typed = { type: { kind: "model", name: own }, nullable: isNullable(flat) };
    this.#components.set(component, typed);
    this.#define(own, flat, { ...inside, names: [own] });
    return typed;
  }

  /** An object's class under a name that is decided on, such as that of an error. */
  object(schema: JsonSchema, name: string, folder: TypeModel["folder"]): boolean {
    const flat = flatten(this.#document, schema);
    if (flat.properties === undefined) return false;
    this.#define(name, flat, { names: [name], folder });
    return true;
  }

  /** The reference that a schema is, be it alone in `allOf`. */
  #componentOf(schema: JsonSchema): string | undefined {
    if (schema.$ref?.startsWith("#/components/schemas/")) return schema.$ref;
    const { allOf } = schema;
    if (allOf?.length !== 1 || schema.properties) return undefined;
    return this.#componentOf(allOf[0]!);
  }

  #hasClass(flat: JsonSchema): boolean {
    if (listOf(flat) || mapOf(flat)) return false;
    if (flat.properties) return true;
    if (this.#branches(flat).length > 1) return true;
    if (this.#branches(flat).length === 1) return false;
    const values = valuesOf(flat);
    if (values) return !this.#literal(values);
    return typesOf(flat)[0] === "object";
  }

  #make(schema: JsonSchema, place: Place): Typed {
    const flat = flatten(this.#document, schema);
    const nullable = isNullable(flat);
    if (this.#hasClass(flat)) {
      const [last = "Value"] = place.names.slice(-1);
      const name = this.#names.claim(classOf(last), classOf(...place.names));
      this.#define(name, flat, { ...place, names: [name] });
      return { type: { kind: "model", name }, nullable };
    }
    const items = listOf(flat);
    if (items) return { type: { kind: "list", items: this.read(items, place).type }, nullable };
    const values = mapOf(flat);
    if (values) return { type: { kind: "map", values: this.read(values, place).type }, nullable };
    const [only] = this.#branches(flat);
    if (only) {
      const typed = this.read(only, place);
      return { ...typed, nullable: nullable || typed.nullable };
    }
    const literal = this.#literal(valuesOf(flat) ?? []);
    if (literal) return { type: literal, nullable };
    return { type: this.#scalar(flat, place), nullable };
  }

  #literal(values: readonly unknown[]): Type | undefined {
    const [value, ...others] = values;
    if (others.length > 0) return undefined;
    if (value === true) return { kind: "literal", value };
    return typeof value === "string" && this.#options.stringLiterals
      ? { kind: "literal", value }
      : undefined;
  }

  #scalar(flat: JsonSchema, place: Place): Type {
    const binary = flat.format === "binary" || flat.format === "byte";
    if (binary && place.upload) {
      const name = this.#names.claim(classOf(...place.names, "file"));
      this.models.push({ kind: "file", name, folder: place.folder, deprecated: false });
      return { kind: "model", name };
    }
    switch (typesOf(flat)[0]) {
      case "string":
        if (flat.format === "date" || flat.format === "date-time") return word(flat.format);
        return word(flat.format === "binary" ? "bytes" : "string");
      case "integer":
        return word(flat.format === "int32" ? "int32" : "integer");
      case "number":
        return word(flat.format === "float" ? "float" : "number");
      case "boolean":
        return word("boolean");
      default:
        return word("any");
    }
  }

  #branches(flat: JsonSchema): readonly JsonSchema[] {
    if (flat.properties) return [];
    const listed = (flat.oneOf ?? flat.anyOf ?? []).filter(
      (one) => one.type !== "null" && Object.keys(one).some((key) => key !== "required"),
    );
    const types = typesOf(flat);
    if (listed.length > 0 || types.length < 2) return listed;
    return types.map((type) => ({ ...flat, type }));
  }

  #define(name: string, flat: JsonSchema, place: Place): void {
    const about = {
      name,
      folder: place.folder,
      deprecated: flat.deprecated ?? false,
      ...(flat.description === undefined ? {} : { description: flat.description.trim() }),
    };
    const at = this.models.length;
    const branches = this.#branches(flat);
    const values = branches.length > 0 ? undefined : valuesOf(flat);
    // Classes stand before those that they lead to.
    this.models.push({ ...about, kind: "object", fields: [] });
    if (values) {
      const all = values as readonly string[] | readonly number[];
      this.models[at] = { ...about, kind: "enum", values: all, open: false };
    } else if (branches.length > 0) {
      const read = branches.map((branch, number) =>
        this.read(branch, {
          ...place,
          names: [branch.title ?? `${name}${number + 1}`],
        }),
      );
      const kinds = new Map(read.map(({ type }) => [JSON.stringify(type), type]));
      this.models[at] = { ...about, kind: "union", branches: [...kinds.values()] };
    } else this.models[at] = { ...about, ...this.#objectParts(name, flat, place) };
  }

  #objectParts(
    name: string,
    flat: JsonSchema,
    place: Place,
  ): Pick<ObjectModel, "kind" | "fields" | "additional"> {
    const required = new Set(flat.required);
    const fields = Object.entries(flat.properties ?? {}).map(([key, schema]) =>
      this.member(key, schema, {
        required: required.has(key),
        place: { ...place, names: [name, key] },
      }),
    );
    const rest = flat.additionalProperties;
    if (!rest) return { kind: "object", fields };
    const inside = { ...place, names: [name, "additional"] };
    const additional = rest === true ? word("any") : this.read(rest, inside).type;
    return { kind: "object", fields, additional };
  }

  member(
    wire: string,
    schema: JsonSchema,
    { required, place }: { readonly required: boolean; readonly place: Place },
  ): Member {
    const flat = flatten(this.#document, schema);
    const example = flat.example ?? flat.examples?.[0];
    const hasDefault = flat.default !== undefined && this.#options.defaultsAreOptional;
    return {
      name: wordsOnWire(wire),
      wire,
      ...this.read(schema, place),
      required: required && !hasDefault,
      deprecated: schema.deprecated ?? false,
      ...(flat.description === undefined ? {} : { description: flat.description.trim() }),
      ...(example === undefined ? {} : { example: { value: example } }),
    };
  }
}

const typesOf = ({ type }: JsonSchema) =>
  [type ?? []].flat().filter((one) => one !== "null") as string[];

function isNullable(flat: JsonSchema): boolean {
  return (
    flat.nullable === true ||
    [flat.type].flat().includes("null") ||
    [...(flat.oneOf ?? []), ...(flat.anyOf ?? [])].some((one) => one.type === "null") ||
    (flat.enum?.includes(null) ?? false)
  );
}

/** The values of an enum that a language can hold: all texts, or all whole numbers. */
function valuesOf(flat: JsonSchema): readonly unknown[] | undefined {
  const listed = flat.const === undefined ? flat.enum : [flat.const];
  const values = [...new Set((listed ?? []).filter((value) => value !== null))];
  if (values.length === 0) return undefined;
  if (values.every((one) => typeof one === "string") || values.every(Number.isInteger))
    return values;
  return values.length === 1 && values[0] === true ? values : undefined;
}

function listOf(flat: JsonSchema): JsonSchema | undefined {
  return typesOf(flat)[0] === "array" || flat.items ? (flat.items ?? {}) : undefined;
}

function mapOf(flat: JsonSchema): JsonSchema | undefined {
  const rest = flat.additionalProperties;
  if (!rest || flat.properties || flat.oneOf || flat.anyOf) return undefined;
  return rest === true ? {} : rest;
}
