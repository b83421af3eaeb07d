import type { OpenApiDocument, SchemaObject } from "../document/openapi.js";
import { pointerTo } from "../document/pointer.js";
import { type Html, html } from "./html.js";
import { markdownHtml } from "./markdown-html.js";
import {
  fieldsOf,
  schemaAnchor,
  schemasOf,
  schemaWords,
  shownValue,
  valuesWords,
} from "./schema-words.js";
import type { SourceLink } from "./source-links.js";

type SourceOf = (pointer: string) => SourceLink | undefined;

/** All schemas of a document with their fields, each with a link to the line of the docs that says it. */
export function schemasContent(document: OpenApiDocument, sourceOf: SourceOf): Html {
  const schemas = schemasOf(document);
  if (schemas.length === 0)
    return html`<h1>Schemas</h1>
      <p class="lead">This API names none.</p>`;
  return html`<h1>Schemas</h1>
    <p class="lead">${schemas.length} schemas that requests and responses are made of.</p>
    ${schemas.map(([name, schema]) => section(name, schema, sourceOf))}`;
}

function section(name: string, schema: SchemaObject, sourceOf: SourceOf): Html {
  const pointer = ["components", "schemas", name];
  const fields = fieldsOf(schema);
  const source = sourceOf(pointerTo(pointer));
  const anchor = schemaAnchor(name);
  return html`<section class="schema" id="${anchor}" aria-labelledby="${anchor}-title">
    <h2 id="${anchor}-title"><a class="anchor" href="#${anchor}">${name}</a></h2>
    <p class="quiet">
      ${schemaWords(schema)}${schema.deprecated && html` · <span class="badge">deprecated</span>`}${source && html` · <a href="${source.url}" aria-label="${name} in ${source.label}">${source.label}</a>`}
    </p>
    ${typeof schema.description === "string" && html`<div class="prose">${markdownHtml(schema.description)}</div>`}
    ${valuesWords(schema)}
    ${fields.length > 0 && html`<dl class="fields">${fields.map((field) => entry(name, pointer, field, sourceOf))}</dl>`}
  </section>`;
}

function entry(
  schemaName: string,
  pointer: readonly string[],
  [name, field, required]: readonly [string, SchemaObject, boolean],
  sourceOf: SourceOf,
): Html {
  const anchor = schemaAnchor(schemaName, name);
  const source = sourceOf(pointerTo([...pointer, "properties", name]));
  const [example] = field.examples ?? (field.example === undefined ? [] : [field.example]);
  return html`<div class="field" id="${anchor}">
    <dt>
      <a class="anchor" href="#${anchor}"><code>${name}</code></a>
      <span class="type">${schemaWords(field)}</span
      >${required && html` <span class="required">required</span>`}${field.deprecated && html` <span class="badge">deprecated</span>`}${source && html` <a class="source" href="${source.url}" aria-label="source of ${name}: ${source.label}">source</a>`}
    </dt>
    <dd>
      ${typeof field.description === "string" && markdownHtml(field.description)}${valuesWords(field)}${example !== undefined && html`<p class="quiet">Example: <code>${shownValue(example)}</code></p>`}
    </dd>
  </div>`;
}
