import { readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watchFiles } from "../../src/cli/watch-paths.js";
import type { Stages } from "../../src/generate/stages.js";
import { fakeStages, problem, theDocument } from "../generate/fake-stages.js";
import { aWorld, type TestWorld } from "./a-world.js";

// A real folder, really watched; what is waited for is what must come, however slow the machine is.

let world: TestWorld;
let calls: [string, ...unknown[]][];
let interruption: AbortController;
let ended: Promise<{ status: number }>;
let said: string;

beforeEach(async () => {
  world = await aWorld();
  await world.write("specback.config.mjs", `export default { docs: "docs" };`);
  await world.write("docs/page.md", "One");
  [interruption, said] = [new AbortController(), ""];
  const fake = fakeStages();
  calls = fake.calls;
  const say = async (text: string) => void (said += text);
  ended = world.specback(["watch"], pageStages(fake.stages), {
    ...{ watchPaths: watchFiles, interrupted: () => interruption.signal },
    ...{ stdout: say, stderr: say },
    clock: {
      now: () => 0,
      every: () => () => {},
      later: (milliseconds, work) => {
        const timer = setTimeout(work, milliseconds);
        return () => clearTimeout(timer);
      },
    },
  });
  await until(async () => expect(said).toContain("Watching docs; Ctrl-C ends it."));
});
afterEach(async () => {
  interruption.abort();
  await ended;
  await world.remove();
});

/** A document whose title is the text of the page, which is an error where it says so. */
function pageStages(stages: Stages): Stages {
  return {
    ...stages,
    async recover(options) {
      const result = await stages.recover(options);
      const text = await readFile(join(options.docs, "page.md"), "utf8");
      const title = (options.title ?? "") + text.replace(/<!--.*-->/, "");
      const document = { ...theDocument, info: { title, version: "1.0.0" } };
      const diagnostics = text.includes("broken") ? [problem("broken", "error")] : [];
      return { ...result, document, diagnostics };
    },
  };
}

const until = (condition: () => Promise<void>) =>
  vi.waitFor(condition, { timeout: 40_000, interval: 20 });
const save = (file: string, text: string) => writeFile(join(world.cwd, file), text);
const output = () => readFile(join(world.cwd, "generated/openapi.yaml"), "utf8");
const called = (stage: string) => calls.filter(([name]) => name === stage).length;

test("a page that is saved is generated from, and Ctrl-C ends it with nothing left behind", async () => {
  expect(await output()).toContain("title: One");
  await save("docs/page.md", "Two");
  await until(async () => expect(await output()).toContain("title: Two"));
  interruption.abort();
  expect((await ended).status).toBe(130);
  expect((await readdir(join(world.cwd, "generated"))).sort()).toEqual(
    [".specback.json", "client.ts", "openapi.json", "openapi.yaml", "schema.d.ts"], // prettier-ignore
  );
});

test("a broken page is told and leaves the last good output, until it is mended", async () => {
  await save("docs/page.md", "broken");
  await until(async () => expect(said).toContain("What was generated before stays"));
  expect(said).toContain("Something about broken.");
  expect(await output()).toContain("title: One");
  await save("docs/page.md", "Three");
  await until(async () => expect(await output()).toContain("title: Three"));
});

test("where the document stays the same, nothing is linted and typed again", async () => {
  const before = called("recover");
  await save("docs/page.md", "One<!-- a note -->");
  await until(async () => expect(called("recover")).toBeGreaterThan(before));
  await until(async () => expect(said.match(/unchanged/g)?.length).toBeGreaterThanOrEqual(4));
  expect([called("lintDocument"), called("generateTypes"), called("generateClient")]).toEqual([
    1, 1, 1,
  ]);
});

test("the config and what it names are watched too; a broken one is told, and mended", async () => {
  await save("specback.config.mjs", `export default { docs: "docs", title: "My " };`);
  await until(async () => expect(await output()).toContain("title: My One"));
  await save("specback.config.mjs", `export default { nonsense: 1 };`);
  await until(async () => expect(said).toContain("There is no option nonsense"));
  await save("specback.config.mjs", `export default { docs: "other" };`);
  await world.write("other/page.md", "Elsewhere");
  await until(async () => expect(await output()).toContain("title: Elsewhere"));
  await save("other/page.md", "Elsewhere, later");
  await until(async () => expect(await output()).toContain("Elsewhere, later"));
});

test("a stage that throws does not end the watch", async () => {
  await rm(join(world.cwd, "docs/page.md"));
  await until(async () => expect(said).toContain("ENOENT"));
  await save("docs/page.md", "Back");
  await until(async () => expect(await output()).toContain("title: Back"));
});
