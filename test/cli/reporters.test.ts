import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { parse } from "yaml";
import { fakeStages, problem, theDocument } from "../generate/fake-stages.js";
import { aWorld, type TestWorld } from "./a-world.js";

let world: TestWorld;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(() => world.remove());

const read = (path: string) => readFile(join(world.cwd, path), "utf8");
const twoWarnings = () =>
  fakeStages({ recover: [problem("blank-page", "warning"), problem("odd", "warning")] }).stages;
const anError = () => fakeStages({ lint: [problem("redocly/x", "error")] }).stages;

const commands = [
  ["recover", "docs"],
  ["generate", "--docs", "docs"],
  ["init", "docs"],
];

test.each(commands.map((words) => [words]))("%j has the options of all", async (words) => {
  const { stdout } = await world.specback([words[0] ?? "", "--help"]);
  for (const flag of ["--reporter <format>", "--reporter-output", "--max-warnings", "--verbose"]) {
    expect(stdout).toContain(flag);
  }
});

test.each(
  commands.flatMap(
    (words) =>
      [
        [words, "json"],
        [words, "sarif"],
      ] as const,
  ),
)("%j --reporter %s gives standard output to the report alone", async (words, reporter) => {
  await world.write("docs/a.md", "# A");
  const all = [...words, "--reporter", reporter];
  const { status, stdout, stderr } = await world.specback(all, twoWarnings());
  expect(status).toBe(0);
  const found = words[0] === "init" ? 0 : 2;
  const report = JSON.parse(stdout) as { problems?: []; runs?: { results: [] }[] };
  expect(report.problems ?? report.runs?.[0]?.results).toHaveLength(found);
  expect(stderr).toMatch(/pages: 2 operations|Wrote specback\.config/);
});

test.each(["json", "sarif"])("%s tells a config's errors too", async (reporter) => {
  await world.write("specback.config.json", `{ "docs": "docs", "titel": "T" }`);
  const { status, stdout, stderr } = await world.specback(["generate", "--reporter", reporter]);
  expect([status, stderr]).toEqual([1, ""]);
  expect(stdout).toContain("config-unknown-option");
  expect(stdout).toContain('"specback.config.json"');
});

test("the document that standard output has no place for is named, with where it could go", async () => {
  const words = ["recover", "docs", "--reporter", "json"];
  const alone = await world.specback(words, twoWarnings());
  expect(JSON.parse(alone.stdout)).toMatchObject({ counts: { warning: 2 } });
  expect(alone.stderr).toBe(
    "The document was not written: standard output has the problems.\n" +
      "    --output FILE writes it to a file; --reporter-output FILE writes the problems to one.\n" +
      "9 pages: 2 operations, 7 schemas, 23 fields; 2 warnings.\n",
  );
  const both = await world.specback([...words, "--output", "o.yaml"], twoWarnings());
  expect(both.stderr).not.toContain("not written");
  expect(both.stdout).toBe(alone.stdout);
  expect(parse(await read("o.yaml"))).toEqual(theDocument);
});

test("with a file for the report, the screen keeps its own and standard output the document", async () => {
  const words = "recover docs --reporter json --reporter-output out/problems.json".split(" ");
  const { stdout, stderr } = await world.specback(words, twoWarnings());
  expect(parse(stdout)).toEqual(theDocument);
  expect(stderr).toContain("warning  Something about odd.  odd\n");
  expect(JSON.parse(await read("out/problems.json"))).toMatchObject({ counts: { warning: 2 } });
});

test("a file has all problems, without colours, where the screen has a screenful", async () => {
  const many = Array.from({ length: 300 }, () => problem("blank-page", "warning"));
  const { stages } = fakeStages({ recover: many });
  const words = ["generate", "--docs", "docs", "--reporter-output", "problems.txt"];
  const around = { env: { FORCE_COLOR: "1" }, terminal: () => ({ columns: 80, rows: 24 }) };
  const { stderr } = await world.specback(words, stages, around);
  expect(stderr.split("\n").length).toBeLessThan(24);
  expect(stderr).toContain("more, which --verbose shows");
  expect(stderr).toContain("\u001B[33m");
  const text = await read("problems.txt");
  expect(text.split("\n")).toHaveLength(301);
  expect(text).not.toContain("\u001B");
});

test("in GitHub Actions problems are annotations unless something else is asked for", async () => {
  const around = { env: { GITHUB_ACTIONS: "true", GITHUB_WORKSPACE: world.cwd } };
  const words = ["generate", "--docs", "docs"];
  const { stdout, stderr } = await world.specback(words, anError(), around);
  expect(stderr).toBe("");
  expect(stdout).toMatch(/^::error title=redocly\/x::Something about redocly\/x\.\nRead docs/);
  const asked = await world.specback([...words, "--reporter", "pretty"], anError(), around);
  expect(asked.stderr).toBe("error  Something about redocly/x.  redocly/x\n");
  const document = await world.specback(["recover", "docs"], twoWarnings(), around);
  expect(parse(document.stdout)).toEqual(theDocument);
  expect(document.stderr).toMatch(/^::warning title=blank-page::/);
});

test("paths count from GitHub's workspace", async () => {
  await world.write("api/specback.config.json", `{ "docs": 1 }`);
  const around = { env: { GITHUB_ACTIONS: "true", GITHUB_WORKSPACE: join(world.cwd, "api") } };
  const words = ["generate", "--config", "api/specback.config.json"];
  const { stdout } = await world.specback(words, undefined, around);
  expect(stdout).toContain("::error file=specback.config.json,line=1,col=3,");
});

test.each([
  [{}, true, true],
  [{}, false, false],
  [{ NO_COLOR: "1" }, true, false],
  [{ NO_COLOR: "" }, true, true],
  [{ FORCE_COLOR: "1" }, false, true],
  [{ FORCE_COLOR: "" }, false, true],
  [{ FORCE_COLOR: "0" }, true, false],
  [{ FORCE_COLOR: "false" }, true, false],
  [{ FORCE_COLOR: "1", NO_COLOR: "1" }, true, false],
  [{ TERM: "dumb" }, true, false],
])("with %j on a terminal: %s, there are colours: %s", async (env, onTerminal, coloured) => {
  const terminal = () => (onTerminal ? { columns: 80, rows: 24 } : undefined);
  const words = ["generate", "--docs", "docs"];
  const { stderr, stdout } = await world.specback(words, anError(), { env, terminal });
  expect(stderr.includes("\u001B[")).toBe(coloured);
  expect(stdout).not.toContain("\u001B");
});

test.each([
  ["0", 1],
  ["1", 1],
  ["2", 0],
  ["100", 0],
])(
  "two warnings where %s are allowed exit %i, and what is made is made",
  async (number, status) => {
    const words = ["recover", "docs", "--output", "o.yaml", "--max-warnings", number];
    const printed = await world.specback(words, twoWarnings());
    expect(printed.status).toBe(status);
    expect(printed.stderr.includes("more warnings than --max-warnings allows: 2, and not")).toBe(
      status === 1,
    );
    expect(await readdir(world.cwd)).toEqual(["o.yaml"]);
  },
);

test.each(["-1", "x", "1.5", ""])("--max-warnings %j is wrong use", async (number) => {
  const words = ["generate", "--docs", "docs", `--max-warnings=${number}`];
  const { status, stderr } = await world.specback(words);
  expect(status).toBe(2);
  expect(stderr).toContain("--max-warnings");
});

test("--verbose tells the time of each stage", async () => {
  const generated = await world.specback(["generate", "--docs", "docs", "--verbose"]);
  expect(generated.stderr).toMatch(
    /^time by stage\n {2}recover +\d+ ms\n {2}overlay +\d+ ms\n {2}lint +\d+ ms\n {2}types +\d+ ms\n {2}client +\d+ ms\n$/,
  );
  const recovered = await world.specback(["recover", "docs", "--verbose"]);
  expect(recovered.stderr).toMatch(/time by stage\n {2}recover +\d+ ms\n {2}overlay +\d+ ms\n$/);
});

test("severities of the config decide what is written", async () => {
  // Loading a config is cached by its path, so that each has its own.
  const config = async (name: string, rules: object) => {
    await world.write(name, JSON.stringify({ docs: "docs", rules }));
    return ["--config", name];
  };
  const soft = await config("soft.json", { "redocly/x": "warning" });
  const softened = await world.specback(["generate", ...soft], anError());
  expect(softened.status).toBe(0);
  expect(softened.stderr).toBe("warning  Something about redocly/x.  redocly/x\n");
  expect(await readdir(join(world.cwd, "generated"))).toContain("client.ts");

  const hard = await config("hard.json", { "blank-page": "error" });
  const words = ["generate", "--output", "other", ...hard];
  const hardened = await world.specback(words, twoWarnings());
  expect(hardened.status).toBe(1);
  expect(hardened.stdout).toContain("1 error, 1 warning.\nNothing was written.");
  expect(await readdir(world.cwd)).not.toContain("other");

  const off = await config("off.json", { "blank-page": "off" });
  const { stderr } = await world.specback(["recover", "docs", ...off], twoWarnings());
  expect(stderr).not.toContain("blank-page");
  expect(stderr).toContain("23 fields; 1 warning.");
});

test("what leaves nothing to go on with stays an error", async () => {
  const { stages } = fakeStages({
    recover: [problem("nothing-documented", "error")],
    document: null,
  });
  await world.write("c.json", `{ "docs": "docs", "rules": { "nothing-documented": "off" } }`);
  const words = ["generate", "--config", "c.json"];
  const refused = await world.specback(words, stages);
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain("The rule nothing-documented is always an error");
});

test("a long run is shown on a terminal, and nothing of it is left in what is printed", async () => {
  let time = 0;
  const { stages } = fakeStages();
  const slow = {
    ...stages,
    recover: (options: Parameters<typeof stages.recover>[0]) => {
      time += 1500;
      options.onProgress?.({ stage: "parse pages", done: 1, total: 2 });
      return stages.recover(options);
    },
  };
  const printed: string[] = [];
  const around = {
    env: {},
    terminal: () => ({ columns: 80, rows: 24 }),
    clock: { now: () => time, every: () => () => {}, later: () => () => {} },
    stderr: async (text: string) => void printed.push(text),
  };
  const { stdout } = await world.specback(["recover", "docs"], slow, around);
  expect(parse(stdout)).toEqual(theDocument);
  expect(printed[0]).toBe("\r\u001B[2Kparse pages: 1 of 2 (1 s)");
  const last = printed.lastIndexOf("\r\u001B[2K");
  expect(printed.slice(last + 1).join("")).toBe("9 pages: 2 operations, 7 schemas, 23 fields.\n");
});
