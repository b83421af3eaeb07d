import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";

// The command line as a process of its own: what only a real pipe can show.

const entry = fileURLToPath(new URL("../../src/cli.ts", import.meta.url));
const tsx = import.meta.resolve("tsx");
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "specback-process-"));
  await mkdir(join(folder, "docs/models"), { recursive: true });
  for (let page = 0; page < 60; page++) {
    const description = `${"A long word of description. ".repeat(3600)}End ${page}.`;
    await writeFile(
      join(folder, `docs/models/big${page}.md`),
      `# Big${page}\n\n## Fields\n\n| Field | Type | Required | Description |\n| --- | --- | --- | --- |\n` +
        `| \`name\` | *str* | :heavy_check_mark: | ${description} |\n`,
    );
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function specback(...words: string[]) {
  const child = spawn(process.execPath, ["--import", tsx, entry, ...words], { cwd: folder });
  let stderr = "";
  child.stderr.on("data", (data) => (stderr += data));
  const ended = new Promise<{ status: number | null; stderr: string }>((resolve) =>
    child.on("close", (status) => resolve({ status, stderr })),
  );
  return { child, ended };
}

test("a document of 5 MB arrives whole at a slow reader", { timeout: 60_000 }, async () => {
  const { child, ended } = specback("recover", ".");
  const parts: Buffer[] = [];
  for await (const part of child.stdout) {
    parts.push(part as Buffer);
    await sleep(5);
  }
  const text = Buffer.concat(parts).toString();
  expect((await ended).status).toBe(0);
  expect(text.length).toBeGreaterThan(5_000_000);
  const { components } = parse(text) as { components: { schemas: Record<string, object> } };
  expect(Object.keys(components.schemas)).toHaveLength(60);
  await specback("recover", ".", "--output", "whole.yaml").ended;
  expect(await readFile(join(folder, "whole.yaml"), "utf8")).toBe(text);
});

test("a reader that goes away is no error", { timeout: 60_000 }, async () => {
  const { child, ended } = specback("recover", ".");
  child.stdout.once("data", () => child.stdout.destroy());
  const { status, stderr } = await ended;
  expect(status).toBe(0);
  expect(stderr).not.toContain("EPIPE");
});

test("what a config logs does not get into the document", { timeout: 60_000 }, async () => {
  await writeFile(join(folder, "loud.mjs"), `console.log("LOUD"); export default { title: "T" };`);
  const { child, ended } = specback("recover", ".", "--config", "loud.mjs", "--format", "json");
  let stdout = "";
  child.stdout.on("data", (data) => (stdout += data));
  const { status, stderr } = await ended;
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ info: { title: "T" } });
  expect(stderr).toContain("LOUD");
});

test("the version is the package's", { timeout: 60_000 }, async () => {
  const { child, ended } = specback("--version");
  let stdout = "";
  child.stdout.on("data", (data) => (stdout += data));
  expect((await ended).status).toBe(0);
  const manifest = await readFile(new URL("../../package.json", import.meta.url), "utf8");
  expect(stdout.trim()).toBe((JSON.parse(manifest) as { version: string }).version);
});
