import type { OpenApiDocument } from "../../../src/document/openapi.js";
import type { Impact } from "../../../src/diff/impact.js";
import type { ChangeKind } from "../../../src/diff/kinds.js";
import { documentOf, jsonContent, objectSchema, operationOf } from "../documents.js";

/** One kind of change: two documents that differ by it alone, and what it does to each side. */
export interface Case {
  readonly kind: ChangeKind;
  /** The checks of oasdiff's catalogue that tell this change, one or more per side. */
  readonly oasdiff?: readonly string[];
  readonly base: OpenApiDocument;
  readonly head: OpenApiDocument;
  readonly request: Impact;
  readonly response: Impact;
  readonly callers?: Impact;
}

export type Sides = readonly [request: Impact, response: Impact];
export const narrower: Sides = ["breaking", "non-breaking"];
export const wider: Sides = ["non-breaking", "breaking"];
export const incomparable: Sides = ["breaking", "breaking"];
export const compatible: Sides = ["non-breaking", "non-breaking"];
export const unsure: Sides = ["unclassified", "unclassified"];
export const words: Sides = ["none", "none"];

/** A change of a schema that is both sent and returned. */
export function schema(
  kind: ChangeKind,
  base: unknown,
  head: unknown,
  [request, response]: Sides,
  oasdiff: readonly string[] = [],
): Case {
  return { kind, base: documentOf(base), head: documentOf(head), request, response, oasdiff };
}

/** A change of one property's schema. */
export const property = (
  kind: ChangeKind,
  base: unknown,
  head: unknown,
  sides: Sides,
  oasdiff: readonly string[] = [],
) => schema(kind, objectSchema({ a: base }), objectSchema({ a: head }), sides, oasdiff);

export const text = { type: "string" };
export const number = { type: "number" };
export const integer = { type: "integer" };

/** A change of an operation. */
export function operation(
  kind: ChangeKind,
  base: Record<string, unknown>,
  head: Record<string, unknown>,
  [request, response]: Sides,
  oasdiff: readonly string[] = [kind],
): Case {
  return { kind, base: operationOf(base), head: operationOf(head), request, response, oasdiff };
}

export const query = (rest: Record<string, unknown> = {}, schemaOfIt: unknown = text) => ({
  parameters: [{ name: "q", in: "query", schema: schemaOfIt, ...rest }],
});
export const requestOnly = (impact: Impact): Sides => [impact, "none"];
export const responseOnly = (impact: Impact): Sides => ["none", impact];
export const body = (rest: Record<string, unknown> = {}) => ({
  requestBody: { ...jsonContent(text), ...rest },
});
export const responses = (...codes: string[]) => ({
  responses: Object.fromEntries(codes.map((code) => [code, { description: "" }])),
});
export const headers = (header?: unknown) => ({
  responses: { 200: { description: "", ...(header ? { headers: { "X-A": header } } : {}) } },
});
export const returns = (...contentTypes: string[]) => ({
  responses: { 200: { description: "", content: content(...contentTypes) } },
});
const content = (...contentTypes: string[]) =>
  Object.fromEntries(contentTypes.map((one) => [one, { schema: text }]));
export const sends = (...contentTypes: string[]) => ({
  requestBody: { content: content(...contentTypes) },
});
