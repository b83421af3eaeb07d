import { child, children, follow, type MockableDocument, type Node } from "./described.js";
import type { Mismatch, Schemas } from "./schemas.js";
import type { MockRemark } from "./remark.js";
import type { Sampler } from "./sample.js";

export interface ValueContext {
  readonly document: MockableDocument;
  readonly schemas: Schemas;
  readonly sampler: Sampler;
  readonly onRemark: (remark: MockRemark) => void;
}

/**
 * The value that a Media Type Object (or a header) shows: the example asked for, else the first that
 * fits its schema, else a sample of the schema. An example that does not fit is remarked on.
 */
export function responseValue(
  media: Node,
  schema: Node,
  context: ValueContext,
  wanted?: string,
): unknown {
  const hasSchema = Object.keys(schema.value).length > 0;
  const examples = examplesOf(media, context.document);
  const asked = examples.filter(({ name }) => name === wanted);
  for (const { value, pointer } of [...asked, ...examples]) {
    const mismatches = hasSchema ? context.schemas.check(schema.pointer, value) : [];
    if (mismatches.length === 0) return value;
    context.onRemark({
      pointer,
      message: `The example does not fit its schema (${described(mismatches)}); a sample of the schema is given instead.`,
    });
  }
  if (!hasSchema) return undefined;
  const { value, mismatches } = context.sampler.sample(schema.pointer);
  if (mismatches.length > 0) {
    context.onRemark({
      pointer: schema.pointer,
      message: `No sample could be made that fits the schema (${described(mismatches)}).`,
    });
  }
  return value;
}

export interface Example {
  readonly name?: string;
  readonly value: unknown;
  readonly pointer: string;
}

/** What a Media Type, Parameter or Header Object shows: `example`, or `examples` by their names. External values are not fetched. */
export function examplesOf(media: Node, document: MockableDocument): Example[] {
  if ("example" in media.value) {
    return [{ value: media.value["example"], pointer: `${media.pointer}/example` }];
  }
  return children(child(media, "examples")).flatMap(([name, place]) => {
    const { value, pointer } = follow(document, place);
    return "value" in value ? [{ name, value: value["value"], pointer: `${pointer}/value` }] : [];
  });
}

function described(mismatches: readonly Mismatch[]): string {
  const told = mismatches.slice(0, 3).map(({ path, message }) => `${path} ${message}`.trim());
  return told.join("; ") + (mismatches.length > 3 ? "; …" : "");
}
