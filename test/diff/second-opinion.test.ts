import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { ChangeKind } from "../../src/diff/kinds.js";
import { worst } from "../../src/diff/impact.js";
import type { OpenApiDocument } from "../../src/document/openapi.js";
import { runRedocly } from "../../src/redocly/run-redocly.js";
import { catalogue } from "./catalogue/catalogue.js";

/** Where Redocly's diff and ours do not agree on what breaks, and why. */
const disagreements: Partial<Record<ChangeKind, string>> = {
  "additional-properties-allowed": "may break readers, as an added value does",
  "enum-value-added": "may break readers: it depends on how tolerant they are",
  "enum-removed": "may break readers, as an added value does",
  "const-removed": "may break readers, as an added value does",
  "pattern-changed": "cannot be told: one pattern may admit all that the other does",
  "constraint-changed": "cannot be told by its name alone",
  "union-combinator-changed": "matters only where branches overlap",
  "required-property-became-not-read-only": "Redocly takes no notice of readOnly being taken off",
  "required-property-became-write-only": "Redocly takes no notice of writeOnly being set",
  "discriminator-property-name-changed": "Redocly has no rule for discriminators",
  "request-body-added-required": "Redocly rates it as an addition",
  "request-parameter-type-generalized": "one exploded value is a list of one",
  "response-header-became-optional": "Redocly has no rule for it",
  "response-non-success-status-removed": "what is no longer returned breaks no reader",
  "optional-response-header-removed": "a reader had to do without it already",
  "response-success-status-generalized": "Redocly compares no status with its range",
  "response-success-status-specialized": "Redocly compares no status with its range",
};

/** The cases that can stand beside each other in one document: they change a path or the schema behind it. */
const cases = catalogue.flatMap((row, position) => {
  // Redocly reads no schema that is nested so deeply, and no file that is not there.
  const unreadable = ["schema-changed", "reference-changed", "callbacks-changed"];
  const fits = isOnePath(row.base) && isOnePath(row.head) && !unreadable.includes(row.kind);
  return fits ? [{ row, position }] : [];
});

function isOnePath({ paths = {}, components = {}, servers, security }: OpenApiDocument): boolean {
  const [path, ...more] = Object.keys(paths);
  const { schemas = {}, ...others } = components;
  return (
    path?.startsWith("/things") === true &&
    more.length === 0 &&
    Object.keys(schemas).every((name) => name === "Thing") &&
    Object.keys(others).length === 0 &&
    servers === undefined &&
    security === undefined
  );
}

function merged(side: "base" | "head"): OpenApiDocument {
  const paths: Record<string, unknown> = {};
  const schemas: Record<string, unknown> = {};
  for (const { row, position } of cases) {
    const text = JSON.stringify(row[side]).replaceAll("schemas/Thing", `schemas/Thing${position}`);
    const document = JSON.parse(text) as OpenApiDocument;
    const [path] = Object.keys(document.paths ?? {});
    const item = document.paths?.[path ?? ""] as Record<string, { operationId?: string }>;
    for (const operation of Object.values(item)) {
      if (operation.operationId !== undefined) operation.operationId += position;
    }
    paths[`/case${position}${path}`] = item;
    for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
      schemas[`${name}${position}`] = schema;
    }
  }
  const info = { title: "All", version: "1.0.0" };
  return { openapi: "3.1.0", info, paths, components: { schemas } } as unknown as OpenApiDocument;
}

test("Redocly's diff, asked for a second opinion, agrees on what breaks", async () => {
  const folder = await mkdtemp(join(tmpdir(), "specback-opinion-"));
  await writeFile(join(folder, "base.json"), JSON.stringify(merged("base")));
  await writeFile(join(folder, "head.json"), JSON.stringify(merged("head")));
  const args = ["diff", "base.json", "head.json", "--format=json", "--fail-on=none"];
  const { stdout } = await runRedocly(args, folder, process.env);
  await rm(folder, { recursive: true });
  const { changes } = JSON.parse(stdout) as { changes: { path: string; impact: string }[] };
  const broken = new Set(
    changes
      .filter(({ impact }) => impact === "major")
      .map(({ path }) => Number(/case(\d+)/.exec(path)?.[1])),
  );
  const disagreed = cases
    .filter(({ row, position }) => {
      const ours = worst([row.request, row.response, row.callers ?? "none"]) === "breaking";
      return ours !== broken.has(position);
    })
    .map(({ row }) => row.kind);
  expect(cases.length).toBeGreaterThan(100);
  expect([...new Set(disagreed)].sort()).toEqual(Object.keys(disagreements).sort());
}, 60_000);
