import { mkdir, readdir, readFile, readlink, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { documentOf } from "../../scripts/publishing/contents.js";
import { realDisk } from "../../src/output/disk.js";
import { dirTarget } from "../../src/publish/to-dir.js";
import { aFolder } from "../output/a-folder.js";
import { publishPortal, rulesOf } from "./a-publication.js";

let place: Awaited<ReturnType<typeof aFolder>>;
beforeEach(async () => void (place = await aFolder()));
afterEach(() => place.remove());

const target = (keep = 5) => dirTarget({ folder: place.folder, name: "site", keep });
const current = (path: string) => readFile(join(place.folder, "current", path), "utf8");
const releases = () => readdir(join(place.folder, "releases"));

test("a first plan makes nothing; published, the link leads to the whole portal; again, nothing is done", async () => {
  const planned = await publishPortal(target(), "1.0.0", { yes: false });
  expect(planned).toMatchObject({ outcome: "planned", problems: [], plan: { holds: [] } });
  expect(await readdir(place.above)).toEqual([]);
  expect((await publishPortal(target(), "1.0.0")).outcome).toBe("published");
  expect(await current("index.html")).toBe("the first page with 1.0.0\n");
  const before = await readlink(join(place.folder, "current"));
  expect((await publishPortal(target(), "1.0.0")).outcome).toBe("same");
  expect((await publishPortal(target(), "1.0.0", { yes: false })).outcome).toBe("same");
  expect(await readlink(join(place.folder, "current"))).toBe(before);
  expect((await readdir(place.folder)).sort()).toEqual([
    ".specback-releases.json",
    "current",
    "releases",
  ]);
});

test("earlier versions stay reachable, and the last releases stay on the disk", async () => {
  for (const version of ["1.0.0", "1.1.0", "1.2.0", "1.3.0"])
    await publishPortal(target(2), version);
  expect(await current("index.html")).toBe("the first page with 1.3.0,1.2.0,1.1.0,1.0.0\n");
  expect(await current("v/1.0.0/index.html")).toContain("the page of 1.0.0");
  expect(await releases()).toHaveLength(2);
});

test("what specback did not make stays: folders among the releases, files in them, files that were changed", async () => {
  await publishPortal(target(1), "1.0.0");
  const [first = ""] = await releases();
  const inRelease = (path: string) => join(place.folder, "releases", first, path);
  await mkdir(join(place.folder, "releases", "0123456789abcdef"));
  await writeFile(inRelease("v/mine.txt"), "mine");
  await writeFile(inRelease("index.html"), "changed by hand");
  await publishPortal(target(1), "1.1.0");
  await publishPortal(target(1), "1.2.0");
  expect((await releases()).sort()).toContain("0123456789abcdef");
  expect(await readdir(join(place.folder, "releases", first), { recursive: true })).toEqual(
    expect.arrayContaining(["index.html", "v", "v/mine.txt"]),
  );
  expect(await readdir(inRelease("v"))).toEqual(["mine.txt"]);
  expect(await releases()).toHaveLength(3);
});

test("who puts the link back to an earlier release publishes on top of that one", async () => {
  await publishPortal(target(), "1.0.0");
  const first = await readlink(join(place.folder, "current"));
  await publishPortal(target(), "1.1.0");
  const link = join(place.folder, "current");
  await rm(link);
  await symlink(first, link);
  const again = await publishPortal(target(), "1.1.0");
  expect(again.outcome).toBe("published");
  expect(await current("index.html")).toContain("1.1.0,1.0.0");
  expect(await releases()).toHaveLength(2);
});

test("a release that was damaged is not served again: a whole one takes its place", async () => {
  await publishPortal(target(), "1.0.0");
  await writeFile(join(place.folder, "current", ".well-known/api-catalog"), "damaged");
  expect((await publishPortal(target(), "1.0.0")).outcome).toBe("published");
  expect(await current(".well-known/api-catalog")).toBe("{}");
});

test("a version with other contents, and one that breaks callers, are refused unless they are allowed", async () => {
  await publishPortal(target(), "1.0.0");
  const other = await publishPortal(target(), documentOf("1.0.0", "string"));
  expect(rulesOf(other).sort()).toEqual(["publish-breaking", "publish-version-taken"]);
  const breaking = await publishPortal(target(), documentOf("1.1.0", "string"));
  expect(rulesOf(breaking)).toEqual(["publish-breaking"]);
  expect(breaking.problems[0]?.message).toContain("version 2.0.0");
  expect((await publishPortal(target(), documentOf("2.0.0-rc.1", "string"))).problems).toEqual([]);
  const rules = { "publish-breaking": "warning" } as const;
  const allowed = await publishPortal(target(), documentOf("1.2.0", "string"), { rules });
  expect([allowed.outcome, rulesOf(allowed)]).toEqual(["published", ["publish-breaking"]]);
});

test("a maintenance release is compared with the version before it, and not with the newest", async () => {
  await publishPortal(target(), "1.0.0");
  await publishPortal(target(), documentOf("2.0.0", "string"));
  const { outcome, plan } = await publishPortal(target(), "1.0.1");
  expect([outcome, plan?.since?.version]).toEqual(["published", "1.0.0"]);
  expect(await current("index.html")).toContain("2.0.0,1.0.1,1.0.0");
});

test("what is no link to a release is left alone, and so is a place without links", async () => {
  await mkdir(join(place.folder, "current"), { recursive: true });
  const refused = await publishPortal(target(), "1.0.0");
  expect([refused.outcome, rulesOf(refused)]).toEqual(["refused", ["publish-link-refused"]]);
  expect(await readdir(place.folder)).toEqual(["current"]);
  await rm(join(place.folder, "current"), { recursive: true });
  const denied = Object.assign(new Error("operation not permitted"), { code: "EPERM" });
  const disk = { ...realDisk, linkFolder: () => Promise.reject(denied) };
  const without = dirTarget({ folder: place.folder, name: "site", keep: 5, lock: { disk } });
  expect(rulesOf(await publishPortal(without, "1.0.0"))).toEqual(["publish-link-refused"]);
});
