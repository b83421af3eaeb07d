import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { readDocs } from "../../src/pages/read-docs.js";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "specback-docs-"));
});
afterEach(() => rm(folder, { recursive: true }));

async function write(files: Record<string, string | Uint8Array>): Promise<void> {
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  }
}

async function read(docs = folder) {
  const diagnostics: Diagnostic[] = [];
  const sources = await readDocs(docs, (one) => diagnostics.push(one));
  return { sources, diagnostics, files: sources.map(({ file }) => file) };
}

test("of an SDK folder, the README and all below docs/ are read", async () => {
  await write({
    "README.md": "r",
    "CHANGELOG.md": "",
    "src/notes.md": "",
    "docs/models/a.md": "",
    "docs/sdks/b/README.mdx": "",
    "docs/image.png": "",
  });
  const { files, diagnostics } = await read();
  expect(files).toEqual(["README.md", "docs/models/a.md", "docs/sdks/b/README.mdx"]);
  expect(diagnostics).toEqual([]);
});

test("of a docs folder, all below it is read, but for what packages bring along", async () => {
  await write({ "a.md": "", "models/b.MD": "", "node_modules/p/README.md": "", ".x/c.md": "" });
  expect((await read()).files).toEqual(["a.md", "models/b.MD"]);
});

test("files come in code-unit order", async () => {
  await write({ "b.md": "", "B.md": "", "a/z.md": "", "a-b.md": "", "é.md": "", "_.md": "" });
  expect((await read()).files).toEqual(["B.md", "_.md", "a-b.md", "a/z.md", "b.md", "é.md"]);
});

test("a folder that is not there is one error", async () => {
  const missing = join(folder, "missing");
  const { sources, diagnostics } = await read(missing);
  expect(sources).toEqual([]);
  expect(diagnostics).toEqual([
    {
      rule: "docs-folder-missing",
      severity: "error",
      message: `There is no folder ${missing}.`,
      mend: "Name an SDK folder (with docs/ and README.md) or a docs folder.",
    },
  ]);
});

test("a file is no folder", async () => {
  await write({ "a.md": "" });
  expect((await read(join(folder, "a.md"))).diagnostics).toMatchObject([
    { rule: "docs-folder-missing", severity: "error" },
  ]);
});

test("a folder without Markdown is one error", async () => {
  await write({ "a.txt": "" });
  const { sources, diagnostics } = await read();
  expect(sources).toEqual([]);
  expect(diagnostics).toMatchObject([
    {
      rule: "docs-folder-empty",
      severity: "error",
      mend: "Name the folder that holds the SDK's reference pages.",
    },
  ]);
});

const bytes = (...parts: (string | number)[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from([part]))),
  );

test.each([
  ["in the first byte", bytes(0xff, "a"), 1, 1, "\uFFFDa"],
  ["behind characters of several bytes", bytes("é\n\u{1F600}é", 0xe9, "x\n"), 2, 4, "é\n\u{1F600}é\uFFFDx\n"],
  ["behind CRLF", bytes("a\r\nb\r\nc", 0x80), 3, 2, "a\r\nb\r\nc\uFFFD"],
  ["a character cut short by the end", bytes("ab", 0xc3), 1, 3, "ab\uFFFD"],
  ["a character cut short by another", bytes("ab", 0xe2, 0x82, "c"), 1, 3, "ab\uFFFDc"],
  ["behind a byte order mark", bytes("\uFEFFa", 0xff), 1, 2, "a\uFFFD"],
])("what is not UTF-8 is reported where it stands: %s", async (_, content, line, column, text) => {
  await write({ "a.md": "fine", "b.md": content });
  const { sources, diagnostics } = await read();
  expect(diagnostics).toEqual([
    {
      rule: "not-utf-8",
      severity: "warning",
      message: "The file is not UTF-8; what could not be read is shown as \uFFFD.",
      mend: "Save the file as UTF-8.",
      origin: { file: "b.md", line, column },
    },
  ]);
  expect(sources).toEqual([
    { file: "a.md", text: "fine" },
    { file: "b.md", text },
  ]);
}); // prettier-ignore

test("a replacement character that stands in the file is no problem", async () => {
  await write({ "a.md": "\uFFFD" });
  expect((await read()).diagnostics).toEqual([]);
});
