import { type Case, text, operation, query, requestOnly } from "./case.js";

export const parameters: Case[] = [
  operation(
    "new-required-request-parameter",
    {},
    query({ required: true }),
    requestOnly("breaking"),
  ),
  operation("new-optional-request-parameter", {}, query(), requestOnly("non-breaking")),
  operation("request-parameter-removed", query(), {}, requestOnly("breaking")),
  operation(
    "request-parameter-became-required",
    query(),
    query({ required: true }),
    requestOnly("breaking"),
  ),
  operation(
    "request-parameter-became-optional",
    query({ required: true }),
    query(),
    requestOnly("non-breaking"),
  ),
  operation(
    "request-parameter-serialization-changed",
    query({ style: "form" }),
    query({ style: "pipeDelimited" }),
    requestOnly("breaking"),
    [],
  ),
  operation(
    "request-parameter-type-generalized",
    query(),
    query({}, { type: "array", items: text }),
    requestOnly("non-breaking"),
  ),
  operation(
    "request-parameter-deprecated",
    query(),
    query({ deprecated: true }),
    requestOnly("non-breaking"),
  ),
  operation(
    "request-parameter-reactivated",
    query({ deprecated: true }),
    query(),
    requestOnly("non-breaking"),
  ),
  operation("type-changed", query(), query({}, { type: "boolean" }), requestOnly("breaking"), [
    "request-parameter-type-changed",
  ]),
  operation(
    "enum-value-removed",
    query({}, { enum: ["p", "q", "r"] }),
    query({}, { enum: ["p", "q"] }),
    requestOnly("breaking"),
    ["request-parameter-enum-value-removed"],
  ),
];
