import { createRequire } from "node:module";
import type { OpenApiDocument } from "../document/openapi.js";
import { packageReadme } from "./package-readme.js";

export interface ClientPackageInput {
  readonly document: OpenApiDocument;
  /** What `generateTypes` gave for the document. */
  readonly types: string;
  /** What `generateClient` gave for the document. */
  readonly client: string;
  readonly name: string;
  readonly version: string;
}

/**
 * Makes the files of an npm package, ready to publish, out of the types and the client: texts by paths
 * with forward slashes. The same input gives the same bytes.
 *
 * It names no license, which is for the publisher to choose.
 *
 * @throws where the client is not TypeScript that declares its types in full.
 */
export async function clientPackage(
  input: ClientPackageInput,
): Promise<ReadonlyMap<string, string>> {
  const { code, declarations } = await build(input.client);
  return new Map([
    ["README.md", packageReadme(input.document, input.name)],
    ["dist/index.d.ts", declarations],
    ["dist/index.js", code],
    ["dist/schema.d.ts", input.types],
    ["package.json", `${JSON.stringify(manifest(input), undefined, 2)}\n`],
  ]);
}

function manifest({ document, name, version }: ClientPackageInput): object {
  return {
    name,
    version,
    description: `Typed client for ${document.info.title.replace(/\s+/g, " ").trim()}`,
    type: "module",
    sideEffects: false,
    engines: { node: ">=20" },
    exports: {
      ".": { types: "./dist/index.d.ts", default: "./dist/index.js" },
      "./package.json": "./package.json",
    },
    files: ["dist"],
    dependencies: { "openapi-fetch": `^${openapiFetchVersion()}` },
  };
}

/** The version that we have tried the client with. */
function openapiFetchVersion(): string {
  const require = createRequire(import.meta.url);
  return (require("openapi-fetch/package.json") as { version: string }).version;
}

/**
 * JavaScript and declarations of the client, from its text alone: each export of it says its type, so
 * that neither the dependencies nor a type check are needed.
 */
async function build(client: string): Promise<{ code: string; declarations: string }> {
  // Slow to load, and only packages need it.
  const { default: ts } = await import("typescript");
  const compilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    newLine: ts.NewLineKind.LineFeed,
  };
  const options = { fileName: "index.ts", reportDiagnostics: true };
  const code = ts.transpileModule(client, { ...options, compilerOptions });
  const declarations = ts.transpileDeclaration(client, {
    ...options,
    compilerOptions: { ...compilerOptions, declaration: true, isolatedDeclarations: true },
  });
  const [problem] = [...(code.diagnostics ?? []), ...(declarations.diagnostics ?? [])];
  if (problem) throw new Error(ts.flattenDiagnosticMessageText(problem.messageText, "\n"));
  return { code: code.outputText, declarations: declarations.outputText };
}
