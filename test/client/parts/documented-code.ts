import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { ClientConfig } from "../../../src/client/client-config.js";
import type { OpenApiDocument } from "../../../src/document/openapi.js";
import { compileWithClient } from "../../helpers/compile-client.js";
import { loadClient, type LoadedClient } from "../../helpers/generated-client.js";

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
export function codeIn(sections: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const code = new Map<string, string[]>();
  for (const section of sections) {
    const blocks = [...section.matchAll(/^```ts\n([^]*?)^```/gm)].map(([, text]) => text!);
    const heading = section.slice(0, section.indexOf("\n"));
    if (blocks.length > 0)
      code.set(
        heading,
        blocks.map((text) => text.replaceAll(`"./api/`, `"./`)),
      );
  }
  return code;
}

/** Type-checks the code under each heading, and runs it; together where the config is the same. */
export function describeCode(
  code: ReadonlyMap<string, readonly string[]>,
  { document, answers, configs, logs }: Documented,
): void {
  it("has code, and says what each block logs", () => {
    expect([...code.keys()]).toEqual(Object.keys(logs));
  });

  const byConfig = new Map<string, string[]>();
  for (const heading of code.keys()) {
    const config = JSON.stringify(configs[heading] ?? {});
    byConfig.set(config, [...(byConfig.get(config) ?? []), heading]);
  }

  describe.each([...byConfig])("with %s in the config, the code", (text, headings) => {
    const config = JSON.parse(text) as ClientConfig;
    let client: LoadedClient;
    beforeAll(async () => (client = await loadClient(document, config)));
    afterAll(() => client.remove());
    afterEach(() => vi.unstubAllGlobals());

    it("is type-checked", async () => {
      const blocks = headings.flatMap((heading) => code.get(heading)!);
      // A file that is run exports nothing.
      const options = [{ isolatedDeclarations: false }];
      expect(await compileWithClient(document, blocks, { config, options })).toEqual([]);
    });

    it.each(headings)("under the heading %s runs", async (heading) => {
      const { pathname: root } = new URL(document.servers![0]!.url);
      vi.stubGlobal("fetch", async (request: Request) => {
        const path = new URL(request.url).pathname.replace(root, "/").replace("//", "/");
        return answers[`${request.method} ${path}`]!(request);
      });
      const logged: unknown[] = [];
      const log = (...values: unknown[]) => logged.push(...values);
      vi.stubGlobal("console", { ...console, log });
      for (const [at, block] of code.get(heading)!.entries()) {
        const file = join(client.folder, `${heading.replace(/\W+/g, "-")}-${at}.js`);
        await writeFile(
          file,
          ts.transpileModule(block, {
            compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
          }).outputText,
        );
        await import(pathToFileURL(file).href);
      }
      expect(logged).toEqual(logs[heading]);
    });
  });
}
