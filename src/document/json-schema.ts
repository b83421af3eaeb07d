import { type Keywords, rewritten } from "./rewritten.js";

/**
 * The document with its schemas in JSON Schema 2020-12. A copy; every node keeps its pointer, except
 * below an `allOf` that is `nullable`.
 *
 * 3.0 says in two keywords of its own what 2020-12 says otherwise. They stand in 3.1 documents as well,
 * where they mean nothing; there they go, since validators refuse them.
 */
export function withJsonSchemas<Document extends { readonly openapi: string }>(
  document: Document,
): Document {
  const is30 = /^3\.0\b/.test(document.openapi);
  return rewritten(document, is30 ? from30 : withoutKeywordsOf30) as Document;
}

/** The schema or document without what it shows as values, so that samples are made of types alone. */
export function withoutExamples<T>(node: T): T {
  return rewritten(node, ({ example, examples, default: value, ...rest }) => {
    void [example, examples, value];
    return rest;
  }) as T;
}

function from30({ nullable, ...schema }: Keywords): Keywords {
  const limited = withLimits(schema);
  if (nullable !== true)
    return typeof nullable === "boolean" ? limited : { ...limited, ...given({ nullable }) };
  const { type } = limited;
  if (type !== undefined) return { ...limited, type: [...[type].flat(), "null"] };
  // By the letter `nullable` says nothing without a type; its writers mean null.
  for (const key of ["anyOf", "oneOf"]) {
    if (Array.isArray(limited[key])) {
      return { ...limited, [key]: [...(limited[key] as unknown[]), { type: "null" }] };
    }
  }
  return "allOf" in limited ? { anyOf: [limited, { type: "null" }] } : limited;
}

function withoutKeywordsOf30({
  nullable,
  exclusiveMinimum,
  exclusiveMaximum,
  ...schema
}: Keywords) {
  const kept = Object.entries({ nullable, exclusiveMinimum, exclusiveMaximum }).filter(
    ([, value]) => value !== undefined && typeof value !== "boolean",
  );
  return { ...schema, ...Object.fromEntries(kept) };
}

/** In 3.0 an exclusive limit is a flag beside the limit. */
function withLimits({ exclusiveMinimum, exclusiveMaximum, ...schema }: Keywords): Keywords {
  return {
    ...schema,
    ...limit("minimum", "exclusiveMinimum", exclusiveMinimum, schema),
    ...limit("maximum", "exclusiveMaximum", exclusiveMaximum, schema),
  };
}

function limit(plain: string, exclusive: string, flag: unknown, schema: Keywords): Keywords {
  if (typeof flag !== "boolean") return given({ [exclusive]: flag });
  return flag && typeof schema[plain] === "number" ? { [exclusive]: schema[plain] } : {};
}

const given = (keywords: Keywords): Keywords =>
  Object.fromEntries(Object.entries(keywords).filter(([, value]) => value !== undefined));
