/**
 * `npm run check:package`: packs the package as npm would publish it, and uses it as others would: in
 * a temporary project, from the tarball.
 */
import { spawnSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = process.cwd();
const folder = await mkdtemp(join(tmpdir(), "specback-package-"));
const consumer = join(folder, "consumer");

try {
  run(root, "npm", "pack", "--pack-destination", folder);
  const packed = await tarballIn(folder);
  checkTarball(packed);

  await mkdir(consumer);
  await cp(resolve("test/fixtures/consumer"), consumer, { recursive: true });
  await cp(resolve("spec/docs"), join(consumer, "sdk"), { recursive: true });
  run(consumer, "npm", "install", "--prefer-offline", "--no-audit", "--no-fund", packed);

  const { version } = JSON.parse(await readFile("package.json", "utf8")) as { version: string };
  expectEqual("specback --version", run(consumer, "npx", "specback", "--version").trim(), version);

  const recovered = run(consumer, "npx", "specback", "recover", "sdk", "--format", "json");
  const { openapi, paths } = JSON.parse(recovered) as { openapi: string; paths: object };
  expectEqual("openapi", openapi, "3.1.1");
  expectEqual("operations", Object.keys(paths).length, 2);

  // A typed config of theirs, which imports specback/pipeline, and all that follows from it.
  run(consumer, "npx", "specback", "generate");
  const generated = (await readdir(join(consumer, "generated"))).sort();
  expectEqual(
    "generated",
    generated.join(),
    ".specback.json,client.ts,enums.ts,openapi.json,openapi.yaml,runtime,schema.d.ts",
  );

  // A package of the client alone.
  run(consumer, "npx", "specback", "generate", "--package", "--output", "own-package");
  const own = await mkdtemp(join(folder, "own-"));
  run(join(consumer, "own-package"), "npm", "pack", "--pack-destination", own);
  checkTarball(await tarballIn(own));

  run(consumer, "npx", "tsc", "-p", ".");
  run(consumer, "node", "consumer.mjs");
  console.log("The packed package works in a project of its own.");
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function tarballIn(place: string): Promise<string> {
  const tarball = (await readdir(place)).find((name) => name.endsWith(".tgz"));
  if (tarball === undefined) throw new Error("npm pack made no tarball.");
  return join(place, tarball);
}

/** Whether a package's manifest says what is in it, and its types are found as its code is. */
function checkTarball(tarball: string): void {
  run(root, "npx", "publint", "run", tarball, "--strict");
  run(root, "npx", "attw", tarball, "--profile", "esm-only", "--no-emoji");
}

/** Runs a command to its end and returns its standard output; throws with all it said if it fails. */
function run(cwd: string, command: string, ...words: string[]): string {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(command, words, { cwd, encoding: "utf8" });
  if (status !== 0) {
    throw new Error(`${command} ${words.join(" ")} exited ${status}\n${stdout}\n${stderr}`);
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`ok  ${seconds.padStart(5)} s  ${command} ${words[0]} ${words[1] ?? ""}`);
  return stdout;
}

function expectEqual(what: string, actual: unknown, expected: unknown): void {
  if (actual !== expected) throw new Error(`${what} is ${actual}, and should be ${expected}.`);
}
