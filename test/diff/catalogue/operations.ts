import { aDocument } from "../documents.js";
import { type Case, unsure, words, text, operation, requestOnly } from "./case.js";

const twoPaths = (one: Record<string, unknown>, two?: Record<string, unknown>) =>
  aDocument({ "/a": one, ...(two ? { "/b": two } : {}) });
const get = (id: string, rest: Record<string, unknown> = {}) => ({
  get: { operationId: id, responses: { 200: { description: "" } }, ...rest },
});
const put = (id: string, rest: Record<string, unknown> = {}) => ({ put: get(id, rest).get });
const gone = { request: "breaking", response: "none" } as const;

export const operations: Case[] = [
  {
    kind: "endpoint-added",
    oasdiff: ["endpoint-added"],
    base: twoPaths(get("a")),
    head: twoPaths({ ...get("a"), ...put("b") }),
    request: "non-breaking",
    response: "none",
  },
  {
    kind: "api-removed-without-deprecation",
    oasdiff: ["api-removed-without-deprecation"],
    base: twoPaths({ ...get("a"), ...put("b") }),
    head: twoPaths(get("a")),
    ...gone,
  },
  {
    kind: "api-removed-with-deprecation",
    oasdiff: ["api-removed-with-deprecation"],
    base: twoPaths({ ...get("a"), ...put("b", { deprecated: true }) }),
    head: twoPaths(get("a")),
    ...gone,
  },
  {
    kind: "api-path-removed-without-deprecation",
    oasdiff: ["api-path-removed-without-deprecation"],
    base: twoPaths(get("a"), get("b")),
    head: twoPaths(get("a")),
    ...gone,
  },
  {
    kind: "api-path-removed-with-deprecation",
    oasdiff: ["api-path-removed-with-deprecation"],
    base: twoPaths(get("a"), get("b", { deprecated: true })),
    head: twoPaths(get("a")),
    ...gone,
  },
  operation("endpoint-deprecated", {}, { deprecated: true }, requestOnly("non-breaking")),
  operation("endpoint-reactivated", { deprecated: true }, {}, requestOnly("non-breaking")),
  {
    ...operation("api-operation-id-changed", { operationId: "a" }, { operationId: "b" }, words, [
      "api-operation-id-removed",
    ]),
    callers: "breaking",
  },
  {
    ...operation("api-operation-id-removed", {}, { operationId: undefined }, words),
    callers: "breaking",
  },
  {
    ...operation("api-operation-id-added", { operationId: undefined }, {}, words),
    callers: "non-breaking",
  },
  operation("api-tag-added", {}, { tags: ["a"] }, words),
  operation("api-tag-removed", { tags: ["a"] }, {}, words),
  {
    kind: "path-parameter-renamed",
    base: aDocument({ "/a/{x}": get("a", pathParameter("x")) }),
    head: aDocument({ "/a/{y}": get("a", pathParameter("y")) }),
    request: "none",
    response: "none",
    callers: "breaking",
  },
  operation("callbacks-changed", {}, { callbacks: { done: { $ref: "x" } } }, unsure, []),
];

function pathParameter(name: string) {
  return { parameters: [{ name, in: "path", required: true, schema: text }] };
}
