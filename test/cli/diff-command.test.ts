import { mkdir, readdir, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { lazyStages } from "../../src/generate/stages.js";
import { documentOf, objectSchema } from "../diff/documents.js";
import { aRepository } from "./a-repository.js";
import { aWorld, type TestWorld } from "./a-world.js";

let world: TestWorld;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(() => world.remove());

const text = { type: "string" };
const documents = {
  plain: JSON.stringify(documentOf(objectSchema({ a: text }))),
  wider: JSON.stringify(documentOf(objectSchema({ a: text, b: text }))),
  broken: JSON.stringify(documentOf(objectSchema({ a: { type: "boolean" } }))),
};

async function write(files: Record<string, string>): Promise<void> {
  for (const [path, content] of Object.entries(files)) await world.write(path, content);
}

describe("two documents", () => {
  beforeEach(() =>
    write({ "a.json": documents.plain, "b.yaml": documents.wider, "c.json": documents.broken }),
  );

  test.each([
    [["a.json", "a.json"], 0],
    [["a.json", "b.yaml"], 0],
    [["a.json", "c.json"], 1],
    [["a.json", "c.json", "--fail-on", "none"], 0],
    [["a.json", "b.yaml", "--fail-on", "any"], 1],
    [["a.json", "a.json", "--fail-on", "any"], 0],
    [["a.json", "c.json", "--fail-on", "all"], 2],
    [["a.json", "c.json", "--format", "xml"], 2],
    [["a.json", "b.yaml", "c.json"], 2],
    [[], 2],
    [["a.json"], 2],
  ])("diff %j exits %i", async (words, status) => {
    expect((await world.specback(["diff", ...words])).status).toBe(status);
  });

  test("people read what changed, and whom it breaks", async () => {
    const { stdout, stderr } = await world.specback(["diff", "a.json", "c.json"]);
    expect(stderr).toBe("");
    expect(stdout).toBe(
      "breaking (1)\n" +
        "  Thing › a  type changed: string → boolean\n" +
        "      breaks requests and responses; in 1 operation: POST /things\n" +
        "\n" +
        "a.json → c.json: 1 breaking.\n",
    );
  });

  test.each([
    ["json", (stdout: string) => JSON.parse(stdout).summary.breaking === 1],
    [
      "markdown",
      (stdout: string) => stdout.startsWith("**1 breaking** from `a.json` to `c.json`\n"),
    ],
    ["github", (stdout: string) => stdout.startsWith("::error title=type-changed::Thing › a ")],
  ])("--format %s", async (format, holds) => {
    const { stdout } = await world.specback(["diff", "a.json", "c.json", "--format", format]);
    expect(stdout).toSatisfy(holds);
  });

  test.each([
    ["nothing.json", "There is neither a file or folder nothing.json, nor a git revision"],
    ["./nothing", "There is neither a file or folder ./nothing, nor a git revision"],
    ["main", "is in no git repository, so that there is no revision main."],
    ["no.yaml", "no.yaml is neither YAML nor JSON"],
    ["list.yaml", "list.yaml is no OpenAPI 3 document."],
    ["swagger.yaml", "swagger.yaml is no OpenAPI 3 document."],
    ["empty", "There is no Markdown file (.md or .mdx) in"],
  ])("%s gives a clear error", async (word, message) => {
    await write({ "no.yaml": "a: [", "list.yaml": "- a", "swagger.yaml": 'swagger: "2.0"' });
    await mkdir(join(world.cwd, "empty"));
    const printed = await world.specback(["diff", "a.json", word], lazyStages);
    expect([printed.status, printed.stdout]).toEqual([1, ""]);
    expect(printed.stderr).toContain(message);
    expect(printed.stderr.split("\n")).toHaveLength(3);
  });
});

const page = (rows: string) =>
  `# Thing\n\n\n## Fields\n\n| Field | Type | Required | Description |\n| --- | --- | --- | --- |\n${rows}`;
const row = (name: string, type: string, required: boolean) =>
  `| \`${name}\` | *${type}* | :heavy_${required ? "check_mark" : "minus_sign"}: | N/A |\n`;
const config = (rest: string) => `export default { docs: "docs", version: "1.0.0"${rest} };\n`;
const overlay = (title: string) =>
  `overlay: 1.0.0\ninfo: { title: a, version: "1" }\nactions:\n  - target: $.info\n    update: { title: ${title} }\n`;

describe("docs in git", () => {
  let git: (...words: string[]) => Promise<void>;
  beforeEach(async () => {
    git = await aRepository(world.cwd);
    await write({
      "sdk/specback.config.ts": config(', overlay: "overlay.yaml"'),
      "sdk/overlay.yaml": overlay("Before"),
      "sdk/docs/models/thing.md": page(row("id", "str", true) + row("size", "int", true)),
      "sdk/openapi.json": documents.plain,
    });
    await git("add", ".");
    await git("commit", "--quiet", "--message=first");
  });
  const diff = (...words: string[]) =>
    world.specback(["diff", "--config", "sdk/specback.config.ts", ...words], lazyStages);

  test("by default the docs at HEAD are compared with the docs as they are", async () => {
    const before = await diff();
    expect([before.status, before.stdout]).toEqual([0, "HEAD:sdk/docs → sdk/docs: no changes.\n"]);
    await world.write("sdk/docs/models/thing.md", page(row("id", "str", true)));
    const after = await diff();
    expect(after.status).toBe(1);
    expect(after.stdout).toContain("Thing › size  required property removed: integer");
  });

  test("each change names the line that caused it, on the side where it stands", async () => {
    const rows = row("name", "str", true) + row("id", "int", true);
    await world.write("sdk/docs/models/thing.md", page(rows));
    const { stdout } = await diff("--format", "json");
    const { changes } = JSON.parse(stdout) as {
      changes: { kind: string; origin?: { file: string; line: number } }[];
    };
    const place = (kind: string) => {
      const { file, line } = changes.find((one) => one.kind === kind)?.origin ?? {};
      return `${file?.replace(`${world.cwd}/`, "")}:${line}`;
    };
    expect(place("required-property-removed")).toBe("HEAD:sdk/docs/models/thing.md:9");
    expect(place("required-property-added")).toBe("sdk/docs/models/thing.md:8");
    expect(place("type-changed")).toBe("sdk/docs/models/thing.md:9");
  });

  test("the overlay is taken as it was at the revision", async () => {
    await world.write("sdk/overlay.yaml", overlay("After"));
    const { stdout, status } = await diff();
    expect(stdout).toContain("document › info  title changed: Before → After");
    expect(status).toBe(0);
    await git("tag", "v1");
    await git("commit", "--quiet", "--all", "--message=second");
    expect((await diff()).stdout).toContain("no changes");
    expect((await diff("v1")).stdout).toContain("title changed: Before → After");
    expect((await diff("v1", "HEAD")).stdout).toContain(
      "v1:sdk/docs → HEAD:sdk/docs: 1 words only.",
    );
  });

  test("a revision may name a folder or a document in it", async () => {
    expect((await diff("HEAD:sdk/docs", "HEAD:sdk")).stdout).toContain("no changes");
    expect((await diff("HEAD:sdk/openapi.json", "sdk/openapi.json")).stdout).toContain(
      "HEAD:sdk/openapi.json → sdk/openapi.json: no changes.",
    );
  });

  test.each([
    ["nowhere", "There is no git revision nowhere in "],
    ["nowhere:sdk/docs", "There is no git revision nowhere in "],
    ["HEAD:sdk/pages", "The git revision HEAD has nothing at sdk/pages."],
    ["HEAD:sdk/overlay.yaml", "HEAD:sdk/overlay.yaml is no OpenAPI 3 document."],
    ["--output=x", "unknown option"],
    ["HEAD:--output=x", "The git revision HEAD has nothing at --output=x."],
  ])("%s gives a clear error", async (word, message) => {
    const { status, stdout, stderr } = await diff(word);
    expect(status).toBeGreaterThan(0);
    expect(stdout).toBe("");
    expect(stderr).toContain(message);
  });

  test("a repository without commits says so", async () => {
    const other = await aWorld();
    await aRepository(other.cwd);
    await other.write("docs/models/thing.md", page(row("id", "str", true)));
    await other.write("specback.config.ts", config(""));
    const { status, stderr } = await other.specback(["diff"], lazyStages);
    await other.remove();
    expect(status).toBe(1);
    expect(stderr).toContain("There is no git revision HEAD");
    expect(stderr).toContain("Commit the docs first");
  });

  test("symbolic links in a revision are not followed", async () => {
    await write({ "secret.md": page(row("secret", "str", true)) });
    await symlink("../../../secret.md", join(world.cwd, "sdk/docs/models/link.md"));
    await git("add", ".");
    await git("commit", "--quiet", "--message=link");
    const { stdout } = await diff("HEAD", "HEAD~1", "--format", "json");
    expect(JSON.parse(stdout).changes).toEqual([]);
  });

  test("nothing is left in the temporary folder, whatever goes wrong", async () => {
    const left = async () =>
      (await readdir(tmpdir())).filter((name) => name.startsWith("specback-git-"));
    const before = await left();
    const failing = { ...lazyStages, recover: () => Promise.reject(new Error("It broke.")) };
    const printed = await world.specback(["diff", "HEAD:sdk/docs", "sdk/openapi.json"], failing);
    expect(printed.status).toBe(1);
    expect((await diff("HEAD:sdk/docs", "sdk/openapi.json")).stdout).not.toBe("");
    expect((await left()).filter((name) => !before.includes(name))).toEqual([]);
  });
});
