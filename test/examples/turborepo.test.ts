import { execFile } from "node:child_process";
import {
  appendFile,
  chmod,
  cp,
  mkdir,
  mkdtemp,
  readFile,
  rm,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildCli, type BuiltCli } from "../helpers/built-cli.js";

let workspace: string;
let cli: BuiltCli;

/** A copy of the example, with specback as it is built in the place where npm would put it. */
beforeAll(async () => {
  workspace = await mkdtemp(join(tmpdir(), "specback-turborepo-"));
  await cp("examples/turborepo", workspace, { recursive: true });
  const modules = join(workspace, "node_modules");
  await mkdir(join(modules, ".bin"), { recursive: true });
  await symlink(resolve("node_modules/turbo"), join(modules, "turbo"));
  cli = await buildCli();
  const bin = join(modules, ".bin/specback");
  await writeFile(bin, `#!/bin/sh\nexec node ${cli.file} "$@"\n`);
  await chmod(bin, 0o755);
});

afterAll(async () => {
  await rm(workspace, { recursive: true, force: true });
  await cli.remove();
});

/** Which APIs were made anew, and which came from the cache. */
async function generate(): Promise<{ made: string[]; cached: string[] }> {
  const turbo = resolve("node_modules/.bin/turbo");
  const { stdout } = await promisify(execFile)(turbo, ["run", "generate", "--ui=stream"], {
    cwd: workspace,
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1", NO_COLOR: "1" },
  });
  const named = (state: string) =>
    [...stdout.matchAll(new RegExp(`@example/(\\w+)-api:generate: cache ${state}`, "g"))]
      .map((found) => found[1]!)
      .sort();
  return { made: named("miss"), cached: named("hit") };
}

test(
  "a workspace of two APIs makes each once, and again only the one whose docs have changed",
  { timeout: 240_000 },
  async () => {
    const output = join(workspace, "apis/notes/generated");
    expect(await generate()).toEqual({ made: ["notes", "orders"], cached: [] });
    const document = await readFile(join(output, "openapi.yaml"), "utf8");
    expect(document).toContain("operationId: getNote");

    await rm(output, { recursive: true });
    expect(await generate()).toEqual({ made: [], cached: ["notes", "orders"] });
    expect(await readFile(join(output, "openapi.yaml"), "utf8")).toBe(document);

    await appendFile(join(workspace, "apis/orders/docs/models/order.md"), "\n");
    expect(await generate()).toEqual({ made: ["orders"], cached: ["notes"] });
  },
);
