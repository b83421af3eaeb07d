import type { Origin } from "../diagnostics/diagnostic.js";

/** How far an inference can be trusted, from the least to the most. */
export const certainties = ["guess", "likely", "sure"] as const;
export type Certainty = (typeof certainties)[number];

/** The kinds of fact that a document is made of, as a report counts them. */
export type FactKind =
  | "operation"
  | "parameter"
  | "parameter place"
  | "request body"
  | "request content type"
  | "response"
  | "response content type"
  | "error response"
  | "schema"
  | "property"
  | "name on the wire"
  | "security"
  | "server"
  | "tag";

interface Rule {
  readonly kind: FactKind;
  readonly certainty: Certainty;
  /** What the rule concludes, and from what. */
  readonly meaning: string;
}

/**
 * Every rule by which a fact is concluded that no page states as such. What is not concluded by one of them
 * stands in the docs where its origin says.
 */
export const inferenceRules = {
  "name-by-key": {
    kind: "name on the wire",
    certainty: "sure",
    meaning: "A key in an example of this very model spells the name.",
  },
  "name-by-sighting": {
    kind: "name on the wire",
    certainty: "likely",
    meaning: "The name is spelled so elsewhere in the docs, where no SDK has re-cased it.",
  },
  "name-by-style": {
    kind: "name on the wire",
    certainty: "likely",
    meaning: "The words of the name, in the style of those names whose spelling is seen.",
  },
  "name-by-registry": {
    kind: "name on the wire",
    certainty: "likely",
    meaning: "All members of the object are header fields that HTTP's registry knows.",
  },
  "name-by-twin": {
    kind: "name on the wire",
    certainty: "guess",
    meaning: "Two names that the SDK had to tell apart differ on the wire in their casing.",
  },
  "deprecated-by-text": {
    kind: "parameter",
    certainty: "likely",
    meaning: "The parameter's description begins with the word “deprecated”.",
  },
  "header-by-name": {
    kind: "parameter place",
    certainty: "likely",
    meaning:
      "The parameter has the name of a header field: a registered one, or one that begins with X or HTTP.",
  },
  "query-by-rest": {
    kind: "parameter place",
    certainty: "likely",
    meaning: "The parameter is neither in the path nor the body, and has no header's name.",
  },
  "deep-object-by-type": {
    kind: "parameter place",
    certainty: "likely",
    meaning: "An object in the query is written as name[property]=value.",
  },
  "body-by-member": {
    kind: "request body",
    certainty: "sure",
    meaning:
      "The member of the request class that is called body, or has the name of its own type.",
  },
  "body-by-row": {
    kind: "request body",
    certainty: "sure",
    meaning: "The one row of the method's parameters leads to a page that is no request class.",
  },
  "body-by-rows": {
    kind: "request body",
    certainty: "likely",
    meaning: "The rows that are in no other place of the request are the properties of its body.",
  },
  "form-by-file": {
    kind: "request content type",
    certainty: "likely",
    meaning: "A body with a file among its properties is sent as multipart/form-data.",
  },
  "json-by-default": {
    kind: "request content type",
    certainty: "likely",
    meaning: "A body that is neither a file nor holds one is sent as JSON.",
  },
  "response-json-by-default": {
    kind: "response content type",
    certainty: "likely",
    meaning: "A response that is a model, a list or a map is JSON.",
  },
  "response-text-by-type": {
    kind: "response content type",
    certainty: "guess",
    meaning: "A response that is a string is plain text.",
  },
  "union-by-names": {
    kind: "schema",
    certainty: "guess",
    meaning: "A union whose page is blank has the branches that are named after it.",
  },
  "file-by-members": {
    kind: "schema",
    certainty: "likely",
    meaning: "A class of a file name and its content is how the SDK takes one binary value.",
  },
  "open-object": {
    kind: "schema",
    certainty: "likely",
    meaning: "A page without any field shows an object whose properties nobody named.",
  },
  "pages-by-names": {
    kind: "operation",
    certainty: "likely",
    meaning: "The example loops over pages; the parameters with the usual names choose one.",
  },
  "no-credentials": {
    kind: "security",
    certainty: "likely",
    meaning: "The operation's examples pass no credentials, while those of others do.",
  },
  "key-by-prose": {
    kind: "security",
    certainty: "likely",
    meaning: "The one header that prose calls a key carries the API key.",
  },
  "server-by-example": {
    kind: "server",
    certainty: "sure",
    meaning: "The URL in the example of how to name another server.",
  },
} as const satisfies Readonly<Record<string, Rule>>;

export type InferenceRule = keyof typeof inferenceRules;

/** One fact that was concluded rather than read. */
export interface Inference {
  readonly rule: InferenceRule;
  /** The fact, in words. */
  readonly fact: string;
  /** What it was concluded from. */
  readonly evidence: string;
  readonly origin: Origin;
}

/** Takes inferences as they are made. */
export type Infer = (inference: Inference) => void;
