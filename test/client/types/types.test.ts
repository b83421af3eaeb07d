import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { clientFiles } from "../../../src/client/client-files.js";
import { generateTypes } from "../../../src/types/generate-types.js";
import { things } from "./things.js";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const shared = {
  target: "ES2022",
  lib: ["ES2022", "DOM", "DOM.Iterable"],
  module: "NodeNext",
  moduleResolution: "NodeNext",
  noEmit: true,
  types: [],
};
const strict = { ...shared, strict: true, noUncheckedIndexedAccess: true };

/** What a consumer's tsconfig.json says, and which of the consumers it is for. */
const consumers = {
  strict: { compilerOptions: strict, files: ["strict.ts"] },
  exactOptionalPropertyTypes: {
    compilerOptions: { ...strict, exactOptionalPropertyTypes: true },
    files: ["strict.ts"],
  },
  "no strict": { compilerOptions: { ...shared, strict: false }, files: ["loose.ts"] },
};

let folder: string;

beforeAll(async () => {
  // Within node_modules, so that openapi-fetch is found from there.
  folder = await mkdtemp(fileURLToPath(new URL("../../../node_modules/.types-", import.meta.url)));
  await cp(fileURLToPath(new URL("consumer", import.meta.url)), folder, { recursive: true });
  const files = { "schema.d.ts": await generateTypes(things()), ...(await clientFiles(things())) };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await writeFile(join(folder, "package.json"), `{ "type": "module" }`);
  for (const [name, config] of Object.entries(consumers)) {
    await writeFile(join(folder, `${name}.json`), JSON.stringify(config));
  }
});

afterAll(() => rm(folder, { recursive: true }));

describe.each(["typescript", "typescript-6", "typescript-7"])("with %s", (compiler) => {
  it.each(Object.keys(consumers))("types a client under %s", async (name) => {
    const tsc = fileURLToPath(
      new URL(`../../../node_modules/${compiler}/bin/tsc`, import.meta.url),
    );
    const words = [tsc, "--project", join(folder, `${name}.json`), "--pretty", "false"];
    const said = await promisify(execFile)(process.execPath, words).then(
      ({ stdout }) => stdout,
      ({ stdout }: { stdout: string }) => stdout,
    );
    expect(said).toBe("");
  });
});
