import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { afterEach, describe, expect, it, vi } from "vitest";
import { compileWithClient } from "../../helpers/compile-client.js";
import { loadClient } from "../../helpers/generated-client.js";
import { docsAnswers, docsConfigs, docsDocument, docsLogs } from "./docs-document.js";

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

describe.each(Object.keys(docsLogs))("under the heading %s, it has code", (heading) => {
  const code = blocks.filter(([above]) => above === heading).map(([, text]) => text);
  const config = docsConfigs[heading] ?? {};

  it("that is type-checked", async () => {
    for (const text of code) {
      // A file that is run exports nothing.
      const options = [{ isolatedDeclarations: false }];
      expect(await compileWithClient(docsDocument(), text, { config, options })).toEqual([]);
    }
  });

  it("that runs", async () => {
    const { folder, remove } = await loadClient(docsDocument(), config);
    vi.stubGlobal("fetch", async (request: Request) => {
      const target = `${request.method} ${new URL(request.url).pathname}`;
      return docsAnswers[target]!(request);
    });
    const logged: unknown[] = [];
    vi.stubGlobal("console", { ...console, log: (...values: unknown[]) => logged.push(...values) });
    for (const [at, text] of code.entries()) {
      const file = join(folder, `block-${at}.js`);
      await writeFile(
        file,
        ts.transpileModule(text, {
          compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
        }).outputText,
      );
      await import(pathToFileURL(file).href);
    }
    vi.unstubAllGlobals();
    await remove();
    expect(logged).toEqual(docsLogs[heading]);
  });
});
