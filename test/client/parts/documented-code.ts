import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { ClientConfig } from "../../../src/client/client-config.js";
import type { OpenApiDocument } from "../../../src/document/openapi.js";
import { compileWithClient } from "../../helpers/compile-client.js";
import { loadClient } from "../../helpers/generated-client.js";

/** What the server of an API answers, by method and path. */
export type Answers = Readonly<Record<string, (request: Request) => Response | Promise<Response>>>;

/** What code in Markdown calls, and what it does; by the headings above it. */
export interface Documented {
  readonly document: OpenApiDocument;
  readonly answers: Answers;
  /** What the config asks of the client. */
  readonly configs: Readonly<Record<string, ClientConfig>>;
  /** What is logged. */
  readonly logs: Readonly<Record<string, readonly unknown[]>>;
}

/** The text of a file of this repository. */
export const textOf = (file: string): Promise<string> =>
  readFile(new URL(`../../../${file}`, import.meta.url), "utf8");

/** The sections of a text, which begin with their headings. */
export const sectionsOf = (text: string, level: "##" | "###"): string[] =>
  text.split(new RegExp(`^${level} `, "m"));

/** Blocks of TypeScript by the headings above them, with the client where a test has it. */
export const codeIn = (sections: readonly string[]): (readonly [heading: string, code: string])[] =>
  sections.flatMap((section) => {
    const heading = section.slice(0, section.indexOf("\n"));
    return [...section.matchAll(/^```ts\n([^]*?)^```/gm)].map(
      ([, code]) => [heading, code!.replaceAll(`"./api/`, `"./`)] as const,
    );
  });

/** Type-checks the code under each heading, and runs it. */
export function describeCode(
  blocks: ReturnType<typeof codeIn>,
  { document, answers, configs, logs }: Documented,
): void {
  afterEach(() => vi.unstubAllGlobals());

  it("has code, and says what each block logs", () => {
    expect([...new Set(blocks.map(([heading]) => heading))]).toEqual(Object.keys(logs));
  });

  describe.each(Object.keys(logs))("under the heading %s, it has code", (heading) => {
    const code = blocks.filter(([above]) => above === heading).map(([, text]) => text);
    const config = configs[heading] ?? {};

    it("that is type-checked", async () => {
      for (const text of code) {
        // A file that is run exports nothing.
        const options = [{ isolatedDeclarations: false }];
        expect(await compileWithClient(document, text, { config, options })).toEqual([]);
      }
    });

    it("that runs", async () => {
      const { folder, remove } = await loadClient(document, config);
      const { pathname: root } = new URL(document.servers![0]!.url);
      vi.stubGlobal("fetch", async (request: Request) => {
        const path = new URL(request.url).pathname.replace(root, "/").replace("//", "/");
        return answers[`${request.method} ${path}`]!(request);
      });
      const logged: unknown[] = [];
      const log = (...values: unknown[]) => logged.push(...values);
      vi.stubGlobal("console", { ...console, log });
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
      expect(logged).toEqual(logs[heading]);
    });
  });
}
