/**
 * `npm run benchmark:client [-- --rounds N]`: calls per second on loopback, with answers of 1 kB.
 *
 * - engine: an operation method against openapi-fetch alone: the median of the ratios of rounds that follow
 *   each other, so that a busy machine slows both. The bar is 0.90.
 * - ky, hey-api: against these in the same rounds: ky, and what @hey-api/openapi-ts generates for fetch.
 *   Both are installed on the first run, beside the repository's own dependencies. The bar is 1.
 */
import { execFileSync, fork } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import createFetchClient from "openapi-fetch";
import { clientFiles } from "../src/client/client-files.js";
import type { OpenApiDocument } from "../src/document/openapi.js";
import { median, root } from "./benchmarking/measure.js";
import { words } from "./corpora.js";
import { randomNumbers, shuffled } from "./random.js";

const rounds = Number(words("--rounds")[0] ?? 25);
const [calls, atOnce] = [1000, 8];
const random = randomNumbers(Date.now());

const answer = { description: "OK", content: { "application/json": { schema: {} } } };
const document: OpenApiDocument = {
  openapi: "3.1.1",
  info: { title: "Things", version: "1.0.0" },
  security: [{ bearer: [] }],
  paths: {
    "/things/{id}": {
      get: {
        operationId: "getThing",
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
        responses: { "200": answer },
      },
    },
  },
  components: { securitySchemes: { bearer: { type: "http", scheme: "bearer" } } },
};

/** A server in a process of its own. */
const server = `
import { createServer } from "node:http";
const text = JSON.stringify({ id: "1", name: "x".repeat(1000) });
const headers = { "content-type": "application/json", "content-length": text.length };
createServer((_, response) => response.writeHead(200, headers).end(text))
  .listen(0, "127.0.0.1", function () { process.send(this.address().port); });
`;

type Run = () => Promise<unknown>;

async function contestants(baseUrl: string, folder: string): Promise<Record<string, Run>> {
  const headers = { authorization: "Bearer secret" };
  const bare = createFetchClient<Record<string, Record<string, object>>>({ baseUrl, headers });
  const ours = (await ourModule(folder)).createClient({ baseUrl, token: "secret" });
  const { ky, hey } = await rivals(folder);
  const kyApi = ky.create({ prefix: baseUrl, headers });
  hey.client.setConfig({ baseUrl, auth: "secret" });
  const get = bare.GET as unknown as (path: string, init: object) => Promise<unknown>;
  return {
    engine: () => get("/things/{id}", { params: { path: { id: "1" } } }),
    ours: () => ours.getThing({ path: { id: "1" } }),
    ky: () => kyApi.get("things/1").json(),
    "hey-api": () => hey.getThing({ path: { id: "1" } }),
  };
}

interface Ours {
  createClient(options: object): { getThing(options: object): Promise<unknown> };
}

async function ourModule(folder: string): Promise<Ours> {
  for (const [path, text] of Object.entries(await clientFiles(document))) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return bundled<Ours>(folder, "client");
}

/** A module of TypeScript with all that it imports, but for packages. */
async function bundled<Module>(folder: string, name: string): Promise<Module> {
  const outfile = join(folder, `${name}.mjs`);
  const entryPoints = [join(folder, `${name}.ts`)];
  await build({ entryPoints, outfile, bundle: true, format: "esm", packages: "external" });
  return (await import(pathToFileURL(outfile).href)) as Module;
}

interface Rivals {
  readonly ky: { create(options: object): { get(path: string): { json(): Promise<unknown> } } };
  readonly hey: {
    readonly client: { setConfig(options: object): void };
    getThing(options: object): Promise<unknown>;
  };
}

/** Both as their users have them: ky from its package, and what openapi-ts generates of the same document. */
async function rivals(folder: string): Promise<Rivals> {
  const prefix = join(root, "node_modules", ".cache", "rivals");
  const packages = ["ky@2.1.0", "@hey-api/openapi-ts@0.99.0", "typescript@5.9.3"];
  const generator = join(prefix, "node_modules", "@hey-api", "openapi-ts");
  if (!existsSync(generator)) {
    await mkdir(prefix, { recursive: true });
    await writeFile(join(prefix, "package.json"), "{}");
    const flags = ["--no-audit", "--no-fund", "--legacy-peer-deps"];
    execFileSync("npm", ["install", "--prefix", prefix, ...flags, ...packages]);
  }
  const [input, output] = [join(folder, "openapi.json"), join(folder, "hey")];
  await writeFile(input, JSON.stringify(document));
  const words = ["-i", input, "-o", output, "-c", "@hey-api/client-fetch", "--silent"];
  execFileSync(join(prefix, "node_modules", ".bin", "openapi-ts"), words, { cwd: prefix });
  const sdk = `export { client } from "./hey/client.gen.js";\nexport { getThing } from "./hey/sdk.gen.js";\n`;
  await writeFile(join(folder, "hey.ts"), sdk);
  // A module beside it finds ky as any of its users would.
  const entry = join(prefix, "entry.mjs");
  await writeFile(entry, `export { default as ky } from "ky";\n`);
  const { ky } = (await import(pathToFileURL(entry).href)) as Pick<Rivals, "ky">;
  return { ky, hey: await bundled<Rivals["hey"]>(folder, "hey") };
}

/** Seconds for all calls, some of them at once. */
async function time(run: Run): Promise<number> {
  const started = performance.now();
  let left = calls;
  const worker = async () => {
    while (left-- > 0) await run();
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return (performance.now() - started) / 1000;
}

// Within node_modules, so that openapi-fetch is found from there.
const folder = await mkdtemp(join(root, "node_modules", ".throughput-"));
await writeFile(join(folder, "server.mjs"), server);
const child = fork(join(folder, "server.mjs"));
try {
  const port = await new Promise<number>((resolve) => child.once("message", resolve as () => void));
  const runs = await contestants(`http://127.0.0.1:${port}`, folder);
  for (const run of Object.values(runs)) await time(run);
  const seconds: Record<string, number[]> = {};
  for (let round = 0; round < rounds; round += 1) {
    // In another order each time, so that none always follows the same.
    for (const name of shuffled(Object.keys(runs), random)) {
      (seconds[name] ??= []).push(await time(runs[name]!));
    }
  }
  for (const [name, of] of Object.entries(seconds)) {
    const ratios = of.map((value, round) => value / seconds["ours"]![round]!);
    const perSecond = Math.round(calls / median(of));
    console.log(
      `${name.padEnd(8)} ${perSecond} calls/s; ours does ${median(ratios).toFixed(3)} times as many`,
    );
    const bar = { engine: 0.9, ky: 1, "hey-api": 1 }[name];
    if (bar !== undefined && median(ratios) < bar) process.exitCode = 1;
  }
} finally {
  child.kill();
  await rm(folder, { recursive: true, force: true });
}
