import { afterAll, beforeAll, expect, test } from "vitest";
import { aWorld, type TestWorld } from "./a-world.js";

let world: TestWorld;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.remove());

const commands = [[], ["recover"], ["generate"], ["init"]];

test.each(commands.map((words) => [words]))("%j --version says the version", async (words) => {
  expect(await world.specback([...words, "--version"])).toEqual({
    status: 0,
    stdout: "7.8.9\n",
    stderr: "",
  });
});

test.each(commands.map((words) => [words]))("%j --help says how to use it", async (words) => {
  const { status, stdout, stderr } = await world.specback([...words, "--help"]);
  expect([status, stderr]).toEqual([0, ""]);
  expect(stdout).toContain(`Usage: ${["specback", ...words].join(" ")} [options]`);
});

test.each([
  [["recover", "docs", "--fromat", "json"], "--fromat", "--format"],
  [["recover", "docs", "--ouput", "x"], "--ouput", "--output"],
  [["generate", "--pakage"], "--pakage", "--package"],
  [["generate", "--sever", "x"], "--sever", "--server"],
  [["init", "--versoin"], "--versoin", "--version"],
  [["genrate"], "genrate", "generate"],
  [["recovr", "docs"], "recovr", "recover"],
])("%j is refused, naming the nearest right word", async (words, wrong, right) => {
  const { status, stdout, stderr } = await world.specback(words);
  expect([status, stdout]).toEqual([2, ""]);
  expect(stderr).toContain(wrong);
  expect(stderr).toContain(`Did you mean ${right}?`);
});

test.each([
  [[], "Usage: specback"],
  [["recover"], "missing required argument 'docs'"],
  [["recover", "a", "b"], "too many arguments"],
  [["recover", "a", "--format", "toml"], "Allowed choices are yaml, json"],
  [["recover", "a", "--openapi", "2.0"], "Allowed choices are 3.1, 3.0"],
  [["recover", "a", "--output"], "argument missing"],
  [["generate", "--openapi", "3.2"], "Allowed choices are 3.1, 3.0"],
  [["generate"], "No docs are named"],
])("%j is wrong use", async (words, message) => {
  const { status, stdout, stderr } = await world.specback(words);
  expect([status, stdout]).toEqual([2, ""]);
  expect(stderr).toContain(message);
});
