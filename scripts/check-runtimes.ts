/**
 * `npm run check:runtimes`: generates a client, bundles it with all of its parts, and runs it against a local
 * server in Deno, Bun, Node.js and workerd, which is what Cloudflare's edge runs. They are installed on the
 * first run, beside the repository's own dependencies; one that cannot be had is skipped aloud.
 */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import { root } from "./benchmarking/measure.js";
import { serve } from "./browser/api.js";
import { bundle } from "./browser/bundle.js";
import { report } from "./browser/report.js";

const prefix = join(root, "node_modules", ".cache", "runtimes");

/** A way to run a script that is told where the server is. */
interface Runtime {
  readonly name: string;
  /** The npm package and its version; none where it is there already. */
  readonly packaged?: readonly [name: string, version: string];
  readonly script: "program.js" | "worker.js";
  start(at: { file: string; folder: string; origin: string }): Promise<ChildProcess>;
}

const command = (name: string) => join(prefix, "node_modules", ".bin", name);
const run = (file: string, ...words: string[]) =>
  spawn(file, words, { stdio: ["ignore", "inherit", "inherit"] });

const runtimes: readonly Runtime[] = [
  {
    ...{ name: "node", script: "program.js" },
    start: async ({ file, origin }) => run(process.execPath, file, origin),
  },
  {
    ...{ name: "deno", packaged: ["deno", "2.9.6"], script: "program.js" },
    start: async ({ file, origin }) =>
      run(command("deno"), "run", "--allow-net=127.0.0.1", "--no-lock", file, origin),
  },
  {
    ...{ name: "bun", packaged: ["bun", "1.4.5"], script: "program.js" },
    start: async ({ file, origin }) => run(command("bun"), "run", file, origin),
  },
  {
    ...{ name: "workerd", packaged: ["workerd", "1.20260730.1"], script: "worker.js" },
    start: startWorkerd,
  },
];

/** Starts workerd with the script as its only worker, and sends that a request. */
async function startWorkerd({ folder, origin }: { folder: string; origin: string }) {
  const config = join(folder, "config.capnp");
  await writeFile(
    config,
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .main),
    (name = "internet", network = (allow = ["private"])),
  ],
  sockets = [(name = "http", http = (), service = "main")],
);
const main :Workerd.Worker = (
  modules = [(name = "worker", esModule = embed "worker.mjs")],
  compatibilityDate = "2026-01-01",
);
`,
  );
  const address = `127.0.0.1:${await freePort()}`;
  const child = run(command("workerd"), "serve", `--socket-addr=http=${address}`, config);
  const url = `http://${address}/?origin=${encodeURIComponent(origin)}`;
  void (async () => {
    for (let tries = 0; tries < 50; tries += 1) {
      const response = await fetch(url).catch(() => setTimeout(100));
      if (response) break;
    }
  })();
  return child;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  await promisify(server.close.bind(server))();
  return port;
}

/** Installs a runtime where it is not there yet; what went wrong where it cannot be had. */
async function install([name, version]: readonly [string, string]): Promise<string | undefined> {
  if (existsSync(join(prefix, "node_modules", name))) return undefined;
  await mkdir(prefix, { recursive: true });
  const manifest = join(prefix, "package.json");
  if (!existsSync(manifest)) await writeFile(manifest, "{}");
  const words = ["install", "--prefix", prefix, "--no-audit", "--no-fund", `${name}@${version}`];
  return promisify(execFile)("npm", words).then(
    () => undefined,
    (error: Error) => error.message.split("\n").at(-2) ?? error.message,
  );
}

async function check({ name, packaged, script, start }: Runtime): Promise<void> {
  const missing = packaged && (await install(packaged));
  if (missing !== undefined) return console.log(`SKIPPED ${name}: ${missing}`);
  const folder = await mkdtemp(join(root, "node_modules", ".cache", "runtime-"));
  const file = join(folder, script.replace(".js", ".mjs"));
  await writeFile(file, await bundle(script));
  const server = await serve("");
  let child: ChildProcess | undefined;
  try {
    child = await start({ file, folder, origin: server.url });
    const late = setTimeout(30_000, undefined, { ref: false });
    const ended = once(child, "exit").then(() => setTimeout(1000, undefined, { ref: false }));
    const found = await Promise.race([server.found, late, ended]);
    console.log(`${name}${packaged ? ` ${packaged[1]}` : ` ${process.version}`}`);
    const isWell = report((found ?? {}) as Record<string, unknown>);
    if (!isWell) process.exitCode = 1;
  } finally {
    child?.kill();
    server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

for (const runtime of runtimes) await check(runtime);
