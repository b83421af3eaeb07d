import type { OpenApiDocument, SchemaObject } from "../document/openapi.js";
import { namedOperations } from "./named-operations.js";
import { uniqueNames } from "./operation-names.js";

/** An enum of the document, without null: whether there must be a value is not the enum's to say. */
export interface DocumentEnum {
  /** An identifier in UpperCamelCase, unlike all others. */
  readonly name: string;
  readonly description: string | undefined;
  readonly values: readonly { readonly value: Value; readonly description: string | undefined }[];
}

type Value = string | number | boolean;

/** An enum, and the words that lead to it: its component or operation, and properties from there. */
interface Found {
  readonly words: readonly string[];
  readonly schema: SchemaObject;
}

/** The enums of components, then those of operations' parameters, bodies and responses, in their order. */
export function documentEnums(document: OpenApiDocument): DocumentEnum[] {
  const components = Object.entries(document.components?.schemas ?? {});
  const found = [
    ...components.flatMap(([name, schema]) => enumsIn(schema, [name])),
    ...namedOperations(document).flatMap(({ name, operation }) => [
      ...(operation.parameters ?? []).flatMap((one) => enumsIn(one.schema, [name, one.name])),
      ...inContent(operation.requestBody?.content, [name, "body"]),
      ...Object.values(operation.responses ?? {}).flatMap(({ content }) =>
        inContent(content, [name, "response"]),
      ),
    ]),
  ];
  // A component's own name is not taken by a property of another.
  const byLength = [...found.keys()].sort(
    (a, b) => Number(found[a]!.words.length > 1) - Number(found[b]!.words.length > 1) || a - b,
  );
  const unique = uniqueNames(byLength.map((at) => pascalCase(found[at]!.words)));
  const names = new Map(byLength.map((at, position) => [at, unique[position]!]));
  return found.map(({ schema }, at) => ({
    name: names.get(at)!,
    description: schema.description,
    values: valuesOf(schema),
  }));
}

type Content = Readonly<Record<string, { readonly schema?: SchemaObject }>>;

const inContent = (content: Content | undefined, words: readonly string[]): Found[] =>
  Object.values(content ?? {}).flatMap(({ schema }) => enumsIn(schema, words));

function enumsIn(given: unknown, words: readonly string[]): Found[] {
  if (typeof given !== "object" || given === null) return [];
  const schema = given as SchemaObject;
  const { enum: values, properties, items, additionalProperties, ...rest } = schema;
  // One value is a constant, and no choice.
  const isEnum = Array.isArray(values) && valuesOf(schema).length > 1;
  const within = [
    ...[items, additionalProperties],
    ...[rest.allOf, rest.anyOf, rest.oneOf].flatMap((branches) => branches ?? []),
  ];
  return [
    ...(isEnum ? [{ words, schema }] : []),
    ...Object.entries(properties ?? {}).flatMap(([name, one]) => enumsIn(one, [...words, name])),
    ...within.flatMap((one) => enumsIn(one, words)),
  ];
}

/** Where documents describe the values of an enum: a list in their order, or a text by value. */
const describing = ["x-enum-descriptions", "x-enumDescriptions", "x-speakeasy-enum-descriptions"];

function valuesOf(schema: SchemaObject): DocumentEnum["values"] {
  const [told] = describing.flatMap((key) => {
    const value = schema[key as `x-${string}`];
    return typeof value === "object" && value !== null ? [value] : [];
  });
  const descriptions = Object.entries(told ?? {});
  const of = (value: unknown, at: number): string | undefined => {
    const key = String(Array.isArray(told) ? at : value);
    const text: unknown = descriptions.find(([name]) => name === key)?.[1];
    return typeof text === "string" ? text : undefined;
  };
  const all = (schema.enum ?? []).map((value, at) => ({ value, description: of(value, at) }));
  return all.filter((one): one is DocumentEnum["values"][number] =>
    ["string", "number", "boolean"].includes(typeof one.value),
  );
}

/** `ActorToken` and `status` give `ActorTokenStatus`; a component keeps its capitals. */
function pascalCase(texts: readonly string[]): string {
  const words = texts
    .map((text) => (/\p{Ll}/u.test(text) ? text : text.toLowerCase()))
    .flatMap((text) => text.split(/(?:_|\P{ID_Continue})+/u).filter(Boolean));
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  return /^\p{ID_Start}/u.test(name) ? name : `_${name || "Enum"}`;
}
