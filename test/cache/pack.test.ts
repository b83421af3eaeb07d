import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openPack, packFile } from "../../src/cache/pack.js";

let folder = "";
let file = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "specback-pack-"));
  file = join(folder, "deep", "pages.pack");
});
afterEach(() => rm(folder, { recursive: true }));

async function fill(texts: Readonly<Record<string, string>>, version = "1"): Promise<void> {
  const pack = await openPack(file, version);
  for (const [key, text] of Object.entries(texts)) pack.set(key, text);
  await pack.save();
}

test("what one run sets, the next one gets, and no temporary file stays", async () => {
  await fill({ a: "one\\n", b: "two words", __proto__x: "é" });
  const pack = await openPack(file, "1");
  expect([pack.get("a"), pack.get("b"), pack.get("__proto__x"), pack.get("c")]).toEqual([
    "one\\n", "two words", "é", undefined,
  ]); // prettier-ignore
  expect(await readdir(join(folder, "deep"))).toEqual(["pages.pack"]);
});

test("another version starts anew", async () => {
  await fill({ a: "one" });
  expect((await openPack(file, "2")).get("a")).toBeUndefined();
});

test.each([
  ["cut short", (text: string) => text.slice(0, -3)],
  ["a letter changed", (text: string) => text.replace("two", "twO")],
  ["a line of nonsense", (text: string) => text.replace(/^b .*$/m, "b")],
])("an entry that is broken is made again, and the others are kept: %s", async (_, breakIt) => {
  await fill({ a: "one", b: "two" });
  await writeFile(file, breakIt(await readFile(file, "utf8")));
  const pack = await openPack(file, "1");
  expect([pack.get("a"), pack.get("b")]).toEqual(["one", undefined]);
  pack.set("b", "two");
  await pack.save();
  expect((await openPack(file, "1")).get("b")).toBe("two");
});

test("what no run asks for any more is dropped", async () => {
  await fill({ a: "one", b: "two" });
  const pack = await openPack(file, "1");
  pack.get("a");
  await pack.save();
  expect(await readFile(file, "utf8")).not.toContain("two");
});

test("a folder that cannot be written is no problem", async () => {
  await writeFile(join(folder, "deep"), "a file");
  await expect(fill({ a: "one" })).resolves.toBeUndefined();
});

test("a docs folder has the same pack wherever the project lies", () => {
  const here = packFile("/c", "/home/me/project", "/home/me/project/docs");
  expect(packFile("/c", "/ci/project", "/ci/project/docs")).toBe(here);
  expect(packFile("/c", "/ci/project", "/ci/project/other")).not.toBe(here);
});
