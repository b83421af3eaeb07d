import type { OpenApiDocument, SchemaObject } from "../document/openapi.js";

/** Whether a schema of bytes is sent as bytes wherever it is used, or stands in JSON too, as a string. */
type BytesUse = "always" | "sometimes";

/**
 * The document's schemas of bytes that are sent as bytes: those that a form (`multipart/…`), or a body that
 * is no JSON, leads to. OpenAPI 3.1.1 section 4.4.3 and 4.8.14.4; `format: binary` is that of 3.0.
 */
export function bytesIn(document: OpenApiDocument): ReadonlyMap<SchemaObject, BytesUse> {
  const sent = new Set<object>();
  const others = new Set<object>();
  for (const item of Object.values(document.paths ?? {})) {
    for (const operation of Object.values(item)) {
      const { requestBody, responses, parameters } = Object(operation) as typeof operation & object;
      for (const [type, media] of Object.entries(Object(requestBody?.content) as object)) {
        reach(media, document, isText(type) ? others : sent);
      }
      reach([responses, parameters], document, others);
    }
  }
  return new Map(
    [...sent]
      .filter(isBytes)
      .map((schema) => [schema, others.has(schema) ? "sometimes" : "always"]),
  );
}

const isText = (type: string) => /[/+]json|^text\/|urlencoded/i.test(type);

/** Adds the node, and all that it holds and refers to. */
function reach(node: unknown, document: OpenApiDocument, reached: Set<object>): void {
  if (typeof node !== "object" || node === null || reached.has(node)) return;
  reached.add(node);
  const { $ref } = node as SchemaObject;
  if (typeof $ref === "string") {
    const name = $ref.replace("#/components/schemas/", "");
    reach(document.components?.schemas?.[name], document, reached);
  }
  for (const value of Object.values(node)) reach(value, document, reached);
}

function isBytes(node: object): node is SchemaObject {
  const { type, format, contentMediaType, contentEncoding, ...rest } = node as SchemaObject & {
    contentEncoding?: unknown;
  };
  if (![type].flat().includes("string") || rest.enum || rest.const !== undefined) return false;
  if (contentEncoding !== undefined) return false;
  return format === "binary" || (contentMediaType !== undefined && !isText(contentMediaType));
}
