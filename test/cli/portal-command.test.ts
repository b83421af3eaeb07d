import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { parseVersions } from "../../src/portal/versions.js";
import { fakeStages, problem, theDocument } from "../generate/fake-stages.js";
import { aWorld, type TestWorld } from "./a-world.js";

let world: TestWorld;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(() => world.remove());

const read = (path: string) => readFile(join(world.cwd, path), "utf8");
const document = (version: string, schemas: object) =>
  JSON.stringify({ ...theDocument, info: { title: "Tokens", version }, components: { schemas } });

test("versions stay reachable, each with what changed since the one before; the same again changes nothing", async () => {
  await world.write("one.json", document("1.0.0", { A: { type: "object" } }));
  await world.write("two.json", document("2.0.0", { A: { type: "string" } }));
  const portal = (file: string) => world.specback(["portal", "--document", file, "--out", "site"]);
  const first = await portal("one.json");
  expect([first.status, first.stderr]).toEqual([0, ""]);
  expect(first.stdout).toContain("Content-Security-Policy");
  const page = await read("site/v/1.0.0/index.html");
  await portal("two.json");
  expect(await read("site/v/1.0.0/index.html")).toBe(page);
  expect(await read("site/v/2.0.0/changelog.html")).toContain("since 1.0.0");
  const versions = parseVersions(await read("site/versions.json"));
  expect(versions.map(({ version }) => version)).toEqual(["2.0.0", "1.0.0"]);
  const again = await portal("two.json");
  expect(again.stdout).not.toMatch(/\d written/);
  // An old version that is made again keeps its place, and the newer one.
  await portal("one.json");
  const kept = parseVersions(await read("site/versions.json"));
  expect(kept.map(({ version }) => version)).toEqual(["2.0.0", "1.0.0"]);
});

test("of a document with lint errors there is no portal, and what is there stays", async () => {
  await mkdir(join(world.cwd, "site"));
  await writeFile(join(world.cwd, "site/mine.txt"), "mine");
  await world.write("one.json", document("1.0.0", {}));
  const { stages } = fakeStages({ lint: [problem("redocly/x", "error")] });
  for (const words of [
    ["--document", "one.json"],
    ["--docs", "docs"],
  ]) {
    const { status, stderr } = await world.specback(["portal", ...words, "--out", "site"], stages);
    expect(status).toBe(1);
    expect(stderr).toContain("redocly/x");
  }
  expect(await readdir(join(world.cwd, "site"))).toEqual(["mine.txt"]);
});

test("the config says where to and whose; a document that is none is told", async () => {
  await world.write(
    "specback.config.json",
    `{ "docs": "docs", "portal": { "output": "public", "owner": "team-b", "baseUrl": "https://a.example/" } }`,
  );
  const { status } = await world.specback(["portal"]);
  expect(status).toBe(0);
  expect(await read("public/catalog-info.yaml")).toContain("owner: team-b");
  expect(await read("public/sitemap.xml")).toContain("https://a.example/v/1.2.3/");
  await world.write("none.json", "{}");
  const refused = await world.specback(["portal", "--document", "none.json"]);
  expect([refused.status, refused.stderr]).toEqual([
    1,
    expect.stringContaining("not-an-openapi-document"),
  ]);
});
