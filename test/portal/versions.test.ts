import { expect, test } from "vitest";
import {
  folderOf,
  newestFirst,
  parseVersions,
  versionBefore,
  versionsText,
} from "../../src/portal/versions.js";

const published = (...versions: string[]) =>
  versions.map((version) => ({ version, folder: folderOf(version), files: [] }));

test.each(["1.0.0", "2025-04-10", "v2", "1.0.0-rc.1+build"])("%s names its folder", (version) => {
  expect(folderOf(version)).toBe(`v/${version}`);
});

test.each(["../../etc", "", "a/b", "1 0", ".", "..", "<b>", "1.", "x".repeat(300)])(
  "%j gets a folder of its own that stays below the portal's",
  (version) => {
    expect(folderOf(version)).toMatch(/^v\/[A-Za-z\d][A-Za-z\d-]*$/);
    expect(folderOf(version)).not.toBe(folderOf(`${version}/`));
  },
);

test("semantic versions stand by their order, others as they were published", () => {
  const order = newestFirst(published("1.2.0", "1.10.0", "1.9.0")).map(({ version }) => version);
  expect(order).toEqual(["1.10.0", "1.9.0", "1.2.0"]);
  expect(newestFirst(published("june", "may"))[0]?.version).toBe("june");
});

test("the version before one is the highest below it, and never itself", () => {
  const versions = published("1.0.0", "2.0.0", "1.5.0");
  expect(versionBefore("2.0.0", versions)?.version).toBe("1.5.0");
  expect(versionBefore("1.0.0", versions)).toBeUndefined();
  expect(versionBefore("may", published("june", "may"))?.version).toBe("june");
});

test("a list reads back, and what is no list is none", () => {
  const versions = published("1.0.0");
  expect(parseVersions(versionsText(versions))).toEqual(versions);
  expect(
    parseVersions('{"format":1,"versions":[{"version":"1","folder":"../x","files":[]}]}'),
  ).toEqual([]);
  expect(["", "{}", "[]", '{"format":2}'].flatMap((text) => parseVersions(text))).toEqual([]);
});
