import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { publint } from "publint";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { clientPackage } from "../../src/client/client-package.js";
import { clientFiles } from "../../src/client/client-files.js";
import type { OpenApiDocument } from "../../src/document/openapi.js";
import { generateTypes } from "../../src/types/generate-types.js";
import { actorTokens, modelsOnly } from "../helpers/actor-tokens.js";
import { compile } from "../helpers/compile.js";

// The first test loads the compiler and its libraries, which takes seconds where the machine is busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const name = "@acme/tokens";

async function packageOf(document: OpenApiDocument): Promise<Map<string, string>> {
  const types = await generateTypes(document);
  const client = await clientFiles(document);
  return new Map(await clientPackage({ document, types, client, name, version: "1.2.3" }));
}

/** Type-checks a module that uses the package, against its declarations. */
const check = (files: ReadonlyMap<string, string>, consumer: string) =>
  compile(
    {
      ...declarationsOf(files),
      "consumer.ts": consumer.replaceAll(JSON.stringify(name), `"./index.js"`),
    },
    { noUnusedLocals: false },
  );

const declarationsOf = (files: ReadonlyMap<string, string>) =>
  Object.fromEntries(
    [...files]
      .filter(([path]) => path.endsWith(".d.ts"))
      .map(([path, text]) => [path.replace("dist/", ""), text]),
  );

const codeOf = (readme: string) => /```ts\n([^]*?)```/.exec(readme)![1]!;

describe.each([
  ["a document", actorTokens],
  ["a document without operations", modelsOnly],
])("the package of %s", (_, makeDocument) => {
  let folder: string;
  let files: Map<string, string>;

  beforeAll(async () => {
    files = await packageOf(makeDocument());
    // Within node_modules, so that Node.js finds openapi-fetch from there.
    folder = await mkdtemp(fileURLToPath(new URL("../../node_modules/.package-", import.meta.url)));
    for (const [path, text] of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
  });

  afterAll(() => rm(folder, { recursive: true }));

  it("is published whole", async () => {
    const { stdout } = await promisify(execFile)("npm", ["pack", "--dry-run", "--json"], {
      cwd: folder,
      shell: process.platform === "win32",
    });
    const [packed] = JSON.parse(stdout) as [{ id: string; files: { path: string }[] }];
    expect(packed.id).toBe("@acme/tokens@1.2.3");
    expect(packed.files.map(({ path }) => path).sort()).toEqual([...files.keys()].sort());
  });

  it("pleases publint", async () => {
    const { messages } = await publint({ pkgDir: folder, pack: false });
    expect(messages).toEqual([]);
  });

  it("runs", async () => {
    const module = (await import(pathToFileURL(join(folder, "dist/index.js")).href)) as {
      createClient: (options: object) => Record<string, unknown>;
    };
    const client = module.createClient({ baseUrl: "https://example.org" });
    expect(client["GET"]).toBeTypeOf("function");
  });

  it("has a first example that holds", () => {
    const example = codeOf(files.get("README.md")!);
    expect(example).toContain(name);
    expect(check(files, example)).toEqual([]);
  });
});

it("declares the client as its source does", async () => {
  const files = await packageOf(actorTokens());
  expect(
    check(
      files,
      `import { createClient } from "@acme/tokens";
const { data } = await createClient().revokeActorToken({ path: { actor_token_id: "t" } });
export const id: string | undefined = data?.id;
// @ts-expect-error: the path is required
await createClient().revokeActorToken();
`,
    ),
  ).toEqual([]);
});

it("shows a first call of the document itself, and only text of its texts", async () => {
  const document = actorTokens();
  document.info = {
    title: "A *bold*\n# <script>x</script>",
    description: "1. [link](javascript:x)\n```\n\n- `code` <!--\n\n&lt;",
    version: "1",
  };
  const readme = (await packageOf(document)).get("README.md")!;
  expect(readme).toContain(`client.createActorToken({
  body: {
    user_id: "…",
    actor: {}
  }
})`);
  expect(readme.split("\n\n").slice(0, 4)).toEqual([
    "# A \\*bold\\* \\# \\<script\\>x\\</script\\>",
    "1\\. \\[link\\](javascript:x) \\`\\`\\`",
    "\\- \\`code\\` \\<\\!--",
    "\\&lt;",
  ]);
});

it("names openapi-fetch as its only dependency, and no license", async () => {
  const manifest = JSON.parse((await packageOf(actorTokens())).get("package.json")!) as object;
  expect(manifest).toHaveProperty("dependencies", {
    "openapi-fetch": expect.stringMatching(/^\^0\.17\./),
  });
  expect(manifest).not.toHaveProperty("license");
  expect(manifest).not.toHaveProperty("peerDependencies");
});

it("is made of the same bytes again", async () => {
  expect(await packageOf(actorTokens())).toEqual(await packageOf(actorTokens()));
});

it("throws for a client that is not TypeScript", async () => {
  const document = actorTokens();
  const broken = {
    document,
    types: "",
    client: { "client.ts": "export const = ;" },
    name,
    version: "1.2.3",
  };
  await expect(clientPackage(broken)).rejects.toThrow("expected");
});
