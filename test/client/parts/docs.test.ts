import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { afterEach, expect, it, vi } from "vitest";
import { clientFiles } from "../../../src/client/client-files.js";
import { generateTypes } from "../../../src/types/generate-types.js";
import { compile } from "../../helpers/compile.js";
import { loadClient } from "../../helpers/generated-client.js";
import { docsAnswers, docsDocument, docsLogs } from "./docs-document.js";

const text = await readFile(new URL("../../../docs/client.md", import.meta.url), "utf8");

/** The blocks of code by the headings above them, with the client where the test has it. */
const blocks = text.split(/^## /m).flatMap((section) => {
  const heading = section.slice(0, section.indexOf("\n"));
  return [...section.matchAll(/^```ts\n([^]*?)^```/gm)].map(
    ([, code]) => [heading, code!.replaceAll(`"./api/`, `"./`)] as const,
  );
});

afterEach(() => vi.unstubAllGlobals());

it("has code, and says what each block logs", () => {
  expect([...new Set(blocks.map(([heading]) => heading))]).toEqual(Object.keys(docsLogs));
});

it("has code that is type-checked", async () => {
  const files = {
    "schema.d.ts": await generateTypes(docsDocument()),
    ...(await clientFiles(docsDocument(), { validate: true })),
  };
  const modules = blocks.map(([, code], at) => [`block-${at}.ts`, code]);
  // A file that is run exports nothing.
  expect(
    compile({ ...files, ...Object.fromEntries(modules) }, { isolatedDeclarations: false }),
  ).toEqual([]);
});

it("has code that runs", async () => {
  const { folder, remove } = await loadClient(docsDocument(), { validate: true });
  vi.stubGlobal("fetch", async (request: Request) => {
    const target = `${request.method} ${new URL(request.url).pathname}`;
    return docsAnswers[target]!(request);
  });
  const logs: Record<string, unknown[]> = {};
  for (const [at, [heading, code]] of blocks.entries()) {
    const logged = (logs[heading] ??= []);
    vi.stubGlobal("console", { ...console, log: (...values: unknown[]) => logged.push(...values) });
    const file = join(folder, `block-${at}.js`);
    await writeFile(
      file,
      ts.transpileModule(code, {
        compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
      }).outputText,
    );
    await import(pathToFileURL(file).href);
  }
  vi.unstubAllGlobals();
  await remove();
  expect(logs).toEqual(docsLogs);
});
