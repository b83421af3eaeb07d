import { createServer, get } from "node:http";
import { readdir, readFile, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watchFiles } from "../../src/cli/watch-paths.js";
import type { Stages } from "../../src/generate/stages.js";
import { fakeStages, problem, theDocument } from "../generate/fake-stages.js";
import { aWorld, type TestWorld } from "./a-world.js";

// A real folder, really watched and served; what is waited for is what must come, however slow the machine is.

let world: TestWorld;
let interruption: AbortController;
let said: string;

beforeEach(async () => {
  world = await aWorld();
  [interruption, said] = [new AbortController(), ""];
});
afterEach(() => world.remove());

const until = (condition: () => Promise<void> | void) =>
  vi.waitFor(condition, { timeout: 40_000, interval: 20 });

/** Runs until it has said where it serves. */
async function serve(words: string[] = ["--port", "0"], stages = fakeStages().stages) {
  const say = async (text: string) => void (said += text);
  const ended = world.specback(["serve", ...words], stages, {
    ...{ watchPaths: watchFiles, interrupted: () => interruption.signal },
    ...{ stdout: say, stderr: say },
    clock: {
      now: () => performance.now(),
      every: () => () => {},
      later: (milliseconds, work) => {
        const timer = setTimeout(work, milliseconds);
        return () => clearTimeout(timer);
      },
    },
  });
  await until(() => expect(said).toMatch(/Ctrl-C ends it/));
  const url = /http:\S+\//.exec(said)![0];
  return {
    url,
    page: async (path = "") => (await fetch(url + path)).text(),
    async end() {
      interruption.abort();
      return (await ended).status;
    },
  };
}

/** A document whose title is the text of the page, which is an error where it says so. */
function pageStages(): Stages {
  const { stages } = fakeStages();
  return {
    ...stages,
    async recover(options) {
      const result = await stages.recover(options);
      const title = await readFile(join(options.docs, "page.md"), "utf8");
      const document = { ...theDocument, info: { title, version: "1.0.0" } };
      const found = {
        ...problem("broken", "error"),
        origin: { file: "page.md", line: 3, column: 1 },
      };
      return { ...result, document, diagnostics: title.includes("broken") ? [found] : [] };
    },
  };
}

const save = (file: string, text: string) => writeFile(join(world.cwd, file), text);

/** The last that open pages were told. */
function listen(url: string): { readonly last: () => string; readonly ended: Promise<void> } {
  let text = "";
  const ended = new Promise<void>((resolve) => {
    const request = get(`${url}specback/events`, (response) => {
      response.on("data", (chunk) => (text += String(chunk)));
      response.on("close", resolve);
    });
    request.on("error", () => resolve());
  });
  return { last: () => text.trim().split("\n").at(-1) ?? "", ended };
}

test("what is saved shows, a broken page is told and leaves the last portal, and Ctrl-C ends it", async () => {
  await world.write("specback.config.mjs", `export default { docs: "docs" };`);
  await world.write("docs/page.md", "One");
  const { url, page, end } = await serve(undefined, pageStages());
  expect(await page()).toContain("<title>One</title>");
  expect(await page("v/1.0.0/index.html")).toContain("/live.js");
  const listening = listen(url);
  await until(() => expect(listening.last()).toContain(`"problems":[]`));
  const before = listening.last();

  await save("docs/page.md", "broken");
  await until(() => expect(listening.last()).toContain("Something about broken."));
  expect(listening.last()).toContain(`docs/page.md:3"`);
  await until(() => expect(said).toContain("The last good portal stays"));
  expect(await page()).toContain("<title>One</title>");

  await save("specback.config.mjs", `export default { nonsense: 1 };`);
  await until(() => expect(said).toContain("There is no option nonsense"));
  await save("specback.config.mjs", `export default { docs: "docs" };`);
  await save("docs/page.md", "Two");
  await until(async () => expect(await page()).toContain("<title>Two</title>"));
  await until(() => expect(listening.last()).toContain(`"problems":[]`));
  expect(listening.last()).not.toBe(before);

  expect(await end()).toBe(130);
  await listening.ended;
  await expect(fetch(url)).rejects.toThrow();
  expect((await readdir(world.cwd)).sort()).toEqual(["docs", "specback.config.mjs"]);
});

test("docs that are broken from the beginning are waited for; a document is followed too", async () => {
  await world.write("api.json", "{}");
  const { url, page, end } = await serve(["--document", "api.json", "--port", "0"]);
  expect(said).toContain("not-an-openapi-document");
  expect((await fetch(url)).status).toBe(503);
  const document = {
    ...theDocument,
    paths: { "/x": { get: { operationId: "x", responses: { "204": { description: "Done." } } } } },
  };
  await save("api.json", JSON.stringify(document));
  await until(async () => expect(await page()).toContain("<title>Actor Tokens</title>"));
  expect((await fetch(`${url}mock/x`)).status).toBe(204);
  expect(await page("specback/console.json")).toContain(`"anchor":"x"`);
  expect(await end()).toBe(130);
});

test("a portal's earlier versions are served beside, and its folder stays as it is", async () => {
  const versioned = (version: string) =>
    JSON.stringify({ ...theDocument, info: { title: "T", version } });
  await world.write("api.json", versioned("1.0.0"));
  await world.specback(["portal", "--document", "api.json", "--out", "site"]);
  const before = await readFile(join(world.cwd, "site/versions.json"), "utf8");
  await save("api.json", versioned("2.0.0"));
  const { page, end } = await serve(["--document", "api.json", "--out", "site", "--port", "0"]);
  expect(await page("versions.json")).toContain("1.0.0");
  expect(await page("v/1.0.0/index.html")).toContain("T 1.0.0");
  expect(await page("v/2.0.0/changelog.html")).toContain("since 1.0.0");
  await end();
  expect(await readFile(join(world.cwd, "site/versions.json"), "utf8")).toBe(before);
});

test("a port that is taken is told where it was asked for; wrong words are wrong use", async () => {
  await world.write("api.json", JSON.stringify(theDocument));
  const other = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => other.once("listening", resolve));
  const { port } = other.address() as AddressInfo;
  const words = ["serve", "--document", "api.json"];
  const taken = await world.specback([...words, "--port", String(port)]);
  expect([taken.status, taken.stderr]).toEqual([
    1,
    expect.stringContaining(`Something else listens at 127.0.0.1, port ${port}, already.`),
  ]);
  other.close();
  const nowhere = await world.specback([...words, "--host", "192.0.2.1"]);
  expect([nowhere.status, nowhere.stderr]).toEqual([1, expect.stringContaining("address-not-had")]);
  expect((await world.specback([...words, "--port", "70000"])).status).toBe(2);
  expect((await world.specback(["serve"])).status).toBe(2);
});
