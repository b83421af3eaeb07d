import { withJsonSchemas } from "../document/json-schema.js";
import {
  child,
  children,
  follow,
  isIgnoredHeader,
  type MockableDocument,
  type Node,
} from "./described.js";
import { examplesOf } from "./response-value.js";
import { type Operation, routerOf } from "./router.js";
import { type Sample, type Sampler, samplerOf } from "./sample.js";
import { compileSchemas, type Schemas } from "./schemas.js";

/** A document, read to make and to check values with. */
export interface Sampling {
  readonly document: MockableDocument;
  readonly schemas: Schemas;
  readonly sampler: Sampler;
  readonly operations: readonly Operation[];
}

/** Reads a document, 3.0 or 3.1, to make requests that a mock of it takes. */
export async function samplingOf(given: MockableDocument): Promise<Sampling> {
  const document = withJsonSchemas(given);
  const schemas = await compileSchemas(document);
  const sampler = await samplerOf(document, schemas);
  return { document, schemas, sampler, operations: routerOf(document).operations };
}

/** The parameters that a request of the operation has: header parameters of some names say nothing. */
export const sentParameters = ({ parameters }: Operation): Node[] =>
  parameters.filter(({ value }) => !isIgnoredHeader(String(value["name"]), String(value["in"])));

/** A value for a Parameter Object or a Media Type Object: its example where that fits, else a sample. */
export function requestSample(
  place: Node,
  { document, schemas, sampler }: Sampling,
  options: { readonly requiredOnly?: boolean; readonly xml?: boolean } = {},
): Sample {
  const { pointer } = child(place, "schema");
  const fits = examplesOf(place, document).find(
    ({ value }) => schemas.check(pointer, value, { request: true }).length === 0,
  );
  if (fits !== undefined) return { value: fits.value, mismatches: [] };
  return sampler.sample(pointer, { request: true, ...options });
}

/** The media types of the operation's request body, in the document's order. */
export const requestMedia = (operation: Operation, document: MockableDocument) =>
  children(child(follow(document, child(operation.node, "requestBody")), "content"));

/** The fields of a form that are files. */
export function fileFields(schema: Node, document: MockableDocument): string[] {
  const isFile = (node: Node) => {
    const { value } = follow(document, node);
    // OpenAPI 3.1.1 section 4.8.14.3: raw bytes have a media type, and an encoding only where they are text.
    return (
      value["format"] === "binary" ||
      (typeof value["contentMediaType"] === "string" && value["contentEncoding"] === undefined)
    );
  };
  return children(child(follow(document, schema), "properties"))
    .filter(([, node]) => isFile(node) || isFile(child(follow(document, node), "items")))
    .map(([name]) => name);
}
