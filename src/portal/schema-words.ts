import type { OpenApiDocument, SchemaObject } from "../document/openapi.js";
import { keysOf } from "../document/pointer.js";
import { type Html, html } from "./html.js";

/** The `id` of a schema, or of one of its fields, on the page of schemas. */
export function schemaAnchor(name: string, field?: string): string {
  return `schema-${plain(name)}${field === undefined ? "" : `.${plain(field)}`}`;
}

/** Letters that need no escape in an `id`, a fragment and a selector alike; the rest by their numbers. */
const plain = (name: string) =>
  name.replace(/[^A-Za-z\d-]/g, (letter) =>
    letter === "_" ? "_" : `_${letter.codePointAt(0)!.toString(16)}_`,
  );

const deepest = 5;

/** What a schema is in a few words, with links to the schemas that it refers to. */
export function schemaWords(schema: SchemaObject | boolean | undefined, depth = 0): Html {
  if (schema === undefined || typeof schema === "boolean")
    return html`${schema === false ? "nothing" : "any"}`;
  if (depth > deepest) return html`…`;
  const inner = (one: SchemaObject) => schemaWords(one, depth + 1);
  if (typeof schema.$ref === "string") return reference(schema.$ref);
  const choices = schema.oneOf ?? schema.anyOf;
  if (Array.isArray(choices)) return joined(choices.map(inner), " or ");
  if (Array.isArray(schema.allOf)) return joined(schema.allOf.map(inner), " and ");
  if (schema.const !== undefined) return html`<code>${JSON.stringify(schema.const)}</code>`;
  const types = [schema.type ?? []].flat();
  const words = types.map((type) => {
    if (type === "array") return html`list of ${inner(schema.items ?? {})}`;
    const extra = schema.additionalProperties;
    if (type === "object" && typeof extra === "object") return html`map of ${inner(extra)}`;
    return html`${type}`;
  });
  const format = schema.format === undefined ? "" : ` (${schema.format})`;
  if (words.length === 0) return html`${schema.properties ? "object" : "any"}${format}`;
  return html`${joined(words, " or ")}${format}`;
}

/** The first values of an enumeration as code; empty where there is none. */
export function valuesWords(schema: SchemaObject | undefined): Html | undefined {
  const values = Array.isArray(schema?.enum) ? schema.enum : [];
  if (values.length === 0) return undefined;
  const shown = values.slice(0, 50).map((value) => html`<code>${shownValue(value)}</code>`);
  const more = values.length > 50 ? html` and ${values.length - 50} more` : "";
  return html`<span class="values">${joined(shown, " ")}${more}</span>`;
}

/** Data as short text. */
export function shownValue(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}

/** The component that a reference names; undefined where it names none of this document. */
function componentName(reference: string): string | undefined {
  const [holder, kind, name, ...more] = keysOf(reference);
  const isSchema = reference.startsWith("#/") && holder === "components" && kind === "schemas";
  return isSchema && more.length === 0 ? name : undefined;
}

function reference(to: string): Html {
  const name = componentName(to);
  return name === undefined
    ? html`<code>${to}</code>`
    : html`<a href="#${schemaAnchor(name)}">${name}</a>`;
}

const joined = (parts: readonly Html[], by: string): Html =>
  html`${parts.map((part, at) => html`${at > 0 && by}${part}`)}`;

/** The fields of a schema: its own, and those of inline schemas that it is made of. */
export function fieldsOf(
  schema: SchemaObject,
): (readonly [string, SchemaObject, required: boolean])[] {
  const required = new Set(Array.isArray(schema.required) ? schema.required : []);
  const own = Object.entries(schema.properties ?? {}).map(
    ([name, field]) => [name, field, required.has(name)] as const,
  );
  return [
    ...own,
    ...(schema.allOf ?? []).filter((one) => one.$ref === undefined).flatMap(fieldsOf),
  ];
}

export const schemasOf = (document: OpenApiDocument) =>
  Object.entries(document.components?.schemas ?? {});
