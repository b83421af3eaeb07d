import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { hostileDocument } from "../../scripts/portal/hostile-document.js";
import { vectors } from "../../scripts/portal/xss-vectors.js";
import { apiCatalog, catalogInfo, llmsText } from "../../src/portal/entry-points.js";
import { headersText } from "../../src/portal/headers.js";
import { parseMarkdown } from "../../src/portal/safe-markdown.js";
import { smallDocument } from "./portals.js";

const version = { version: "1.0.0", folder: "v/1.0.0", files: [] };
const entries = {
  ...{ document: smallDocument(), latest: version, versions: [version] },
  ...{ baseUrl: "https://docs.example.com/api", owner: "team-a" },
};

/** RFC 9264 section 4.2: a link set's contexts, each relation an array of targets with their attributes. */
const linkset = {
  type: "object",
  required: ["linkset"],
  additionalProperties: false,
  properties: {
    linkset: {
      type: "array",
      items: {
        type: "object",
        properties: { anchor: { type: "string", format: "uri-reference" } },
        additionalProperties: {
          type: "array",
          minItems: 1,
          items: {
            type: "object",
            required: ["href"],
            properties: {
              href: { type: "string", format: "uri-reference" },
              // Of the attributes of RFC 8288 these are single texts, and all that this catalog uses.
              type: { type: "string", pattern: "^[\\w.+-]+/[\\w.+-]+(;.*)?$" },
              title: { type: "string" },
            },
            additionalProperties: false,
          },
        },
      },
    },
  },
};

/**
 * What Backstage's schemas ask of an entity of kind API: Entity.schema.json, EntityMeta.schema.json and
 * kinds/API.v1alpha1.schema.json of github.com/backstage/backstage/tree/master/packages/catalog-model/src/schema,
 * and the forms of names of its software catalog's descriptor format.
 */
const backstageApi = {
  type: "object",
  required: ["apiVersion", "kind", "metadata", "spec"],
  properties: {
    apiVersion: { enum: ["backstage.io/v1alpha1", "backstage.io/v1beta1"] },
    kind: { enum: ["API"] },
    metadata: {
      type: "object",
      required: ["name"],
      properties: {
        name: {
          type: "string",
          maxLength: 63,
          pattern: "^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$",
        },
        title: { type: "string", minLength: 1 },
        description: { type: "string" },
        links: {
          type: "array",
          items: {
            type: "object",
            required: ["url"],
            properties: {
              url: { type: "string", minLength: 1 },
              title: { type: "string", minLength: 1 },
              type: { type: "string", minLength: 1 },
            },
          },
        },
      },
    },
    spec: {
      type: "object",
      required: ["type", "lifecycle", "owner", "definition"],
      properties: {
        type: { type: "string", minLength: 1 },
        lifecycle: { type: "string", minLength: 1 },
        owner: { type: "string", minLength: 1 },
        // A text, or what Backstage puts in place of `$text` (descriptor format, substitutions).
        definition: {
          oneOf: [
            { type: "string", minLength: 1 },
            { type: "object", required: ["$text"], properties: { $text: { type: "string" } } },
          ],
        },
      },
    },
  },
};

/** It keeps what it has compiled of each schema. */
const ajv = new Ajv({ formats: { "uri-reference": /^\S*$/ } });

function faults(schema: object, value: unknown): unknown {
  return ajv.validate(schema, value) ? [] : ajv.errors;
}

test("the catalog is a link set of RFC 9264 with what RFC 9727 asks for", () => {
  for (const given of [entries, { ...entries, baseUrl: undefined }]) {
    const catalog = JSON.parse(apiCatalog(given)) as { linkset: Record<string, unknown>[] };
    expect(faults(linkset, catalog)).toEqual([]);
    const [own, api] = catalog.linkset;
    expect(own).toHaveProperty("item");
    expect(Object.keys(api!)).toEqual(["anchor", "service-desc", "service-doc"]);
  }
  expect(apiCatalog(entries)).toContain('"https://docs.example.com/api/v/1.0.0/openapi.json"');
  expect(apiCatalog({ ...entries, baseUrl: undefined })).toContain('"../v/1.0.0/openapi.json"');
});

test("what Backstage is given is an entity of kind API, whatever the API is called", () => {
  for (const title of [
    "Actor Tokens",
    "Ünïcode & Co.",
    "—",
    "x".repeat(100),
    "a: b\n- c",
    ...vectors,
  ]) {
    const document = { ...entries.document, info: { title, version: "1" } };
    const entity = parse(catalogInfo({ ...entries, document })) as unknown;
    expect(faults(backstageApi, entity), title).toEqual([]);
  }
});

test("headers name the media types of their RFCs, let other origins read documents, and pages nobody", () => {
  const rules = new Map(
    headersText()
      .split(/\n\n/)
      .map((rule) => rule.trim().split(/\n {2}/))
      .map(([path = "", ...headers]) => [path, headers]),
  );
  expect(rules.get("/.well-known/api-catalog")).toEqual([
    'Content-Type: application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"',
    "Access-Control-Allow-Origin: *",
  ]);
  expect(rules.get("/v/*/openapi.yaml")).toEqual([
    "Content-Type: application/yaml",
    "Access-Control-Allow-Origin: *",
  ]);
  const all = rules.get("/*")!;
  expect(all.join()).toContain("frame-ancestors 'none'");
  expect(all.join()).not.toContain("Access-Control");
  for (const header of [...rules.values()].flat()) expect(header).toMatch(/^[A-Za-z-]+: \S.*$/);
});

test("what language models are given is text alone, with every operation", () => {
  const text = llmsText(entries);
  expect(text).toMatch(/^# /);
  expect(text).toContain(
    "(https://docs.example.com/api/v/1.0.0/index.html#operation/CreateActorToken)",
  );
  const hostile = llmsText({ ...entries, document: hostileDocument(vectors) });
  const tree = JSON.stringify(parseMarkdown(hostile));
  expect(tree).not.toMatch(
    /"type":"(html|image|imageReference)"|"url":"(javascript|data|vbscript):/,
  );
});
