import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { loadConfig } from "../src/config/load-config.js";
import { hasErrors, type Diagnostic } from "../src/diagnostics/diagnostic.js";
import type { OpenApiDocument } from "../src/document/openapi.js";
import { pretty } from "../src/formats/pretty.js";
import { writeFiles } from "../src/output/write-files.js";

const cwd = process.cwd();

/** This repo's config, whose docs and output the steps below read and write. Throws if it is wrong. */
export async function projectConfig() {
  const { config, diagnostics } = await loadConfig({ cwd });
  show(diagnostics);
  const { docs, output } = config;
  if (docs === undefined || output === undefined || hasErrors(diagnostics)) {
    throw new Error("The config must name docs and output.");
  }
  return { ...config, docs, output };
}

/** The document that the steps before have written. */
export async function generatedDocument(): Promise<OpenApiDocument> {
  const { output } = await projectConfig();
  return parse(await readFile(join(output, "openapi.yaml"), "utf8")) as OpenApiDocument;
}

/** Shows problems, and makes the script fail when an error is among them. */
export function show(diagnostics: readonly Diagnostic[]): void {
  const paper = { columns: 100, rows: 50, colours: false };
  const here = { cwd, root: cwd, subject: cwd, version: "", sourceOf: () => undefined };
  process.stderr.write(pretty(diagnostics, { ...here, ...paper }));
  if (hasErrors(diagnostics)) process.exitCode = 1;
}

/** Writes generated files and says what became of each. */
export async function writeGenerated(files: ReadonlyMap<string, string>): Promise<void> {
  const { output } = await projectConfig();
  for (const { path, state } of await writeFiles(output, files)) {
    console.log(`${state.padEnd(10)} ${path}`);
  }
}
