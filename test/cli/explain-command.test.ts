import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lazyStages } from "../../src/generate/stages.js";
import { groupPage, modelPage } from "../recover/docs-folder.js";
import { aWorld, type TestWorld } from "./a-world.js";

let world: TestWorld;
beforeEach(async () => {
  world = await aWorld();
  await world.write(
    "sdk/docs/sdks/users/README.md",
    groupPage("Users", [
      {
        operationId: "getUser",
        endpoint: "GET /users/{userId}",
        rows: ["user_id | *str* | R | Who.", "page_size | *Optional[int]* | o | N/A"],
        response: "**[models.User](../../models/user.md)**",
      },
    ]),
  );
  await world.write(
    "sdk/docs/models/user.md",
    modelPage("User", [
      "first_name | *str* | R | How **one** is called. | Ada",
      'settings | [models.Settings](./settings.md) | o | N/A | {"autoRenew": true}',
    ]),
  );
  await world.write(
    "sdk/docs/models/settings.md",
    modelPage("Settings", ["auto_renew | *bool* | R"]),
  );
  await world.write(
    "overlay.yaml",
    "overlay: 1.0.0\ninfo: { title: O, version: '1' }\nactions:\n  - target: $.components.schemas.User.properties.firstName\n    update: { maxLength: 9 }\n",
  );
  await world.write("specback.config.json", '{ "docs": "sdk", "overlay": "overlay.yaml" }');
});
afterEach(() => world.remove());

const specback = (...words: string[]) => world.specback(words, lazyStages);
const property = (model: string, name: string) =>
  `#/components/schemas/${model}/properties/${name}`;

test("a property is explained from its cells to its schema", async () => {
  const { status, stdout, stderr } = await specback("explain", property("User", "firstName"));
  expect([status, stderr]).toEqual([0, ""]);
  const page = "sdk/docs/models/user.md:8";
  expect(stdout).toBe(`${property("User", "firstName")}
  ${page}:3  \`first_name\`
read:
  ${page}:18  *str* → type: string
  ${page}:47  How **one** is called. → description: How **one** is called.
  ${page}:72  Ada → examples: ["Ada"]
  overlay.yaml:4:5  target: $.components.schemas.User.properties.firstName → maxLength: 9
  ${page}:26  :heavy_check_mark: → required: true
name on the wire:
  firstName: The words of the name, in the style of those names whose spelling is seen. (camel case)
concluded:
  first_name is firstName (likely, name-by-style): The words of the name, in the style of those names whose spelling is seen. From: camel case
overlay:
  overlay.yaml:4:5  update $.components.schemas.User.properties.firstName
gives:
  type: string
  description: How **one** is called.
  examples:
    - Ada
  maxLength: 9
`);
});

test("as JSON it says the same, with the rules and what they went by", async () => {
  const pointer = property("Settings", "autoRenew");
  const { stdout } = await specback("explain", pointer, "--format", "json");
  const explained = JSON.parse(stdout) as Record<string, unknown>;
  expect(explained).toMatchObject({
    pointer,
    origin: { file: join(world.cwd, "sdk/docs/models/settings.md"), line: 8, column: 3 },
    text: "`auto_renew`",
    inferences: [{ rule: "name-by-key", certainty: "sure", evidence: "autoRenew" }],
    wireName: { name: "autoRenew" },
    overlay: [],
    node: { type: "boolean" },
  });
});

test("a parameter says which place it was given and why", async () => {
  const { stdout } = await specback("explain", "/paths/~1users~1{userId}/get/parameters/1");
  expect(stdout).toContain("sdk/docs/sdks/users/README.md:");
  expect(stdout).toContain("is in the query (likely, query-by-rest)");
});

test.each([
  ["a misspelt key", "#/components/schemas/Usr/properties/firstnam", property("User", "firstName")],
  ["no number sign", "components/schemas/User/property/firstName", property("User", "firstName")],
])("%s: the nearest pointer is named", async (_, written, near) => {
  const { status, stdout, stderr } = await specback("explain", written);
  expect([status, stdout]).toEqual([1, ""]);
  expect(stderr).toContain("The document has nothing at #/components/schemas/");
  expect(stderr).toContain(`Near it there is ${near}.\n`);
});

test("where nothing is near, what there is is listed", async () => {
  const { stderr } = await specback("explain", "#/components/zzzzzzzz/9");
  expect(stderr).toContain("Near it there is #/components/schemas.\n");
});

test("without a config, --docs names the docs; with neither it is wrong use", async () => {
  await world.write("elsewhere/x.md", "");
  const other = await aWorld();
  const docs = join(world.cwd, "sdk");
  const pointer = "#/components/schemas/User";
  const found = await other.specback(["explain", pointer, "--docs", docs], lazyStages);
  expect([found.status, found.stdout.startsWith(pointer)]).toEqual([0, true]);
  expect((await other.specback(["explain", pointer], lazyStages)).status).toBe(2);
  await other.remove();
});

test("overlay new prints an action that applies when it is appended", async () => {
  const { status, stdout, stderr } = await specback(
    "overlay",
    "new",
    property("User", "firstName"),
  );
  expect([status, stderr]).toEqual([0, "Append it to the actions in overlay.yaml.\n"]);
  expect(stdout).toBe(`  # sdk/docs/models/user.md:8:3
  - target: $.components.schemas.User.properties.firstName
    update:
      description: How **one** is called.
`);
  const before = await readFile(join(world.cwd, "overlay.yaml"), "utf8");
  await world.write("overlay.yaml", before + stdout.replace("How **one**", "How somebody"));
  const after = await specback("explain", property("User", "firstName"), "--format", "json");
  expect(JSON.parse(after.stdout)).toMatchObject({
    node: { description: "How somebody is called." },
  });
});

test("without an overlay it prints a whole one", async () => {
  const words = ["overlay", "new", "#/info/title", "--docs", join(world.cwd, "sdk")];
  const other = await aWorld();
  const { stdout } = await other.specback(words, lazyStages);
  expect(stdout).toMatch(/^overlay: 1\.0\.0\ninfo:\n[\s\S]*actions:\n {2}- target: \$\.info\n/);
  await other.remove();
});

test.each(["recover", "generate"])(
  "%s --origins writes the map, and only there",
  async (command) => {
    const words = command === "recover" ? ["sdk", "--output", "out.yaml"] : ["--output", "out"];
    const stages = { ...lazyStages, lintDocument: async () => [], generateTypes: async () => "" };
    await world.specback([command, ...words, "--origins", "maps/origins.json"], stages);
    const map = JSON.parse(await readFile(join(world.cwd, "maps/origins.json"), "utf8")) as object;
    expect(map).toMatchObject({
      [property("User", "firstName")]: { file: "sdk/docs/models/user.md", line: 8, column: 3 },
    });
    const written = command === "recover" ? "out.yaml" : "out/openapi.yaml";
    expect(await readFile(join(world.cwd, written), "utf8")).not.toContain("user.md:");
  },
);

test("overlay new begins what the document lacks, and only below what it has", async () => {
  const added = await specback("overlay", "new", "#/info/license");
  expect(added.stdout).toContain("target: $.info\n");
  expect(added.stderr).toContain(
    "The document has nothing at #/info/license: the action adds it.\n",
  );
  const lost = await specback("overlay", "new", "#/infos/license");
  expect([lost.status, lost.stdout]).toEqual([1, ""]);
  expect(lost.stderr).toContain("Near it there is");
});
