import type { Impact } from "./impact.js";

/** What one kind of change does to those who send requests, read responses, or call generated code. */
export interface Kind {
  readonly request: Impact;
  readonly response: Impact;
  /** To code made from the document, over and above the two sides; `none` when absent. */
  readonly callers?: Impact;
  readonly says: string;
}

// A set of valid values that grows is safe to send into and unsafe to read from, and the reverse.
const narrows = { request: "breaking", response: "non-breaking" } as const;
const widens = { request: "non-breaking", response: "breaking" } as const;
const breaks = { request: "breaking", response: "breaking" } as const;
const compatible = { request: "non-breaking", response: "non-breaking" } as const;
const unknown = { request: "unclassified", response: "unclassified" } as const;
const words = { request: "none", response: "none" } as const;
const requestBreaks = { request: "breaking", response: "none" } as const;
const requestCompatible = { request: "non-breaking", response: "none" } as const;
const responseBreaks = { request: "none", response: "breaking" } as const;
const responseCompatible = { request: "none", response: "non-breaking" } as const;
const responseUnknown = { request: "none", response: "unclassified" } as const;

/** The bounds of JSON Schema Validation section 6 with the words that oasdiff's catalogue has for them. */
export const bounds = {
  maximum: { name: "max", upper: true },
  exclusiveMaximum: { name: "exclusive-max", upper: true },
  maxLength: { name: "max-length", upper: true },
  maxItems: { name: "max-items", upper: true },
  maxProperties: { name: "max-properties", upper: true },
  minimum: { name: "min", upper: false },
  exclusiveMinimum: { name: "exclusive-min", upper: false },
  minLength: { name: "min-length", upper: false },
  minItems: { name: "min-items", upper: false },
  minProperties: { name: "min-properties", upper: false },
} as const;

type BoundName = (typeof bounds)[keyof typeof bounds]["name"];
export type BoundKind = `${BoundName}-${"increased" | "decreased" | "set" | "unset"}`;

const boundKinds = Object.fromEntries(
  Object.entries(bounds).flatMap(([keyword, { name, upper }]) => [
    [`${name}-increased`, { ...(upper ? widens : narrows), says: `${keyword} was increased` }],
    [`${name}-decreased`, { ...(upper ? narrows : widens), says: `${keyword} was decreased` }],
    [`${name}-set`, { ...narrows, says: `${keyword} was set` }],
    [`${name}-unset`, { ...widens, says: `${keyword} was removed` }],
  ]),
) as Record<BoundKind, Kind>;

const schemaKinds = {
  "required-property-added": { ...narrows, says: "required property added" },
  "optional-property-added": { ...compatible, says: "optional property added" },
  "required-property-removed": { ...breaks, says: "required property removed" },
  "optional-property-removed": {
    request: "breaking",
    response: "unclassified",
    says: "optional property removed",
  },
  "property-became-required": { ...narrows, says: "became required" },
  "property-became-optional": { ...widens, says: "became optional" },
  "became-nullable": { ...widens, says: "became nullable" },
  "became-not-nullable": { ...narrows, says: "is no longer nullable" },
  "type-changed": { ...breaks, says: "type changed" },
  "type-generalized": { ...widens, says: "type was widened" },
  "type-specialized": { ...narrows, says: "type was narrowed" },
  "format-changed": { ...breaks, says: "format changed" },
  "format-generalized": { ...widens, says: "format was widened" },
  "format-specialized": { ...narrows, says: "format was narrowed" },
  "enum-value-added": {
    request: "non-breaking",
    response: "unclassified",
    says: "value added",
  },
  "enum-value-removed": { ...narrows, says: "value removed" },
  "became-enum": { ...narrows, says: "was restricted to listed values" },
  "enum-removed": {
    request: "non-breaking",
    response: "unclassified",
    says: "is no longer restricted to listed values",
  },
  "const-added": { ...narrows, says: "was fixed to one value" },
  "const-changed": { ...breaks, says: "fixed value changed" },
  "const-removed": {
    request: "non-breaking",
    response: "unclassified",
    says: "is no longer fixed to one value",
  },
  "pattern-added": { ...narrows, says: "pattern was set" },
  "pattern-removed": { ...widens, says: "pattern was removed" },
  "pattern-changed": { ...unknown, says: "pattern changed" },
  "multiple-of-set": { ...narrows, says: "multipleOf was set" },
  "multiple-of-unset": { ...widens, says: "multipleOf was removed" },
  "multiple-of-changed": { ...breaks, says: "multipleOf changed" },
  "unique-items-set": { ...narrows, says: "items must now be unique" },
  "unique-items-unset": { ...widens, says: "items need no longer be unique" },
  "additional-properties-forbidden": { ...narrows, says: "further properties are now forbidden" },
  "additional-properties-allowed": {
    request: "non-breaking",
    response: "unclassified",
    says: "further properties are now allowed",
  },
  "union-branch-added": { ...widens, says: "alternative added" },
  "union-branch-removed": { ...narrows, says: "alternative removed" },
  "union-combinator-changed": { ...unknown, says: "alternatives are combined in another way" },
  "all-of-added": { ...narrows, says: "further schema must now be met" },
  "all-of-removed": { ...widens, says: "one schema need no longer be met" },
  "discriminator-added": { ...unknown, says: "discriminator added" },
  "discriminator-removed": { ...unknown, says: "discriminator removed" },
  "discriminator-property-name-changed": { ...breaks, says: "discriminating property changed" },
  "discriminator-mapping-changed": { ...unknown, says: "mapping of the discriminator changed" },
  "default-value-added": { request: "unclassified", response: "none", says: "default set" },
  "default-value-changed": { request: "unclassified", response: "none", says: "default changed" },
  "default-value-removed": { request: "unclassified", response: "none", says: "default removed" },
  "became-read-only": { request: "unclassified", response: "none", says: "became read-only" },
  "optional-property-became-not-read-only": {
    ...requestCompatible,
    says: "may now be sent",
  },
  "required-property-became-not-read-only": { ...requestBreaks, says: "must now be sent" },
  "optional-property-became-write-only": {
    ...responseUnknown,
    says: "became write-only",
  },
  "required-property-became-write-only": { ...responseBreaks, says: "became write-only" },
  "became-not-write-only": { ...responseCompatible, says: "is now returned too" },
  "property-deprecated": { ...compatible, says: "deprecated" },
  "property-reactivated": { ...compatible, says: "no longer deprecated" },
  "constraint-added": { ...narrows, says: "constraint added" },
  "constraint-removed": { ...widens, says: "constraint removed" },
  "constraint-changed": { ...unknown, says: "constraint changed" },
  "reference-changed": { ...unknown, says: "refers to another schema, which cannot be followed" },
  "schema-changed": { ...unknown, says: "changed too deeply nested to compare" },
} as const satisfies Record<string, Kind>;

const operationKinds = {
  "endpoint-added": { ...requestCompatible, says: "operation added" },
  "api-removed-without-deprecation": { ...requestBreaks, says: "operation removed" },
  "api-removed-with-deprecation": { ...requestBreaks, says: "deprecated operation removed" },
  "api-path-removed-without-deprecation": { ...requestBreaks, says: "path removed" },
  "api-path-removed-with-deprecation": { ...requestBreaks, says: "path removed, was deprecated" },
  "endpoint-deprecated": { ...requestCompatible, says: "deprecated" },
  "endpoint-reactivated": { ...requestCompatible, says: "no longer deprecated" },
  "api-operation-id-changed": { ...words, callers: "breaking", says: "operationId changed" },
  "api-operation-id-removed": { ...words, callers: "breaking", says: "operationId removed" },
  "api-operation-id-added": { ...words, callers: "non-breaking", says: "operationId added" },
  "api-tag-added": { ...words, says: "tag added" },
  "api-tag-removed": { ...words, says: "tag removed" },
  "path-parameter-renamed": { ...words, callers: "breaking", says: "path parameter renamed" },
  "new-required-request-parameter": { ...requestBreaks, says: "required parameter added" },
  "new-optional-request-parameter": { ...requestCompatible, says: "optional parameter added" },
  "request-parameter-removed": { ...requestBreaks, says: "parameter removed" },
  "request-parameter-became-required": { ...requestBreaks, says: "became required" },
  "request-parameter-became-optional": { ...requestCompatible, says: "became optional" },
  "request-parameter-serialization-changed": {
    ...requestBreaks,
    says: "is written in another way",
  },
  "request-parameter-type-generalized": { ...requestCompatible, says: "takes a list now" },
  "request-parameter-deprecated": { ...requestCompatible, says: "deprecated" },
  "request-parameter-reactivated": { ...requestCompatible, says: "no longer deprecated" },
  "request-body-added-required": { ...requestBreaks, says: "required request body added" },
  "request-body-added-optional": { ...requestCompatible, says: "optional request body added" },
  "request-body-removed": { ...requestBreaks, says: "request body removed" },
  "request-body-became-required": { ...requestBreaks, says: "became required" },
  "request-body-became-optional": { ...requestCompatible, says: "became optional" },
  "request-body-media-type-added": { ...requestCompatible, says: "content type added" },
  "request-body-media-type-removed": { ...requestBreaks, says: "content type removed" },
  "response-success-status-added": { ...responseUnknown, says: "status added" },
  "response-success-status-removed": { ...responseBreaks, says: "status removed" },
  "response-success-status-generalized": { ...responseUnknown, says: "status became a range" },
  "response-success-status-specialized": { ...responseCompatible, says: "range became one status" },
  "response-non-success-status-added": { ...responseCompatible, says: "status added" },
  "response-non-success-status-removed": { ...responseCompatible, says: "status removed" },
  "response-media-type-added": { ...responseCompatible, says: "content type added" },
  "response-media-type-removed": { ...responseBreaks, says: "content type removed" },
  "response-header-added": { ...responseCompatible, says: "header added" },
  "required-response-header-removed": { ...responseBreaks, says: "required header removed" },
  "optional-response-header-removed": { ...responseUnknown, says: "optional header removed" },
  "response-header-became-required": { ...responseCompatible, says: "became required" },
  "response-header-became-optional": { ...responseBreaks, says: "became optional" },
  "callbacks-changed": { ...unknown, says: "callbacks changed" },
  "api-security-added": { ...requestCompatible, says: "further way to authorise added" },
  "api-security-removed": { ...requestBreaks, says: "way to authorise removed" },
  "api-security-became-required": { ...requestBreaks, says: "authorisation became required" },
  "api-security-became-optional": {
    ...requestCompatible,
    says: "authorisation is no longer required",
  },
  "api-security-scope-added": { ...requestBreaks, says: "further scope is required" },
  "api-security-scope-removed": { ...requestCompatible, says: "scope is no longer required" },
} as const satisfies Record<string, Kind>;

const documentKinds = {
  "api-security-component-added": { ...requestCompatible, says: "security scheme added" },
  "api-security-component-removed": { ...words, says: "security scheme removed" },
  "api-security-component-changed": { ...requestBreaks, says: "security scheme changed" },
  "api-security-component-oauth-changed": {
    request: "unclassified",
    response: "none",
    says: "OAuth flows changed",
  },
  "server-added": { ...requestCompatible, says: "server added" },
  "server-removed": { ...requestBreaks, says: "server removed" },
  "server-variables-changed": {
    request: "unclassified",
    response: "none",
    says: "variables of the server changed",
  },
  "schema-added": { ...words, callers: "non-breaking", says: "schema added" },
  "schema-removed": { ...words, callers: "unclassified", says: "schema removed" },
  "schema-renamed": { ...words, callers: "unclassified", says: "schema renamed" },
  "description-changed": { ...words, says: "description changed" },
  "summary-changed": { ...words, says: "summary changed" },
  "title-changed": { ...words, says: "title changed" },
  "example-changed": { ...words, says: "example changed" },
  "documentation-changed": { ...words, says: "documentation changed" },
  "extension-changed": { ...words, callers: "unclassified", says: "extension changed" },
} as const satisfies Record<string, Kind>;

/**
 * Every kind of change there is, with its impact on each side. Where a kind is known to oasdiff's
 * catalogue of checks it has that name, without the side and the place that oasdiff puts before it
 * (`request-property-`, `response-body-`, …): one change of a shared schema is on both sides at once.
 */
export const kinds = { ...schemaKinds, ...boundKinds, ...operationKinds, ...documentKinds };

export type ChangeKind = keyof typeof kinds;
