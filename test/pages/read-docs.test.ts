import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { limitsWith } from "../../src/pages/limits.js";
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

async function read(docs = folder, limits = limitsWith()) {
  const { sources, problems: diagnostics } = await readDocs(docs, limits);
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

test("symbolic links are followed inside the folder, and named where they lead out of it", async () => {
  const outside = await mkdtemp(join(tmpdir(), "specback-outside-"));
  try {
    await writeFile(join(outside, "secret.md"), "secret");
    await write({ "models/a.md": "a", "pictures/b.png": "" });
    await symlink(join(folder, "models"), join(folder, "linked"));
    await symlink(join(folder, "models", "a.md"), join(folder, "c.md"));
    await symlink(folder, join(folder, "models", "round"));
    await symlink(outside, join(folder, "out"));
    await symlink(join(outside, "secret.md"), join(folder, "d.md"));
    await symlink(join(outside, "missing.md"), join(folder, "e.md"));
    await symlink(outside, join(folder, "picture.png"));
    const { files, sources, diagnostics } = await read();
    expect(files).toEqual(["c.md", "linked/a.md", "models/a.md"]);
    expect(sources.map(({ text }) => text)).toEqual(["a", "a", "a"]);
    const said = diagnostics.map(({ rule, origin }) => `${rule} ${origin?.file}`).sort();
    expect(said).toEqual([
      "link-leads-nowhere e.md",
      "link-leaves-folder d.md",
      "link-leaves-folder out",
    ]);
  } finally {
    await rm(outside, { recursive: true });
  }
});

test("the docs folder and the README of an SDK may be links inside of it, and not out of it", async () => {
  const outside = await mkdtemp(join(tmpdir(), "specback-outside-"));
  try {
    await writeFile(join(outside, "secret.md"), "secret");
    await write({ "sdk/text/a.md": "a", "sdk/text/README.md": "r" });
    await symlink("text", join(folder, "sdk", "docs"));
    await symlink("text/README.md", join(folder, "sdk", "README.md"));
    expect((await read(join(folder, "sdk"))).files).toEqual([
      "README.md", "docs/README.md", "docs/a.md",
    ]); // prettier-ignore
    await symlink(outside, join(folder, "docs"));
    await symlink(join(outside, "secret.md"), join(folder, "README.md"));
    const { sources, diagnostics } = await read();
    expect(sources).toEqual([]);
    expect(diagnostics.map(({ rule }) => rule).sort()).toEqual([
      "docs-folder-empty", "link-leaves-folder", "link-leaves-folder",
    ]); // prettier-ignore
  } finally {
    await rm(outside, { recursive: true });
  }
});

test("pages beyond the limits of number and size are left out, and the rest is read", async () => {
  await write({ "a.md": "a", "b.md": "b".repeat(20), "c.md": "c", "d.md": "d", "e.md": "e" });
  const { files, diagnostics } = await read(folder, {
    ...limitsWith(),
    pageBytes: 10,
    pages: 4,
  });
  expect(files).toEqual(["a.md", "c.md", "d.md"]);
  expect(diagnostics.map(({ rule, origin }) => `${rule} ${origin?.file}`).sort()).toEqual([
    "page-refused b.md",
    "page-refused e.md",
  ]);
});

test.skipIf(process.platform === "win32")(
  "what a link makes look like a page and is none is named, and not waited for",
  async () => {
    await write({ "models/a.md": "a" });
    execFileSync("mkfifo", [join(folder, "pipe")]);
    await symlink(join(folder, "pipe"), join(folder, "pipe.md"));
    await symlink(join(folder, "models"), join(folder, "folder.md"));
    const { files, diagnostics } = await read();
    expect(files).toEqual(["models/a.md"]);
    expect(diagnostics).toMatchObject(
      ["folder.md", "pipe.md"].map((file) => ({ rule: "page-unreadable", origin: { file } })),
    );
  },
);
