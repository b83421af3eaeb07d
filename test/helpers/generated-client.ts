import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import ts from "typescript";
import type { ClientConfig } from "../../src/client/client-config.js";
import { clientFiles } from "../../src/client/client-files.js";
import type { OpenApiDocument } from "../../src/document/openapi.js";

/** A result of any operation; the types are tested elsewhere. */
export interface AnyResult {
  readonly status: number | string;
  readonly data: unknown;
  readonly error: (Error & Record<string, unknown>) | undefined;
  readonly response: Response | undefined;
}

export type AnyCall = (options?: object) => Promise<AnyResult>;

/** The module `client.ts` of a document, as it runs. */
export interface ClientModule {
  createClient(options?: object): Record<string, AnyCall>;
  readonly [name: string]: unknown;
}

export interface LoadedClient {
  readonly module: ClientModule;
  /** Where its files are. */
  readonly folder: string;
  /** Loads another of its modules: `pagination`, `runtime/events`. */
  load<Module>(name: string): Promise<Module>;
  /** Deletes its files. */
  remove(): Promise<void>;
}

/** Generates the client of a document and loads it. */
export async function loadClient(
  document: OpenApiDocument,
  config?: ClientConfig,
): Promise<LoadedClient> {
  // Within node_modules, so that Node.js finds openapi-fetch from there.
  const folder = await mkdtemp(
    fileURLToPath(new URL("../../node_modules/.client-", import.meta.url)),
  );
  await writeFile(join(folder, "package.json"), `{ "type": "module" }`);
  for (const [path, text] of Object.entries(await clientFiles(document, config))) {
    const file = join(folder, path.replace(/\.ts$/, ".js"));
    const { outputText } = ts.transpileModule(text, {
      compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
    });
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, outputText);
  }
  const load = async <Module>(name: string) =>
    (await import(pathToFileURL(join(folder, `${name}.js`)).href)) as Module;
  const module = await load<ClientModule>("client");
  return { module, folder, load, remove: () => rm(folder, { recursive: true }) };
}
