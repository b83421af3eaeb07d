import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, posix } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { generate } from "../../src/generate.js";
import { lazyStages } from "../../src/generate/stages.js";
import { TypesError } from "../../src/types/generate-types.js";
import { fakeStages } from "../generate/fake-stages.js";
import { groupPage, modelPage } from "../recover/docs-folder.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "specback-problems-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function docsOf(pages: Readonly<Record<string, string>>): Promise<string> {
  for (const [file, text] of Object.entries(pages)) {
    await mkdir(dirname(join(folder, "sdk", file)), { recursive: true });
    await writeFile(join(folder, "sdk", file), text);
  }
  return join(folder, "sdk");
}

const pages = {
  "docs/sdks/users/README.md": groupPage("Users", [
    { operationId: "getUser", endpoint: "GET /users", response: "**[models.User](../../models/user.md)**" },
  ]),
  "docs/models/user.md": modelPage("User", ["age | int | R | Years. | old"]),
}; // prettier-ignore

test("a problem of the document is told at the line of the page that caused it", async () => {
  const docs = await docsOf(pages);
  await writeFile(
    join(folder, "redocly.yaml"),
    "rules:\n  no-invalid-schema-examples: error\n  operation-operationId-unique: error\n",
  );
  const { files, diagnostics } = await generate({
    docs,
    servers: ["https://a.test"],
    redocly: join(folder, "redocly.yaml"),
    env: process.env,
  });
  const problem = diagnostics.find(({ rule }) => rule === "redocly/no-invalid-schema-examples");
  const row = pages["docs/models/user.md"].split("\n");
  const line = row.findIndex((one) => one.startsWith("| `age`")) + 1;
  expect(problem).toMatchObject({
    severity: "error",
    pointer: "#/components/schemas/User/properties/age/examples/0",
    origin: {
      file: posix.join(docs, "docs/models/user.md"),
      line,
      column: row[line - 1]!.indexOf("old") + 1,
    },
  });
  expect(files.size).toBe(0);
});

test("a problem of what the overlay put there is told at its action", async () => {
  const docs = await docsOf(pages);
  const overlay = join(folder, "overlay.yaml");
  await writeFile(
    overlay,
    "overlay: 1.0.0\ninfo: { title: O, version: '1' }\nactions:\n  - target: $.components.schemas.User.properties.age\n    update: { type: nonsense }\n",
  );
  const result = await generate({ docs, servers: ["https://a.test"], overlay, env: process.env });
  const problem = result.diagnostics.find(({ severity }) => severity === "error");
  expect(problem?.rule).toBe("redocly/struct");
  expect(problem?.origin).toMatchObject({ file: overlay, line: 4 });
});

test("a schema that no types can be made of is an error at its line", async () => {
  const docs = await docsOf(pages);
  const stages = {
    ...lazyStages,
    lintDocument: async () => [],
    generateTypes: async () => {
      throw new TypesError("Can’t resolve $ref", "#/components/schemas/User/properties/age");
    },
  };
  const { files, diagnostics } = await generate({ docs, servers: ["https://a.test"] }, stages);
  expect(files.size).toBe(0);
  expect(diagnostics.at(-1)).toMatchObject({
    rule: "types-failed",
    severity: "error",
    origin: { file: posix.join(docs, "docs/models/user.md"), line: 8, column: 3 },
  });
});

test("another failure of the types' generator is no problem of the document", async () => {
  const { stages } = fakeStages();
  const broken = { ...stages, generateTypes: () => Promise.reject(new Error("out of memory")) };
  await expect(generate({ docs: "docs" }, broken)).rejects.toThrow("out of memory");
});
