import type { Options } from "openapi-sampler";
import type RandExp from "randexp";
import { isObject, type MockableDocument } from "./described.js";
import { withoutExamples } from "../document/json-schema.js";
import { mended, type MakeValue } from "./mend-sample.js";
import type { Mismatch, Schemas } from "./schemas.js";

export interface Sample {
  readonly value: unknown;
  /** What the schema has against it: not every schema can be met by looking at its parts. */
  readonly mismatches: readonly Mismatch[];
}

export interface Sampler {
  /**
   * A value for the schema at the pointer: made of the examples and defaults that are documented in it
   * as far as they fit, and of its types.
   */
  sample(pointer: string, options?: SampleOptions): Sample;
  /** The value with what the schema does not take put right, as far as that goes. */
  mend(pointer: string, value: unknown, options?: SampleOptions): Sample;
}

export interface SampleOptions {
  /** For a request: no `readOnly` properties; otherwise no `writeOnly` ones. */
  readonly request?: boolean;
  readonly requiredOnly?: boolean;
  readonly xml?: boolean;
}

/** Makes samples of the document's schemas, the same for the same document. */
export async function samplerOf(document: MockableDocument, schemas: Schemas): Promise<Sampler> {
  // Both are CommonJS: once bundled they have a default export alone.
  const [{ default: sampling }, { default: patterns }] = await Promise.all([
    import("openapi-sampler"),
    import("randexp"),
  ]);
  let bare: MockableDocument | undefined;
  const withOptions = ({ request, requiredOnly, xml }: SampleOptions): Options => ({
    skipReadOnly: request ?? false,
    skipWriteOnly: !request,
    skipNonRequired: requiredOnly ?? false,
    quiet: true,
    format: xml ? "xml" : "json",
  });
  const mend: Sampler["mend"] = (pointer, given, options = {}) => {
    const purpose = { request: options.request ?? false };
    const make: MakeValue = (schema) => {
      const text = isObject(schema)
        ? textFor(schema, patterns as unknown as RandExpClass)
        : undefined;
      bare ??= withoutExamples(document);
      return text ?? sampling.sample(withoutExamples(schema) as object, withOptions(options), bare);
    };
    const value = mended(given, (one) => schemas.errors(pointer, one, purpose), make);
    return { value, mismatches: schemas.check(pointer, value, purpose) };
  };
  return {
    mend,
    sample(pointer, options = {}) {
      const value = sampling.sample({ $ref: pointer }, withOptions(options), document);
      return options.xml ? { value, mismatches: [] } : mend(pointer, value, options);
    },
  };
}

/** The package exports the class itself; its declarations say that it stands under `default`. */
type RandExpClass = typeof RandExp.default;

/** A string for a pattern. Undefined where there is none, or none that we can read. */
function textFor({ pattern }: { readonly pattern?: unknown }, patterns: RandExpClass) {
  if (typeof pattern !== "string") return undefined;
  try {
    const text = new patterns(pattern);
    // The same text each time, of plain letters, and no longer than it must be.
    let turn = 0;
    text.randInt = (from, to) => from + (turn++ % Math.max(1, Math.min(to - from + 1, 7)));
    text.max = 4;
    text.defaultRange.subtract(32, 47);
    return text.gen();
  } catch {
    return undefined;
  }
}
