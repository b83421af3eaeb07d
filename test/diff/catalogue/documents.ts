import type { ChangeKind } from "../../../src/diff/kinds.js";
import { operationOf } from "../documents.js";
import { type Case, type Sides, words, schema, text, operation, requestOnly } from "./case.js";

/** A change of what stands beside the paths. */
function document(
  kind: ChangeKind,
  base: Record<string, unknown>,
  head: Record<string, unknown>,
  [request, response]: Sides,
  oasdiff: readonly string[] = [kind],
): Case {
  const of = (rest: Record<string, unknown>) => operationOf({}, rest);
  return { kind, base: of(base), head: of(head), request, response, oasdiff };
}

const schemes = (schemesOfIt: Record<string, unknown>) => ({
  components: { securitySchemes: schemesOfIt },
});
const bearer = { type: "http", scheme: "bearer" };
const oauth = (tokenUrl: string) => ({
  type: "oauth2",
  flows: { clientCredentials: { tokenUrl, scopes: {} } },
});
const server = (url: string, rest: Record<string, unknown> = {}) => ({
  servers: [{ url: "https://a.example" }, { url, ...rest }],
});
const components = (name: string) => ({ components: { schemas: { [name]: text } } });

export const documents: Case[] = [
  operation(
    "api-security-added",
    { security: [{ a: [] }] },
    { security: [{ a: [] }, { b: [] }] },
    requestOnly("non-breaking"),
  ),
  operation(
    "api-security-removed",
    { security: [{ a: [] }, { b: [] }] },
    { security: [{ a: [] }] },
    requestOnly("breaking"),
  ),
  operation(
    "api-security-became-required",
    { security: [] },
    { security: [{ a: [] }] },
    requestOnly("breaking"),
    [],
  ),
  document(
    "api-security-became-optional",
    { security: [{ a: [] }] },
    { security: [{ a: [] }, {}] },
    requestOnly("non-breaking"),
    [],
  ),
  operation(
    "api-security-scope-added",
    { security: [{ a: ["r"] }] },
    { security: [{ a: ["r", "w"] }] },
    requestOnly("breaking"),
  ),
  operation(
    "api-security-scope-removed",
    { security: [{ a: ["r", "w"] }] },
    { security: [{ a: ["r"] }] },
    requestOnly("non-breaking"),
  ),
  document(
    "api-security-component-added",
    schemes({}),
    schemes({ a: bearer }),
    requestOnly("non-breaking"),
  ),
  document("api-security-component-removed", schemes({ a: bearer }), schemes({}), words),
  document(
    "api-security-component-changed",
    schemes({ a: bearer }),
    schemes({ a: { ...bearer, scheme: "basic" } }),
    requestOnly("breaking"),
    ["api-security-component-type-changed"],
  ),
  document(
    "api-security-component-oauth-changed",
    schemes({ a: oauth("https://a.example") }),
    schemes({ a: oauth("https://b.example") }),
    requestOnly("unclassified"),
    ["api-security-component-oauth-token-url-changed"],
  ),
  document(
    "server-added",
    { servers: [{ url: "https://a.example" }] },
    server("https://b.example"),
    requestOnly("non-breaking"),
    [],
  ),
  document(
    "server-removed",
    server("https://b.example"),
    { servers: [{ url: "https://a.example" }] },
    requestOnly("breaking"),
    [],
  ),
  document(
    "server-variables-changed",
    server("https://{v}.example", { variables: { v: { default: "b" } } }),
    server("https://{v}.example", { variables: { v: { default: "c" } } }),
    requestOnly("unclassified"),
    [],
  ),
  {
    ...document("schema-added", {}, components("A"), words, []),
    callers: "non-breaking",
  },
  {
    ...document("schema-removed", components("A"), {}, words, ["api-schema-removed"]),
    callers: "unclassified",
  },
  {
    ...document("schema-renamed", components("A"), components("B"), words, []),
    callers: "unclassified",
  },
  schema(
    "description-changed",
    { ...text, description: "a" },
    { ...text, description: "b" },
    words,
  ),
  operation("summary-changed", { summary: "a" }, { summary: "b" }, words, []),
  schema("title-changed", { ...text, title: "a" }, { ...text, title: "b" }, words),
  schema("example-changed", { ...text, examples: ["a"] }, { ...text, examples: ["b"] }, words),
  schema(
    "documentation-changed",
    text,
    { ...text, externalDocs: { url: "https://a.example" } },
    words,
  ),
  {
    ...schema("extension-changed", { ...text, "x-a": 1 }, { ...text, "x-a": 2 }, words),
    callers: "unclassified",
  },
  {
    ...operation(
      "extension-changed",
      { "x-pagination": { type: "cursor" } },
      { "x-pagination": { type: "page" } },
      words,
      [],
    ),
    callers: "unclassified",
  },
];
