import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { assembleApi } from "../../src/assembly/assemble.js";
import { isLandmark } from "../../src/assembly/group-page.js";
import { python } from "../../src/dialects/python.js";
import { buildDocument } from "../../src/document/build-document.js";
import { parsePage } from "../../src/pages/parse-page.js";
import { recover } from "../../src/recover.js";
import { casesOf, folderOf, sourcesOf } from "./fixtures.js";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "specback-recover-"));
});
afterEach(() => rm(folder, { recursive: true }));

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), text);
}

const seed = fileURLToPath(
  new URL("../../spec/docs/models/createactortokenrequestbody.md", import.meta.url),
);

test("the page that the project began with gives the component that the API has", async () => {
  await write("createactortokenrequestbody.md", await readFile(seed, "utf8"));
  const { document, diagnostics, statistics } = await recover({ docs: folder });
  expect(document).toEqual({
    openapi: "3.1.1",
    info: { title: "API", version: "0.0.0" },
    components: {
      schemas: {
        CreateActorTokenRequestBody: {
          type: "object",
          properties: {
            user_id: {
              type: "string",
              description: "The ID of the user that can use the newly created sign in token.",
              examples: ["user_1a2b3c"],
            },
            actor: {
              type: "object",
              additionalProperties: true,
              description:
                "The actor payload. It needs to include a sub property which should contain the ID of the actor.\nThis whole payload will be also included in the JWT session token.",
              examples: [{ sub: "user_2OEpKhcCN1Lat9NQ0G6puh7q5Rb" }],
            },
            expires_in_seconds: {
              type: "integer",
              description:
                "Optional parameter to specify the life duration of the actor token in seconds.\nBy default, the duration is 1 hour.",
              examples: [3600],
            },
            session_max_duration_in_seconds: {
              type: "integer",
              description:
                "The maximum duration that the session which will be created by the generated actor token should last.\nBy default, the duration of a session created via an actor token, lasts 30 minutes.",
              examples: [1800],
            },
          },
          required: ["user_id", "actor"],
        },
      },
    },
  });
  expect(diagnostics).toEqual([
    {
      rule: "no-operations",
      severity: "info",
      message: "No operations were documented: the document holds components only.",
    },
  ]);
  expect(statistics).toEqual({
    pages: 1,
    operations: 0,
    unplacedOperations: 0,
    schemas: 1,
    fields: 4,
  });
});

test.each(casesOf("python"))("%s: carriage returns and byte order marks change nothing", async (name) => {
  for (const { file, text } of sourcesOf("python", name)) {
    await write(file, `\uFEFF${text.replaceAll("\n", "\r\n")}`);
  }
  const plain = await recover({ docs: folderOf("python", name) });
  const windows = await recover({ docs: folder });
  expect(JSON.stringify(windows.document)).toBe(JSON.stringify(plain.document));
  expect(windows.statistics).toEqual(plain.statistics);
}); // prettier-ignore

test.each(casesOf("python"))("%s: the order of the pages changes no schema", (name) => {
  const pages = sourcesOf("python", name).map(({ file, text }) => parsePage(file, text, isLandmark));
  const components = (list: typeof pages) => {
    const api = assembleApi(list, python, { successStatus: "2XX" }, () => {});
    const { document } = buildDocument(api, { version: "3.1", info: {} });
    return JSON.stringify([document.components, sorted(document.paths)]);
  };
  expect(components([...pages].reverse())).toBe(components(pages));
}); // prettier-ignore

const sorted = (paths: object | undefined) =>
  Object.entries(paths ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));

test("a copy whose files were written in another order gives identical bytes", async () => {
  const files = sourcesOf("python", "deprecated").reverse();
  for (const { file, text } of files) await write(file, text);
  const original = await recover({ docs: folderOf("python", "deprecated") });
  expect(JSON.stringify((await recover({ docs: folder })).document)).toBe(
    JSON.stringify(original.document),
  );
});

test("an SDK folder and its docs folder differ in what the README says alone", async () => {
  await cp(folderOf("python", "readme"), folder, { recursive: true });
  const whole = (await recover({ docs: folder })).document!;
  const part = (await recover({ docs: join(folder, "docs") })).document!;
  expect(whole.servers).toHaveLength(2);
  expect(part.servers).toBeUndefined();
  expect(part.security).toBeUndefined();
  expect(part.components!.schemas).toEqual(whole.components!.schemas);
});

test("options say what docs cannot", async () => {
  const { document } = await recover({
    docs: folderOf("python", "readme"),
    title: "Another",
    version: "2.0.0",
    servers: ["https://a.example"],
    successStatus: "200",
    openapi: "3.0",
    dialect: "python",
  });
  expect(document).toMatchObject({
    openapi: "3.0.4",
    info: { title: "Another", version: "2.0.0" },
    servers: [{ url: "https://a.example" }],
  });
  expect(document!.paths!["/books"]!["get"]!.responses).toHaveProperty("200");
});

test("a dialect that there is not is an error", async () => {
  const { document, diagnostics } = await recover({
    docs: folderOf("python", "readme"),
    dialect: "fortran",
  });
  expect(document).toBeUndefined();
  expect(diagnostics).toMatchObject([{ rule: "unknown-dialect", severity: "error" }]);
  expect(diagnostics[0]!.mend).toContain("python");
});

test("pages that document nothing are an error", async () => {
  await write("a.md", "# Notes\n\n- one\n\n```\ncode\n```\n");
  const { document, diagnostics } = await recover({ docs: folder });
  expect(document).toBeUndefined();
  expect(diagnostics).toMatchObject([{ rule: "nothing-documented", severity: "error" }]);
});

test("operations without a method and a path are told, once", async () => {
  const { diagnostics, statistics } = await recover({
    docs: folderOf("python", "operations-without-path"),
  });
  expect(statistics).toMatchObject({ operations: 0, unplacedOperations: 2 });
  expect(diagnostics).toMatchObject([
    {
      rule: "operations-without-path",
      severity: "warning",
      origin: { file: "docs/sdks/books/README.md", line: 10, column: 4 },
    },
  ]);
});
