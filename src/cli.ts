#!/usr/bin/env node
import { Console } from "node:console";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { run } from "./cli/run.js";
import { watchFiles } from "./cli/watch-paths.js";
import { writeTo } from "./cli/write-to.js";
import { lazyStages } from "./generate/stages.js";
import { realDisk } from "./output/disk.js";
import { sha256 } from "./output/hash.js";

// Standard output belongs to what a command writes: a config or a tool that logs must not get in.
globalThis.console = new Console(process.stderr);

const packageFile = new URL("../package.json", import.meta.url);
const packageText = readFileSync(packageFile, "utf8");
const { version } = JSON.parse(packageText) as { version: string };
const entry = fileURLToPath(import.meta.url);

// Set rather than exited with, so that all that was written can drain.
process.exitCode = await run(process.argv.slice(2), {
  stdout: writeTo(process.stdout),
  stderr: writeTo(process.stderr),
  cwd: process.cwd(),
  env: process.env,
  version,
  pipelineModule: fileURLToPath(new URL("./pipeline.js", import.meta.url)),
  stages: lazyStages,
  disk: realDisk,
  // The bundle names its parts by their contents, and the package its dependencies by their versions.
  identity: async () =>
    entry.endsWith(".js") ? sha256(packageText + readFileSync(entry, "utf8")) : undefined,
  terminal: () => {
    const { isTTY, columns, rows } = process.stderr;
    // Some terminals do not tell their size, and say 0.
    return isTTY ? { columns: columns || 80, rows: rows || 24 } : undefined;
  },
  clock: {
    now: () => performance.now(),
    every(milliseconds, work) {
      const timer = setInterval(work, milliseconds).unref();
      return () => clearInterval(timer);
    },
    later(milliseconds, work) {
      const timer = setTimeout(work, milliseconds);
      return () => clearTimeout(timer);
    },
  },
  watchPaths: watchFiles,
  interrupted() {
    const interruption = new AbortController();
    for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => interruption.abort());
    return interruption.signal;
  },
});
