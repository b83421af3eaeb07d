import { describe, expect, test } from "vitest";
import { dialects } from "../../src/dialects/registry.js";
import type { OpenApiDocument, SchemaObject } from "../../src/document/openapi.js";
import { pointerTo } from "../../src/document/pointer.js";
import { recover } from "../../src/recover.js";
import { casesOf, folderOf, sourcesOf } from "../recover/fixtures.js";

const methods = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace"]);

/** The nodes that each must have an origin of its own, by their pointers. */
function* nodesOf(document: OpenApiDocument): Generator<string> {
  for (const at of (document.servers ?? []).keys()) yield `#/servers/${at}`;
  for (const at of (document.tags ?? []).keys()) yield `#/tags/${at}`;
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    yield pointerTo(["paths", path]);
    for (const [method, operation] of Object.entries(item)) {
      if (!methods.has(method) || !operation) continue;
      const here = ["paths", path, method];
      yield pointerTo(here);
      if (operation.operationId !== undefined) yield pointerTo([...here, "operationId"]);
      for (const [at, parameter] of (operation.parameters ?? []).entries()) {
        const place = [...here, "parameters", String(at)];
        yield pointerTo(place);
        if (parameter.description) yield pointerTo([...place, "description"]);
      }
      if (operation.requestBody) yield pointerTo([...here, "requestBody"]);
      for (const [status, response] of Object.entries(operation.responses ?? {})) {
        yield pointerTo([...here, "responses", status]);
        for (const type of Object.keys(response.content ?? {})) {
          yield pointerTo([...here, "responses", status, "content", type]);
          yield pointerTo([...here, "responses", status, "content", type, "schema"]);
        }
      }
    }
  }
  const { schemas = {}, securitySchemes = {} } = document.components ?? {};
  for (const name of Object.keys(securitySchemes)) {
    yield pointerTo(["components", "securitySchemes", name]);
  }
  for (const [name, schema] of Object.entries(schemas)) {
    yield pointerTo(["components", "schemas", name]);
    yield* factsOfSchema(schema, ["components", "schemas", name]);
  }
}

function* factsOfSchema(schema: SchemaObject, here: readonly string[]): Generator<string> {
  if (schema.description) yield pointerTo([...here, "description"]);
  for (const at of (schema.enum ?? []).keys()) yield pointerTo([...here, "enum", String(at)]);
  for (const at of (schema.required ?? []).keys()) {
    yield pointerTo([...here, "required", String(at)]);
  }
  for (const [at, branch] of (schema.anyOf ?? []).entries()) {
    // That null may stand in its place is said of the whole and not in a branch.
    const isNull = branch.type === "null";
    if (here.length === 3 && !isNull) yield pointerTo([...here, "anyOf", String(at)]);
  }
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const place = [...here, "properties", name];
    yield pointerTo(place);
    for (const key of ["type", "$ref", "anyOf", "const", "description", "examples"] as const) {
      if (property[key] !== undefined) yield pointerTo([...place, key]);
    }
  }
}

describe.each(dialects.map(({ name }) => name))("%s", (dialect) => {
  test.each(casesOf(dialect))("%s: every node of the document leads to a line", async (name) => {
    const { document, origins } = await recover({ docs: folderOf(dialect, name) });
    const exact = new Map(origins.entries());
    const nodes = [...nodesOf(document!)];
    expect(nodes.length).toBeGreaterThan(0);
    expect(nodes.filter((pointer) => !exact.has(pointer))).toEqual([]);
    const texts = new Map(sourcesOf(dialect, name).map(({ file, text }) => [file, text]));
    for (const [pointer, { file, line, column }] of exact) {
      const source = texts.get(file)?.split(/\r\n|\n|\r/)[line - 1];
      expect(source, pointer).toBeDefined();
      expect(column, pointer).toBeGreaterThan(0);
      expect(column, pointer).toBeLessThanOrEqual(source!.length + 1);
      expect(origins.originOf(pointer), pointer).toEqual({ file, line, column });
    }
  });
});
