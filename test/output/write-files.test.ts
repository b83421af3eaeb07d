import {
  chmod, lstat, mkdir, mkdtemp, readFile, readdir, rm, stat, symlink, writeFile,
} from "node:fs/promises"; // prettier-ignore
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeFiles } from "../../src/output/write-files.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "specback-write-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const read = (path: string) => readFile(join(folder, path), "utf8");
const everything = async () => (await readdir(folder, { recursive: true })).sort();

test("files are written into folders made for them, and named in the order given", async () => {
  const files = new Map([
    ["b.txt", "b"],
    ["a/deep/c.txt", "ü"],
  ]);
  expect(await writeFiles(join(folder, "new"), files)).toEqual([
    { path: "b.txt", state: "written" },
    { path: "a/deep/c.txt", state: "written" },
  ]);
  expect(await read("new/a/deep/c.txt")).toBe("ü");
  expect(await everything()).toEqual([
    "new",
    "new/a",
    "new/a/deep",
    "new/a/deep/c.txt",
    "new/b.txt",
  ]);
});

test("only files whose bytes changed are touched, and others in the folder stay", async () => {
  await writeFile(join(folder, "same"), "same");
  await writeFile(join(folder, "old"), "old");
  await writeFile(join(folder, "mine"), "mine");
  const before = await stat(join(folder, "same"));
  const written = await writeFiles(folder, new Map([["same", "same"], ["old", "new"]])); // prettier-ignore
  expect(written).toEqual([
    { path: "same", state: "unchanged" },
    { path: "old", state: "written" },
  ]);
  const after = await stat(join(folder, "same"));
  expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
  expect(await read("old")).toBe("new");
  expect(await everything()).toEqual(["mine", "old", "same"]);
});

test("a file that cannot be written leaves all others as they were, and no temporary file", async () => {
  await writeFile(join(folder, "first"), "old");
  await writeFile(join(folder, "in-the-way"), "a file where a folder should be");
  const files = new Map([["first", "new"], ["in-the-way/file", "new"]]); // prettier-ignore
  await expect(writeFiles(folder, files)).rejects.toThrow(/ENOTDIR|EEXIST/);
  expect(await read("first")).toBe("old");
  expect(await everything()).toEqual(["first", "in-the-way"]);
});

test("temporary files that were written before a failure are removed", async () => {
  await writeFile(join(folder, "first"), "old");
  // Its temporary name is longer than a file name may be, so only the second write can fail.
  const files = new Map([["first", "new"], ["x".repeat(250), "new"]]); // prettier-ignore
  await expect(writeFiles(folder, files)).rejects.toThrow(/ENAMETOOLONG/);
  expect(await read("first")).toBe("old");
  expect(await everything()).toEqual(["first"]);
});

test("a folder in a file's place is refused before anything changes", async () => {
  await writeFile(join(folder, "first"), "old");
  await mkdir(join(folder, "second"));
  const files = new Map([["first", "new"], ["second", "new"]]); // prettier-ignore
  await expect(writeFiles(folder, files)).rejects.toThrow(/second is not a file/);
  expect(await read("first")).toBe("old");
});

test.each(["../out", "/out", "a/../../out", ".."])("%s is refused", async (path) => {
  await expect(writeFiles(folder, new Map([[path, ""]]))).rejects.toThrow(
    /leads out of the folder/,
  );
});

test.skipIf(process.platform === "win32")("access rights and symbolic links are kept", async () => {
  await writeFile(join(folder, "script"), "old");
  await chmod(join(folder, "script"), 0o750);
  await symlink("script", join(folder, "link"));
  await writeFiles(folder, new Map([["link", "new"]]));
  expect(await read("script")).toBe("new");
  expect((await stat(join(folder, "script"))).mode & 0o777).toBe(0o750);
  expect((await lstat(join(folder, "link"))).isSymbolicLink()).toBe(true);
});
