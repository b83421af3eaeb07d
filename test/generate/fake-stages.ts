import type { Diagnostic, Severity } from "../../src/diagnostics/diagnostic.js";
import type { OpenApiDocument } from "../../src/document/openapi.js";
import { noOrigins } from "../../src/document/origins.js";
import type { Stages } from "../../src/generate/stages.js";

export const theDocument: OpenApiDocument = {
  openapi: "3.1.1",
  info: { title: "Actor Tokens", version: "1.2.3" },
  components: { schemas: { Actor: { type: "object" } } },
};

export function problem(rule: string, severity: Severity): Diagnostic {
  return { rule, severity, message: `Something about ${rule}.` };
}

/** Stages that note how they are called, and give what they are told to. */
export function fakeStages({
  recover = [],
  lint = [],
  document = theDocument,
}: {
  recover?: readonly Diagnostic[];
  lint?: readonly Diagnostic[];
  /** Null for docs of which nothing could be recovered. */
  document?: OpenApiDocument | null;
} = {}): { stages: Stages; calls: [string, ...unknown[]][] } {
  const calls: [string, ...unknown[]][] = [];
  const noting =
    <Arguments extends unknown[], Result>(name: string, work: (...given: Arguments) => Result) =>
    async (...given: Arguments): Promise<Result> => {
      calls.push([name, ...given]);
      return work(...given);
    };
  const statistics = { pages: 9, operations: 2, unplacedOperations: 0, schemas: 7, fields: 23 };
  return {
    calls,
    stages: {
      recover: noting("recover", () => ({
        ...(document === null ? {} : { document }),
        origins: noOrigins,
        diagnostics: recover,
        statistics,
      })),
      applyOverlay: noting("applyOverlay", (given: OpenApiDocument) => ({
        document: { ...given, tags: [{ name: "overlaid" }] },
        diagnostics: [],
        origins: noOrigins,
        changes: [],
      })),
      lintDocument: noting("lintDocument", () => lint),
      generateTypes: noting("generateTypes", () => "the types"),
      generateClient: noting("generateClient", () => ({ "client.ts": "the client" })),
      clientPackage: noting(
        "clientPackage",
        ({ name }: { name: string }) => new Map([["package.json", JSON.stringify({ name })]]),
      ),
    },
  };
}
