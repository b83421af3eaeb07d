import { createRequire } from "node:module";
import type { ClientConfig } from "./client-config.js";
import type { ClientFiles } from "./client-files.js";
import type { OpenApiDocument } from "../document/openapi.js";
import { validator } from "./generate-validate.js";
import { packageReadme } from "./package-readme.js";

export interface ClientPackageInput {
  readonly document: OpenApiDocument;
  /** What `generateTypes` gave for the document. */
  readonly types: string;
  /** What `clientFiles` gave for the document. */
  readonly client: ClientFiles;
  /** What was asked of the client. */
  readonly config?: ClientConfig | undefined;
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
  return new Map([
    ["README.md", packageReadme(input.document, input.name, input.config)],
    ...(await build(input.client)),
    ["dist/schema.d.ts", input.types],
    ["package.json", `${JSON.stringify(manifest(input), undefined, 2)}\n`],
  ]);
}

function manifest({ document, client, name, version }: ClientPackageInput): object {
  const parts = Object.keys(client).filter((path) => !/^(?:client|dates)\.ts$|\//.test(path));
  return {
    name,
    version,
    description: `Typed client for ${document.info.title.replace(/\s+/g, " ").trim()}`,
    type: "module",
    sideEffects: false,
    engines: { node: ">=20" },
    exports: {
      ".": { types: "./dist/index.d.ts", default: "./dist/index.js" },
      ...Object.fromEntries(parts.map(subpath)),
      "./runtime/*": { types: "./dist/runtime/*.d.ts", default: "./dist/runtime/*.js" },
      "./package.json": "./package.json",
    },
    files: ["dist"],
    dependencies: {
      ...("validate.ts" in client ? { [validator.name]: `^${validator.version}` } : {}),
      "openapi-fetch": `^${openapiFetchVersion()}`,
    },
  };
}

/** A file beside `client.ts` is imported by its name. */
function subpath(path: string): [string, object] {
  const name = path.replace(/\.ts$/, "");
  return [`./${name}`, { types: `./dist/${name}.d.ts`, default: `./dist/${name}.js` }];
}

/** The version that we have tried the client with. */
function openapiFetchVersion(): string {
  const require = createRequire(import.meta.url);
  return (require("openapi-fetch/package.json") as { version: string }).version;
}

/**
 * JavaScript and declarations of each file, from its text alone: each export says its type, so that
 * neither the dependencies nor a type check are needed.
 */
async function build(client: ClientFiles): Promise<[path: string, text: string][]> {
  // Slow to load, and only packages need it.
  const { default: ts } = await import("typescript");
  const compilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    newLine: ts.NewLineKind.LineFeed,
  };
  return Object.entries(client).flatMap(([path, text]) => {
    const name = path === "client.ts" ? "index" : path.replace(/\.ts$/, "");
    const options = { fileName: `${name}.ts`, reportDiagnostics: true };
    const code = ts.transpileModule(text, { ...options, compilerOptions });
    const declarations = ts.transpileDeclaration(text, {
      ...options,
      compilerOptions: { ...compilerOptions, declaration: true, isolatedDeclarations: true },
    });
    const [problem] = [...(code.diagnostics ?? []), ...(declarations.diagnostics ?? [])];
    if (problem) throw new Error(ts.flattenDiagnosticMessageText(problem.messageText, "\n"));
    return [
      [`dist/${name}.d.ts`, declarations.outputText],
      [`dist/${name}.js`, code.outputText],
    ];
  });
}
