/**
 * `npm run benchmark:client [-- --rounds N]`: calls per second on loopback, with answers of 1 kB.
 *
 * - engine: an operation method against openapi-fetch alone: the median of the ratios of rounds that follow
 *   each other, so that a busy machine slows both. The bar is 0.90.
 * - ky, hey-api: against these in the same rounds. They are installed on the first run, beside the
 *   repository's own dependencies.
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

const rounds = Number(words("--rounds")[0] ?? 15);
const [calls, atOnce] = [1500, 8];

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
  const { ky, hey } = await rivals();
  const kyApi = ky.create({ prefix: baseUrl, headers });
  const heyApi = hey.createClient({ baseUrl, headers });
  const get = bare.GET as unknown as (path: string, init: object) => Promise<unknown>;
  return {
    engine: () => get("/things/{id}", { params: { path: { id: "1" } } }),
    ours: () => ours.getThing({ path: { id: "1" } }),
    ky: () => kyApi.get("things/1").json(),
    "hey-api": () => heyApi.get({ url: "/things/{id}", path: { id: "1" } }),
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
  const outfile = join(folder, "client.mjs");
  const entryPoints = [join(folder, "client.ts")];
  await build({ entryPoints, outfile, bundle: true, format: "esm", packages: "external" });
  return (await import(pathToFileURL(outfile).href)) as Ours;
}

interface Rivals {
  readonly ky: { create(options: object): { get(path: string): { json(): Promise<unknown> } } };
  readonly hey: {
    createClient(options: object): { get(options: object): Promise<unknown> };
  };
}

async function rivals(): Promise<Rivals> {
  const prefix = join(root, "node_modules", ".cache", "rivals");
  const packages = ["ky@2.1.0", "@hey-api/client-fetch@0.13.1"];
  if (!existsSync(join(prefix, "node_modules", "ky"))) {
    await mkdir(prefix, { recursive: true });
    await writeFile(join(prefix, "package.json"), "{}");
    const flags = ["--no-audit", "--no-fund", "--legacy-peer-deps"];
    execFileSync("npm", ["install", "--prefix", prefix, ...flags, ...packages]);
  }
  // A module beside them finds them as any of their users would.
  const entry = join(prefix, "entry.mjs");
  await writeFile(
    entry,
    `export { default as ky } from "ky";\nexport * as hey from "@hey-api/client-fetch";\n`,
  );
  return (await import(pathToFileURL(entry).href)) as Rivals;
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
    // In turn from both ends, so that none always follows the same.
    const names = Object.keys(runs);
    for (const name of round % 2 ? names : names.reverse()) {
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
