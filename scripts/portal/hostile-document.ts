import type { Change } from "../../src/diff/change.js";
import { compareDocuments } from "../../src/diff/compare-documents.js";
import type { OpenApiDocument, OperationObject, SchemaObject } from "../../src/document/openapi.js";

/**
 * A document with an operation and a schema for each text, which stands in every kind of member that a
 * stranger may fill: titles, descriptions, names, examples, defaults, enumerations, servers, schemes.
 */
export function hostileDocument(texts: readonly string[], perTag = 20): OpenApiDocument {
  const paths: Record<string, Record<string, OperationObject>> = {};
  const schemas: Record<string, SchemaObject> = {};
  texts.forEach((text, at) => {
    schemas[`S${at} ${text}`] = schemaOf(text);
    paths[`/p${at}/${text.replace(/[{}\s]/g, "")}`] = { post: operationOf(text, at, perTag) };
  });
  const [first = ""] = texts;
  const tags = texts
    .filter((_, at) => at % perTag === 0)
    .map((text, at) => ({ name: tagName(at * perTag, perTag), description: text }));
  const document = {
    openapi: "3.1.1",
    info: {
      title: `T ${first}`,
      version: "1.0.0",
      summary: first,
      description: texts.join("\n\n"),
      termsOfService: "javascript:alert(1)",
      contact: { name: first, url: "javascript:alert(1)", email: 'a@example.com"onfocus=alert(1)' },
      license: { name: first, url: "javascript:alert(1)" },
      "x-logo": { url: "https://evil.invalid/logo.png", altText: first },
    },
    externalDocs: { url: "javascript:alert(1)", description: first },
    servers: [
      { url: "javascript:alert(1)", description: first },
      ...texts
        .slice(0, 20)
        .map((text) => ({ url: `https://a.example/${text}`, description: text })),
    ],
    tags,
    security: [{ "k<img src=x onerror=alert(1)>": [] }],
    paths,
    components: {
      schemas,
      securitySchemes: {
        "k<img src=x onerror=alert(1)>": {
          type: "apiKey",
          in: "header",
          name: first,
          description: first,
        },
        oauth: {
          type: "oauth2",
          description: first,
          flows: {
            implicit: { authorizationUrl: "javascript:alert(1)", scopes: { [`s${first}`]: first } },
          },
        },
        oidc: {
          type: "openIdConnect",
          openIdConnectUrl: "javascript:alert(1)",
          description: first,
        },
      },
    },
  };
  return document as unknown as OpenApiDocument;
}

/** The same without what keeps it from being called: a header of an impossible name, and other files. */
export function callableHostile(texts: readonly string[]): OpenApiDocument {
  const document = hostileDocument(texts);
  const schemes = document.components?.securitySchemes ?? {};
  for (const scheme of Object.values(schemes)) if (scheme.type === "apiKey") scheme.name = "x-key";
  const text = JSON.stringify(document, (key, value: unknown) =>
    key === "other" ? undefined : value,
  );
  return JSON.parse(text) as OpenApiDocument;
}

/** The operationId of the text at a position. */
export const hostileId = (at: number) => `op${at}`;

const tagName = (at: number, perTag: number) =>
  `Tag ${Math.floor(at / perTag)} <b onclick=alert(1)>`;

function schemaOf(text: string): SchemaObject {
  return {
    type: "object",
    title: text,
    description: text,
    properties: {
      [`f ${text}`]: { type: "string", description: text, examples: [text], default: text },
      choice: { type: "string", enum: [text, "x"], description: text },
      fixed: { const: text },
      shaped: { type: "string", format: text, pattern: text },
      other: { $ref: "https://evil.invalid/schema.json" },
    },
    required: [`f ${text}`],
    example: { [text]: text },
    "x-extension": text,
  } as SchemaObject;
}

function operationOf(text: string, at: number, perTag: number): OperationObject {
  return {
    operationId: hostileId(at),
    tags: [tagName(at, perTag)],
    summary: text,
    description: text,
    externalDocs: { url: "javascript:alert(1)", description: text },
    parameters: [
      {
        name: `q ${text}`,
        in: "query",
        description: text,
        schema: { type: "string", default: text },
      },
      { name: "h", in: "header", description: text, schema: { type: "string" }, example: text },
    ],
    requestBody: {
      description: text,
      content: { "application/json": { schema: schemaOf(text), example: { [text]: text } } },
    },
    responses: {
      "200": {
        description: text,
        headers: { [`x-${at}`]: { description: text, schema: { type: "string" } } },
        content: { "application/json": { schema: schemaOf(text) } },
      },
    },
    "x-codeSamples": [{ lang: text, source: text }],
  } as OperationObject;
}

/** Changes of every kind of member from other texts to these, a few at a time: all are new names. */
export function hostileChanges(texts: readonly string[], atOnce = 8): Change[] {
  const changes: Change[] = [];
  for (let at = 0; at < texts.length; at += atOnce) {
    const some = texts.slice(at, at + atOnce);
    const before = hostileDocument(some.map((text) => `${text} before`));
    changes.push(...compareDocuments(before, hostileDocument(some)));
  }
  return changes;
}
