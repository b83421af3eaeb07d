import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { redoclyParts } from "../../src/redocly/redocly-parts.js";
import { redoclyScript } from "../../src/redocly/run-redocly.js";

test.each([
  ["lint", 10],
  ["build-docs", 11],
])("the installed Redocly is known well enough to load %s ahead", async (command, least) => {
  const parts = await redoclyParts(pathToFileURL(redoclyScript()), command);
  expect(parts.length).toBeGreaterThanOrEqual(least);
  expect(parts.filter((part) => !existsSync(part))).toEqual([]);
});

test("what a command imports is loaded for that command alone", async () => {
  const folder = await mkdtemp(join(tmpdir(), "specback-parts-"));
  try {
    await writeFile(join(folder, "cli.js"), "await import('./main.js');");
    const main =
      'import{a as b}from"./a.js";import"./b.js";import c from"node:fs";' +
      'y.command("lint [apis...]","x",()=>{},async()=>{await import("./lint.js")})' +
      '.command("lint-more","x",async()=>{await import("./more.js")})';
    await writeFile(join(folder, "main.js"), main);
    const script = pathToFileURL(join(folder, "cli.js"));
    const names = (await redoclyParts(script, "lint")).map(({ pathname }) =>
      pathname.split("/").at(-1),
    );
    expect(names).toEqual(["a.js", "b.js", "lint.js"]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
