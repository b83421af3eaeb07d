import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { clientFiles } from "../../src/client/client-files.js";
import type { OpenApiDocument } from "../../src/document/openapi.js";
import { generateTypes } from "../../src/types/generate-types.js";

/** A generated client as anybody has it: in a folder of its own, beside the packages that it imports. */
export interface ClientFolder {
  /** Loads the client. */
  load(): Promise<{ createClient(options: object): Record<string, unknown> }>;
  /** Type-checks a file beside the client, and returns what the compiler says. */
  typeCheck(text: string): Promise<string>;
  remove(): Promise<void>;
}

const root = join(import.meta.dirname, "..", "..");

/** Generates types and client into a temporary folder. */
export async function clientFolder(document: OpenApiDocument): Promise<ClientFolder> {
  const folder = await mkdtemp(join(tmpdir(), "specback-contract-"));
  const files = {
    ...(await clientFiles(document)),
    "schema.d.ts": await generateTypes(document),
    "package.json": `{ "type": "module" }`,
    "tsconfig.json": JSON.stringify({ compilerOptions, include: ["*.ts"] }),
  };
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  await symlink(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  return {
    load: () =>
      import(pathToFileURL(join(folder, "client.ts")).href) as ReturnType<ClientFolder["load"]>,
    async typeCheck(text) {
      await writeFile(join(folder, "calls.ts"), text);
      const compiler = createRequire(import.meta.url).resolve("typescript/bin/tsc");
      const words = [compiler, "-p", folder, "--pretty", "false"];
      return spawnSync(process.execPath, words, { encoding: "utf8" }).stdout;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

const compilerOptions = {
  target: "ES2022",
  lib: ["ES2023", "DOM", "DOM.Iterable"],
  module: "NodeNext",
  strict: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  types: [],
};
