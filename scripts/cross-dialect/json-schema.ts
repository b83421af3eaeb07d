/** The parts of OpenAPI documents, 3.0 and 3.1, that SDK docs are made from. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly nullable?: boolean;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly title?: string;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly example?: unknown;
  readonly examples?: readonly unknown[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly allOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
}

interface Media {
  readonly schema?: JsonSchema;
}

interface Ref {
  readonly $ref?: string;
}

export interface ParameterJson extends Ref {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly deprecated?: boolean;
  readonly description?: string;
  readonly example?: unknown;
  readonly schema?: JsonSchema;
  readonly content?: Readonly<Record<string, Media>>;
}

export interface BodyJson extends Ref {
  readonly required?: boolean;
  readonly description?: string;
  readonly content?: Readonly<Record<string, Media>>;
}

export interface OperationJson {
  readonly operationId?: string;
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly security?: readonly Readonly<Record<string, unknown>>[];
  readonly parameters?: readonly ParameterJson[];
  readonly requestBody?: BodyJson;
  readonly responses?: Readonly<Record<string, BodyJson>>;
}

export interface DocumentJson {
  readonly openapi: string;
  readonly info: { readonly title?: string; readonly description?: string };
  readonly servers?: readonly { readonly url: string }[];
  readonly tags?: readonly { readonly name: string; readonly description?: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components?: {
    readonly schemas?: Readonly<Record<string, JsonSchema>>;
    readonly securitySchemes?: Readonly<
      Record<string, { readonly type: string; readonly scheme?: string }>
    >;
  };
}

/** Follows references within the document; undefined where one leads nowhere. */
export function deref<T extends Ref>(document: DocumentJson, node: T | undefined): T | undefined {
  let at: T | undefined = node;
  for (let steps = 0; at?.$ref !== undefined && steps < 20; steps++) {
    const keys = at.$ref.replace(/^#\//, "").split("/");
    at = keys.reduce<unknown>(
      (value, key) =>
        (value as Record<string, unknown> | undefined)?.[
          decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~")
        ],
      document,
    ) as T | undefined;
  }
  return at;
}

/** The schema without `$ref` and `allOf`, which SDKs flatten. */
export function flatten(document: DocumentJson, schema: JsonSchema, depth = 0): JsonSchema {
  if (depth > 12) return {};
  const { $ref, allOf, ...own } = schema;
  const inner = [
    ...($ref === undefined ? [] : [deref(document, schema) ?? {}]),
    ...(allOf ?? []),
  ].map((one) => flatten(document, one, depth + 1));
  return inner.reduceRight<JsonSchema>((rest, one) => together(one, rest), own);
}

function together(first: JsonSchema, second: JsonSchema): JsonSchema {
  const properties = { ...first.properties, ...second.properties };
  const required = [...new Set([...(first.required ?? []), ...(second.required ?? [])])];
  return {
    ...first,
    ...second,
    ...(Object.keys(properties).length > 0 ? { properties } : {}),
    ...(required.length > 0 ? { required } : {}),
  };
}
